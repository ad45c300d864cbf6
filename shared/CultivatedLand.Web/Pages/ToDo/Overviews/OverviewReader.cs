using CultivatedLand.Application.Assessments;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.FieldRecords;
using CultivatedLand.Application.Indicators;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.ToDo;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Assessments;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.FieldRecords;

namespace CultivatedLand.Web.Pages.ToDo.Overviews;

/// <summary>Reader of what those see who read and do not act: lights, ranks, open papers, and the places given to them.</summary>
internal sealed class OverviewReader(
    IndicatorStore indicators,
    PlaceWeekReader weeks,
    ILedgerViews views,
    InterviewStore interviews,
    ToDoReader toDo,
    FieldRecordReader records,
    AssessmentStore assessments
)
{
    private const int MostLights = 3;
    private const int DaysOfCases = 366;

    /// <summary>Overdue tasks that are looked at for letters. Each is read.</summary>
    private const int MostLate = 40;

    /// <summary>Reads the lights of the topmost places with recorded figures: a city's, and not those of its counties.</summary>
    public async Task<IReadOnlyList<PlaceLights>> Lights(CurrentUser user, DateOnly today, CancellationToken cancellationToken)
    {
        var seen = (await indicators.All(today.Year, cancellationToken))
            .Where(record => user.Can(Permission.SeeReports, record.Place))
            .ToList();
        var top = seen.Where(record => !seen.Exists(other => record.Place.Upwards().Skip(1).Contains(other.Place)));
        var lights = new List<PlaceLights>();
        foreach (var record in top.OrderBy(record => record.Place.Path, StringComparer.Ordinal).Take(MostLights))
            lights.Add(new PlaceLights(record.Place, await indicators.Standing(record, today, cancellationToken)));
        return lights;
    }

    public Task<PlaceWeek> Week(CurrentUser user, DateOnly today, CancellationToken cancellationToken) =>
        weeks.Read(
            user.Grants.Select(grant => grant.Place).Distinct().ToList() is [{ } only] ? only : null,
            PlaceSet.VisibleTo(user),
            today,
            cancellationToken
        );

    public async Task<OpenPapers> Papers(CurrentUser user, DateOnly today, CancellationToken cancellationToken)
    {
        var late = await views.Rows(
            new LedgerQuery(PlaceSet.VisibleTo(user), today)
            {
                LateOnly = true,
                Most = MostLate,
                WithTotal = false,
            },
            cancellationToken
        );
        var letters = new List<LedgerRow>();
        foreach (var row in late.Rows)
        {
            if (await toDo.Task(row.Id, cancellationToken) is { Current.NoticedThrough.Kind: >= NoticeKind.SupervisionLetter })
                letters.Add(row);
        }

        return new OpenPapers(
            letters,
            late.Next is not null,
            [.. (await interviews.Open(cancellationToken)).Where(interview => user.Can(Permission.SeeReports, interview.Place))]
        )
        {
            Sanctions =
            [
                .. (await assessments.Sanctions(cancellationToken)).Where(sanction =>
                    sanction.IsInForce && user.Can(Permission.SeeReports, sanction.Place)
                ),
            ],
            Cases = user.Holds(AccountRole.Discipline) ? await Cases(user, today, cancellationToken) : [],
            Referrals = user.Holds(AccountRole.Discipline) ? await Referrals(user, cancellationToken) : [],
        };
    }

    private async Task<IReadOnlyList<FieldRecord>> Cases(CurrentUser user, DateOnly today, CancellationToken cancellationToken) =>
        [
            .. (await records.Seen(user, today.AddDays(-DaysOfCases), today, cancellationToken)).Where(record =>
                record is { Spec.Kind: FieldRecordKind.CaseFile, IsOpen: true }
            ),
        ];

    private async Task<IReadOnlyList<(Assessment Sheet, AssessmentDecision Decision)>> Referrals(
        CurrentUser user,
        CancellationToken cancellationToken
    ) =>
        [
            .. from sheet in await assessments.Newest(cancellationToken)
            where user.Can(Permission.SeeReports, sheet.Place)
            from decision in sheet.Decisions
            where decision.Kind == AssessmentDecisionKind.Refer
            orderby decision.Day descending
            select (sheet, decision),
        ];

    /// <summary>Reads the places of the user's grants, those with the most overdue tasks first.</summary>
    public async Task<IReadOnlyList<OwnPlace>> Places(CurrentUser user, DateOnly today, CancellationToken cancellationToken)
    {
        var totals = await views.Totals(PlaceSet.VisibleTo(user), today, cancellationToken);
        var given = user.Grants.Where(grant => grant.Place is not null).DistinctBy(grant => grant.Place).ToList();
        var places =
            given.Count == 0
                ? PlaceTree.Rows(totals, null).Select(node => (node.Name, node.Place, node.Tally)).ToList()
                : given
                    .Select(grant =>
                        (
                            Name: new LocalizedText(grant.Place!.Name, grant.Place.Name),
                            Place: grant.Place!,
                            Tally: PlaceTree.Sum(totals.Where(total => grant.Covers(total.Place)))
                        )
                    )
                    .ToList();
        var visits = await records.LastVisits(user, [.. places.Select(place => place.Place)], today, cancellationToken);
        return
        [
            .. places
                .Zip(visits, (place, visit) => new OwnPlace(place.Name, place.Place, place.Tally, visit))
                .OrderByDescending(place => place.Tally.Late)
                .ThenBy(place => place.Place.Path, StringComparer.Ordinal),
        ];
    }
}
