using CultivatedLand.Application.Plans.Readings;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Documents.Sources;

namespace CultivatedLand.Tests.Application.Plans.Corrections;

/// <summary>Reader of plans that counts how often it reads. A test can put a better reader in its place.</summary>
internal sealed class CountingReader : IPlanReader
{
    private readonly CurrentPlanReader _present = new();

    public int Reads { get; set; }

    /// <summary>What a better reader makes of what the present one reads. Null while there is no better one.</summary>
    public Func<PlanReading, PlanReading>? Better { get; set; }

    public int Version => Better is null ? _present.Version : _present.Version + 1;

    public ReadOutcome Read(SourceFile file, DateOnly today)
    {
        Reads++;
        var outcome = _present.Read(file, today);
        return outcome is ReadOutcome.Plan plan && Better is not null ? Of(plan.Document, Better(plan.Reading), today) : outcome;
    }

    private static ReadOutcome.Plan Of(SourceDocument document, PlanReading reading, DateOnly today) =>
        new(document, reading, reading.On(today));
}
