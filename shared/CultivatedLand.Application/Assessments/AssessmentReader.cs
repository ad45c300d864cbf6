using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.FieldRecords;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Assessments;
using CultivatedLand.Domain.FieldRecords;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Assessments;

/// <summary>
/// Reader of the figures of an assessment, for each place directly below the assessed one, and for the assessed place itself where it has
/// tasks of its own.
/// </summary>
public sealed class AssessmentReader(
    ILedger ledger,
    InterviewStore interviews,
    FieldRecordStore records,
    GridStore grid,
    KnownPlaces places,
    IDirectoryStore directoryStore,
    SetAsideStore setAside,
    TimeProvider clock
)
{
    private const int PageSize = 500;

    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive. Days that are still to come are not judged.</param>
    /// <param name="survey">Change of cultivated area by unit, as somebody has entered it.</param>
    public async Task<EquatableArray<AssessmentRow>> Rows(
        Place place,
        DateOnly from,
        DateOnly to,
        IReadOnlyDictionary<Place, decimal> survey,
        CancellationToken cancellationToken
    )
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var until = to < today ? to : today;
        var tallies = new Dictionary<Place, UnitTally>();
        foreach (var unit in (await places.All(cancellationToken)).Where(known => known.Parent == place))
            tallies[unit] = new UnitTally();
        await AddTasks(place, from, until, tallies, cancellationToken);
        await AddInterviews(place, from, until, tallies, cancellationToken);
        await AddRecords(place, from, until, tallies, cancellationToken);
        await AddGrid(place, from, until, tallies, cancellationToken);
        var directory = await directoryStore.Current(cancellationToken);
        return
        [
            .. tallies
                .OrderBy(pair => pair.Key.Path, StringComparer.Ordinal)
                .Select(pair =>
                    pair.Value.Row(pair.Key, LeaderOf(directory, pair.Key), survey.TryGetValue(pair.Key, out var change) ? change : null)
                ),
        ];
    }

    private static string? LeaderOf(PeopleDirectory directory, Place unit) =>
        directory.HoldersOf(Role.Leader, unit).FirstOrDefault(entry => entry.Place.IsAlsoCalled(unit))?.Name
        ?? directory.HoldersOf(Role.UnitHead, unit).FirstOrDefault(entry => entry.Place.IsAlsoCalled(unit))?.Name;

    private async Task AddTasks(
        Place place,
        DateOnly from,
        DateOnly until,
        Dictionary<Place, UnitTally> tallies,
        CancellationToken cancellationToken
    )
    {
        string? cursor = null;
        do
        {
            var page = await ledger.List(new TaskQuery(cursor, PageSize, Place: place.Path), cancellationToken);
            foreach (var stored in page.Tasks)
            {
                var task = stored.State;
                if (
                    task.Status is RectificationStatus.Cancelled or RectificationStatus.Planned
                    || UnitOf(task.Spec.Place, place) is not { } unit
                )
                    continue;
                var tally = tallies.TryGetValue(unit, out var known) ? known : tallies[unit] = new UnitTally();
                var lateness = TaskLateness.Of(await History(task.Id, cancellationToken), from, until);
                tally.Add(task, lateness, InterviewId.Behind(task.Id) is not null, await DemandOf(task, cancellationToken));
            }

            cursor = page.Next;
        } while (cursor is not null);
    }

    /// <summary>Whether the task is the demand of an inspection or a visit.</summary>
    private async Task<bool> DemandOf(RectificationTask task, CancellationToken cancellationToken) =>
        FieldRecordId.Behind(task.Id) is { } id
        && await setAside.Find(new RecordName(FieldRecordStore.DrawerName, id.Value), () => records.Find(id, cancellationToken))
            is { Spec.Kind: FieldRecordKind.Inspection or FieldRecordKind.Visit };

    private async Task<IReadOnlyList<TaskFact>> History(TaskId task, CancellationToken cancellationToken)
    {
        var all = new List<TaskFact>();
        IReadOnlyList<TaskFact> facts;
        do
        {
            facts = await ledger.History(task, all.Count, PageSize, cancellationToken);
            all.AddRange(facts);
        } while (facts.Count > 0);
        return all;
    }

    private async Task AddInterviews(
        Place place,
        DateOnly from,
        DateOnly until,
        Dictionary<Place, UnitTally> tallies,
        CancellationToken cancellationToken
    )
    {
        foreach (var interview in await interviews.All(cancellationToken))
        {
            if (
                interview.RecordedAsHeldOn() is { } day
                && day >= from
                && day <= until
                && UnitOf(interview.Place, place) is { } unit
                && tallies.TryGetValue(unit, out var tally)
            )
                tally.InterviewsHeld++;
        }
    }

    private async Task AddRecords(
        Place place,
        DateOnly from,
        DateOnly until,
        Dictionary<Place, UnitTally> tallies,
        CancellationToken cancellationToken
    )
    {
        foreach (var record in await records.Between(from, until, cancellationToken))
        {
            if (
                record is { IsWithdrawn: false, Spec.Kind: FieldRecordKind.Inspection or FieldRecordKind.Visit }
                && UnitOf(record.Spec.Place, place) is { } unit
                && tallies.TryGetValue(unit, out var tally)
            )
                tally.Inspections++;
        }
    }

    private async Task AddGrid(
        Place place,
        DateOnly from,
        DateOnly until,
        Dictionary<Place, UnitTally> tallies,
        CancellationToken cancellationToken
    )
    {
        var logs = await grid.Logs(from, until, cancellationToken);
        foreach (var stored in await grid.Plans(cancellationToken))
        {
            if (UnitOf(stored.Plan.Place, place) is { } unit && tallies.TryGetValue(unit, out var tally))
                tally.AddPatrols(stored.Plan, PatrolService.DaysOf(stored.Plan, logs), from, until);
        }

        foreach (var lead in await grid.Leads(cancellationToken))
        {
            var found = ChinaTime.DateOf(lead.State.Spec.FoundAt);
            if (
                found >= from
                && found <= until
                && UnitOf(lead.State.Spec.Place, place) is { } unit
                && tallies.TryGetValue(unit, out var tally)
            )
                tally.AddLead(lead.History.Any(entry => entry.What is LeadHappening.Noticed or LeadHappening.Skipped));
        }
    }

    /// <summary>
    /// Returns the unit that something counts for: the place directly below the assessed one, or the assessed place itself.
    /// Null for what lies elsewhere.
    /// </summary>
    private static Place? UnitOf(Place at, Place assessed)
    {
        Place? below = null;
        foreach (var above in at.Upwards())
        {
            if (above.IsAlsoCalled(assessed))
                return below ?? assessed;
            below = above;
        }

        return null;
    }
}
