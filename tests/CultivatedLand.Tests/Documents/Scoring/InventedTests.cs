using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Testing;
using CultivatedLand.Tests.Documents.Reading.Kinds;
using CultivatedLand.Tests.Documents.Sources;
using Xunit.Abstractions;

namespace CultivatedLand.Tests.Documents.Scoring;

/// <summary>
/// Whole documents of many genres with invented places, annotated before the reader saw them.
/// The figures are what it reaches; they only rise.
/// </summary>
public class InventedTests(ITestOutputHelper output)
{
    [Fact]
    public void Invented_documents_are_read_as_they_were_annotated()
    {
        var sheet = new ScoreSheet();
        foreach (var path in Paths)
            sheet.Add(ExpectedReading.Load(Expectation(path)), Read(path));
        output.WriteLine($"{sheet}\n\n{string.Join('\n', sheet.Misses)}");
        Assert.True(
            sheet.F1("due") >= 0.99m
                && sheet.Recall("due") == 1
                && sheet.F1("start") >= 0.98m
                && sheet.F1("area") >= 0.97m
                && sheet.F1("unit") >= 0.96m
                && sheet.F1("share") >= 0.98m
                && sheet.F1("rate") >= 0.98m
                && sheet.F1("rhythm") >= 0.98m,
            $"{sheet}\n{string.Join('\n', sheet.Misses)}"
        );
    }

    [Fact]
    public void A_document_that_sets_no_deadline_gets_none() =>
        Assert.All(
            Paths.Where(path => ExpectedReading.Load(Expectation(path)).IsNegative),
            path => Assert.DoesNotContain(Read(path).Tasks.SelectMany(task => task.Phases), phase => phase.Due is not null)
        );

    [Fact]
    public void The_same_words_in_a_Word_file_set_the_same_deadlines_and_areas() =>
        Assert.All(
            Paths.Where(path =>
                path.EndsWith(".txt", StringComparison.Ordinal) && !File.ReadAllText(path).Contains('\t', StringComparison.Ordinal)
            ),
            path =>
            {
                var word = Packages.Word(
                    string.Concat(File.ReadAllLines(path).Where(line => line.Length > 0).Select(line => Packages.P(line)))
                );
                var (text, other) = (Read(path), SomeDocument.Draft(word));
                Assert.Equal(text.Dues(), other.Dues());
                Assert.Equal(text.Areas(), other.Areas());
            }
        );

    private static IEnumerable<string> Paths =>
        Directory
            .GetFiles(Path.Combine(Repository.Root, "tests", "CultivatedLand.Tests", "Documents", "Invented"))
            .Where(path => !path.EndsWith(".json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string Expectation(string path) => Path.ChangeExtension(path, null) + ".expected.json";

    private static PlanDraft Read(string path) => SomeDocument.Draft(new SourceFile(Path.GetFileName(path), File.ReadAllBytes(path)));
}
