namespace CultivatedLand.Tests.Documents;

public class ProvenanceTests
{
    public static TheoryData<string> Samples => [.. SampleFiles.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_quote_of_a_sample_stands_where_it_says(string name)
    {
        var file = SampleFiles.Open(name);
        Assert.Null(Provenance.FirstWrong(SomeDocument.Document(file), SomeDocument.Draft(file)));
    }

    [SharedFact]
    public void Every_quote_of_the_real_documents_stands_where_it_says()
    {
        foreach (var path in SharedTexts.Notices.Concat(SharedTexts.HeldIn).Concat(SharedTexts.Newer))
        {
            var file = SomeDocument.File(Path.GetFileName(path), SharedTexts.Text(path));
            Assert.Null(Provenance.FirstWrong(SomeDocument.Document(file), SomeDocument.Draft(file)));
        }
    }

    [Fact]
    public void A_year_filled_in_makes_a_phase_inferred() =>
        Assert.Equal(
            CultivatedLand.Documents.Drafts.Confidence.Inferred,
            SomeDocument
                .Draft("某镇2023年整改工作方案\n一、工作任务\n（一）翻耕。8月20日前完成翻耕。")
                .Tasks.Single()
                .Phases.Single()
                .Confidence
        );

    [Fact]
    public void A_guess_comes_with_a_finding() =>
        Assert.Contains(
            SomeDocument.Draft("某镇2023年整改工作方案\n一、工作步骤\n（一）整改阶段（4月15日 7月31日）").Findings,
            finding => finding.Code == "date-guess"
        );
}
