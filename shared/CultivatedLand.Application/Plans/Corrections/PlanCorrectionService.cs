using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>Service that keeps the corrections that people make to drafts.</summary>
public sealed class PlanCorrectionService(
    PlanEditionService planEditionService,
    PlanEditionOpener planEditionOpener,
    PlanCheck planCheck,
    TimeProvider clock
)
{
    /// <summary>
    /// Largest number of corrections of one edition. Nobody corrects more by hand. A document with more errors is sent again.
    /// </summary>
    private const int MostCorrections = 2000;

    /// <summary>Stores the values of a form, unless another person has changed the same task since the form was shown.</summary>
    /// <param name="mayHave">Whether this person may send the plan that the form would make.</param>
    /// <param name="completion">Completion of a place that the form changes. Null to take it as it is written.</param>
    public async Task<CorrectionOutcome> Correct(
        string contentHash,
        CorrectionForm form,
        string by,
        Func<Plan, bool> mayHave,
        CancellationToken cancellationToken,
        PlaceCompletion? completion = null
    )
    {
        CorrectionOutcome outcome = new CorrectionOutcome.NoSuchEdition();
        await planEditionService.Change(
            contentHash,
            (opened, record) =>
            {
                (var changed, outcome) = Correct(opened, record, form, by, mayHave, completion);
                return changed;
            },
            () => outcome = new CorrectionOutcome.TooLate(),
            cancellationToken
        );
        return outcome;
    }

    private (PlanEditionRecord? Record, CorrectionOutcome Outcome) Correct(
        OpenedPlanEdition opened,
        PlanEditionRecord record,
        CorrectionForm form,
        string by,
        Func<Plan, bool> mayHave,
        PlaceCompletion? completion
    )
    {
        var now = clock.GetUtcNow();
        var since = opened.Corrections.All.Skip(form.Version).ToList();
        var isReadAgain = since.Exists(correction => correction.Address == DraftFieldPath.Reading);
        var shown = opened.Corrections.Until(form.Version).Apply(opened.Corrected.Original, opened.Today);
        var (typed, faults) = CorrectionFormReader.Read(form, shown.Values, ChinaTime.DateOf(now));
        if (faults.Count > 0 && !isReadAgain)
            return (null, new CorrectionOutcome.Faulty(faults));

        var mine = typed.Where(pair => pair.Value != shown[pair.Key]).ToDictionary();
        if (!isReadAgain && mine.All(pair => opened.Corrected[pair.Key] == pair.Value))
            return (null, new CorrectionOutcome.Kept(0));
        var theirs = since.Where(correction => isReadAgain || DraftFieldPath.IsWithin(correction.Address, form.Scope)).ToList();
        if (theirs.Count > 0)
            return (
                null,
                new CorrectionOutcome.Raced(
                    theirs,
                    // Where the document was read again, the addresses of the form may be those of other tasks.
                    form.Typed.ToDictionary(
                        pair => pair.Key,
                        pair => !isReadAgain && mine.ContainsKey(pair.Key) ? pair.Value : opened.Corrected[pair.Key]
                    )
                )
            );

        var added = mine.Where(pair => pair.Value != opened.Corrected[pair.Key])
            .Select(pair => new Correction(pair.Key, opened.Corrected[pair.Key], pair.Value, by, now))
            .ToList();
        return opened.Corrections.Version + added.Count > MostCorrections
            ? (
                null,
                new CorrectionOutcome.Faulty([
                    new CorrectionFault(
                        form.Scope,
                        new(
                            "更正过多，请改好原文后重新上传。",
                            "That is too much to correct by hand; correct the document itself and upload it again."
                        )
                    ),
                ])
            )
            : Keep(opened, record, added, form.Scope, mayHave, completion);
    }

    private (PlanEditionRecord? Record, CorrectionOutcome Outcome) Keep(
        OpenedPlanEdition opened,
        PlanEditionRecord record,
        List<Correction> added,
        string scope,
        Func<Plan, bool> mayHave,
        PlaceCompletion? completion
    )
    {
        var changed = record with { Corrections = [.. opened.Corrections.All, .. added], Seal = null };
        var after = planEditionOpener.Open(opened.Edition, opened.Reading, opened.Kept, changed);
        if (completion is not null && PlanBuilder.Written(after.Draft) != PlanBuilder.Written(opened.Draft))
        {
            changed = changed with { At = EditionPlace.Of(after.Draft, completion) };
            after = planEditionOpener.Open(opened.Edition, opened.Reading, opened.Kept, changed);
        }

        if (!mayHave(after.Plan))
            return (null, new CorrectionOutcome.Elsewhere());
        return planCheck.Fault(after.Plan) is { } fault
            ? (null, new CorrectionOutcome.Faulty([new CorrectionFault(scope, fault)]))
            : (changed.Told(after.Plan), new CorrectionOutcome.Kept(added.Count));
    }
}
