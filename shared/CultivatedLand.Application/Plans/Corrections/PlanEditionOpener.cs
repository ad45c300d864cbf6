using CultivatedLand.Application.Plans.Readings;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>Opener of editions: it applies the corrections to what was read, and makes the plan. It reads no document.</summary>
public sealed class PlanEditionOpener(PlanCheck planCheck, TimeProvider clock)
{
    /// <param name="kept">Where the reading is kept. Null for one that could not be kept.</param>
    internal OpenedPlanEdition Open(PlanEdition edition, PlanReading reading, KeptReading? kept, PlanEditionRecord? planEditionRecord)
    {
        var isDraft = edition.State == EditionState.Draft;
        var startLock = isDraft ? null : planEditionRecord?.Seal;
        var day = (isDraft ? null : startLock?.CountsFrom ?? startLock?.At ?? edition.StartedAt) ?? clock.GetUtcNow();
        var today = ChinaTime.DateOf(day);
        var corrections = new DraftCorrections(planEditionRecord?.Corrections ?? []);
        var corrected = corrections.Apply(reading.On(today), today);
        var plan = Build(corrected, today, isDraft ? null : planEditionRecord?.PlanId ?? edition.PlanId, planEditionRecord, isDraft);
        return new OpenedPlanEdition(edition, reading, kept, corrections, corrected, plan, planEditionRecord?.Seal, today)
        {
            LastRereading = planEditionRecord?.Rereading,
        };
    }

    private Plan Build(CorrectedDraft corrected, DateOnly today, string? planId, PlanEditionRecord? planEditionRecord, bool isDraft)
    {
        var at = planEditionRecord?.At is { } told && told.Fits(corrected.Draft) ? told : null;
        var known = at is not null || isDraft ? at?.Path : PlanBuilder.Written(corrected.Draft)?.Path ?? planEditionRecord?.Place;
        var plan = new PlanBuilder(planCheck.Calendar, today).Build(corrected.Draft, planId, Place.Parse(known));
        if (at is { Path: null })
            plan = plan with { OpenAt = at.Choices.Select(Place.Parse).OfType<Place>().ToEquatableArray() };
        if (AcceptanceLevels.Parse(corrected[DraftFieldPath.CountsAt]) is { } level)
            plan = plan with
            {
                Tasks = plan.Tasks.Select(task => task with { Spec = task.Spec with { CountsAt = level } }).ToEquatableArray(),
            };
        if (
            corrected[DraftFieldPath.Policy] is not { Length: > 0 } json
            || DeadlinePolicyFile.Read("policy", System.Text.Encoding.UTF8.GetBytes(json))
                is not LoadResult<DeadlinePolicy>.Ok { Value: var policy }
        )
            return plan;
        return plan with { Tasks = plan.Tasks.Select(task => task with { Spec = task.Spec with { Policy = policy } }).ToEquatableArray() };
    }
}
