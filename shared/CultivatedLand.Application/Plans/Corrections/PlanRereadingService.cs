using System.Globalization;
using CultivatedLand.Application.Plans.Readings;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>
/// Service that has the document of a draft read again, because a better reader has come. It happens where a person asks for it, and
/// never by itself: what people have checked does not change behind their backs. Corrections stay.
/// </summary>
public sealed class PlanRereadingService(
    PlanEditionService planEditionService,
    PlanEditionOpener planEditionOpener,
    EditionReadings editionReadings,
    PlanReadingStore planReadingStore,
    PlanCheck planCheck,
    TimeProvider clock
)
{
    /// <summary>Whether the draft was read by an older reader than the present one.</summary>
    public bool IsOffered(OpenedPlanEdition opened)
    {
        ArgumentNullException.ThrowIfNull(opened);
        return opened is { CanBeCorrected: true, Kept: { } kept } && planReadingStore.IsOutdated(kept);
    }

    /// <param name="mayHave">Whether this person may send the plan that is read now.</param>
    /// <param name="completion">Completion of the place, where the document is read to lie elsewhere.</param>
    public async Task<RereadingOutcome> ReadAgain(
        string contentHash,
        string by,
        Func<Plan, bool> mayHave,
        PlaceCompletion completion,
        CancellationToken cancellationToken
    )
    {
        if (
            await planEditionService.Open(contentHash, cancellationToken) is not { } opened
            || await editionReadings.Original(opened.Edition, cancellationToken) is not { } original
        )
            return new RereadingOutcome.NoSuchEdition();
        if (!opened.CanBeCorrected)
            return new RereadingOutcome.TooLate();
        switch (planReadingStore.Read(original, opened.Today))
        {
            case ReadOutcome.Unusable unusable:
                return new RereadingOutcome.Refused(unusable.Reason);
            case ReadOutcome.Plan read:
                var kept = await planReadingStore.Keep(read, cancellationToken);
                RereadingOutcome outcome = new RereadingOutcome.NoSuchEdition();
                await planEditionService.Change(
                    contentHash,
                    (before, record) =>
                    {
                        (var changed, outcome) = ReadAgain(before, record, read.Reading, kept, by, mayHave, completion);
                        return changed;
                    },
                    () => outcome = new RereadingOutcome.TooLate(),
                    cancellationToken
                );
                return outcome;
            default:
                throw new InvalidOperationException("A document is a plan or it is unusable.");
        }
    }

    private (PlanEditionRecord? Record, RereadingOutcome Outcome) ReadAgain(
        OpenedPlanEdition before,
        PlanEditionRecord record,
        PlanReading reading,
        KeptReading kept,
        string by,
        Func<Plan, bool> mayHave,
        PlaceCompletion completion
    )
    {
        var match = new ReadingMatch(before.Reading.Read, reading.Read);
        var entry = new Correction(DraftFieldPath.Reading, Version(before.Kept), Version(kept), by, clock.GetUtcNow());
        var changed = record with { Reading = kept, Corrections = [.. record.Corrections.Select(match.Carry), entry], Seal = null };
        var after = planEditionOpener.Open(before.Edition, reading, kept, changed);
        if (PlanBuilder.Written(after.Draft) != PlanBuilder.Written(before.Draft))
        {
            changed = changed with { At = EditionPlace.Of(after.Draft, completion) };
            after = planEditionOpener.Open(before.Edition, reading, kept, changed);
        }

        if (!mayHave(after.Plan))
            return (null, new RereadingOutcome.Elsewhere());
        if (planCheck.Fault(after.Plan) is { } fault)
            return (null, new RereadingOutcome.Refused(fault));
        var rereading = ReadingComparer.Compare(before, after, match, by, clock.GetUtcNow());
        return (changed.Told(after.Plan) with { Rereading = rereading }, new RereadingOutcome.Done(rereading));
    }

    private static string Version(KeptReading? kept) => kept?.Reader.ToString(CultureInfo.InvariantCulture) ?? "";
}
