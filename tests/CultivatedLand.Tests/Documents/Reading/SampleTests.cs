namespace CultivatedLand.Tests.Documents.Reading;

/// <summary>
/// Each sample stands beside a .read file with what a reader should make of it, checked by hand. To review a change of
/// the reader, run with CULTIVATEDLAND_REWRITE_SAMPLES=1 and look at the difference.
/// </summary>
public class SampleTests
{
    public static TheoryData<string> Samples => [.. SampleFiles.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_reads_as_it_was_checked(string name)
    {
        var found = DraftSummary.Of(SomeDocument.Draft(SampleFiles.Open(name)));
        var path = SampleFiles.ReadingOf(name);
        if (Environment.GetEnvironmentVariable("CULTIVATEDLAND_REWRITE_SAMPLES") == "1")
            File.WriteAllText(path, found);
        Assert.Equal(File.ReadAllText(path), found);
    }

    [Fact]
    public void A_sample_reads_the_same_as_text_and_as_a_word_document()
    {
        var lines = SampleFiles.Text("town-plan-brackets.txt").Split('\n').Where(line => line.Trim().Length > 0);
        var word = Sources.Packages.Word(string.Concat(lines.Select(line => Sources.Packages.P(line))));
        Assert.Equal(
            DraftSummary.Of(SomeDocument.Draft(SampleFiles.Open("town-plan-brackets.txt"))),
            DraftSummary.Of(SomeDocument.Draft(word))
        );
    }

    [Fact]
    public void A_document_in_GB18030_reads_the_same_as_in_UTF_8()
    {
        var bytes = System
            .Text.CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!
            .GetBytes(SampleFiles.Text("county-plan-stages.txt"));
        Assert.Equal(
            DraftSummary.Of(SomeDocument.Draft(SampleFiles.Open("county-plan-stages.txt"))),
            DraftSummary.Of(SomeDocument.Draft(new CultivatedLand.Documents.Sources.SourceFile("county-plan-stages.txt", bytes)))
        );
    }
}
