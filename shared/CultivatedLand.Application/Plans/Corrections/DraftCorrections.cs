using System.Collections.Immutable;
using CultivatedLand.Documents.Checks;
using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>
/// Corrections of one edition in the order they were made. The draft that starts depends only on them and on the draft that was read.
/// </summary>
public sealed record DraftCorrections(IReadOnlyList<Correction> All)
{
    public static DraftCorrections None { get; } = new([]);

    /// <summary>
    /// Version of the corrections. It rises with every correction, so that the edits of two people on one draft can be told apart.
    /// </summary>
    public int Version => All.Count;

    /// <summary>Returns the corrections up to a version, as a person saw the draft then.</summary>
    public DraftCorrections Until(int version) => version >= All.Count ? this : new(All.Take(version).ToList());

    /// <param name="today">Local day. A deadline before it is judged as past.</param>
    public CorrectedDraft Apply(PlanDraft draft, DateOnly? today)
    {
        var values = DraftValues.Of(draft);
        var read = new Dictionary<string, string>(values);
        var lost = new List<Correction>();
        var last = new Dictionary<string, Correction>();
        foreach (var correction in All)
        {
            if (correction.Address == DraftFieldPath.Reading)
                continue;

            // Another reader may number the tasks differently: a correction must not change another task.
            if (
                correction.Fit == CorrectionFit.Astray
                || (correction.Fit == CorrectionFit.Exact && values.GetValueOrDefault(correction.Address, "") != correction.Before)
            )
            {
                lost.Add(correction);
                continue;
            }

            values[correction.Address] = correction.After;
            last[correction.Address] = correction;
        }

        foreach (var address in last.Keys.Where(address => read.GetValueOrDefault(address, "") == values[address]).ToList())
            last.Remove(address);
        if (last.Count == 0)
            return new CorrectedDraft(draft, draft, values, [.. draft.Tasks.Select((_, index) => DraftValues.Key(index))], last, lost);

        var draftRebuilder = new DraftRebuilder(draft, values, last.Keys.ToHashSet());
        var rebuilt = draftRebuilder.Draft();
        rebuilt = rebuilt with
        {
            Findings = DraftRecheck.After(draft, rebuilt, draftRebuilder.DatesGiven, draftRebuilder.AreasGiven, today),
        };
        return new CorrectedDraft(rebuilt, draft, values, draftRebuilder.TaskKeys.ToImmutableArray(), last, lost);
    }
}
