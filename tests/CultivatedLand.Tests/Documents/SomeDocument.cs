using System.Text;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Documents.Reading.Head;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Tests.Documents;

/// <summary>Documents and drafts of a few words, and what a test makes of them.</summary>
internal static class SomeDocument
{
    public static Passage Passage(string text) => new(text, new(0, null, null, 0));

    public static SourceFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    public static PlanDraft Draft(string text, int? year = null, DateOnly? today = null, string name = "plan.txt") =>
        Draft(File(name, text), year, today);

    public static PlanDraft Draft(SourceFile file, int? year = null, DateOnly? today = null) =>
        PlanReader.Read(file, new PlanReadOptions(year, today)) switch
        {
            ReadOutcome.Plan plan => plan.Draft,
            ReadOutcome.Unusable unusable => throw new Xunit.Sdk.XunitException(unusable.Reason.English),
            var other => throw new Xunit.Sdk.XunitException($"{other}"),
        };

    public static SourceDocument Document(SourceFile file) => Assert.IsType<SourceOutcome.Opened>(SourceReader.Open(file)).Document;

    public static string Refusal(SourceFile file) => Assert.IsType<ReadOutcome.Unusable>(PlanReader.Read(file)).Reason.English;
}
