using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.FieldRecords;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.ToDo;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Shared;
using CultivatedLand.Web.Pages.Tasks;
using CultivatedLand.Web.Pages.ToDo.Overviews;

namespace CultivatedLand.Web.Pages.ToDo;

/// <summary>Reader of what the first page shows to one role beyond what waits for an act.</summary>
internal sealed class RoleScreenReader(
    ILedgerViews views,
    PatrolService patrols,
    MeetingAgendaReader meetings,
    TaskPageModelBuilder tasks,
    DirectoryService people,
    AccountStore accounts,
    IOutbox outbox,
    FieldRecordReader records,
    CurrentDeadlineRules rules,
    OverviewReader overviews,
    VillageConductReader conduct,
    MoneyReader money,
    TimeProvider clock
)
{
    private const int MostOwn = 10;
    private const int MostPlaces = 5;
    private const int MostDecisions = 5;
    private const int DaysOfDecisions = 14;
    private const int MostActs = 200;
    private const int MostPieces = 50;

    public async Task<RoleScreen> Read(
        CurrentUser user,
        DateOnly today,
        IReadOnlyList<WaitingTasks> waiting,
        IReadOnlyList<WaitingLeads> leads,
        IReadOnlyList<ComingMeeting> next,
        CancellationToken cancellationToken
    )
    {
        var isShown = ToDoOrder.OwnParts(user).ToHashSet();
        var isLeader = user.CanAnywhere(Permission.Report) && !user.CanAnywhere(Permission.UploadPlan);
        return new RoleScreen
        {
            Own = isLeader ? await Own(user, today, cancellationToken) : null,
            Decisions = user.CanAnywhere(Permission.Report) ? await Decisions(user, cancellationToken) : [],
            Patrols = await Patrols(user, today, cancellationToken),
            Lagging = user.CanAnywhere(Permission.Accept) ? await Lagging(user, today, cancellationToken) : [],
            Doubtful = await Doubtful(waiting, cancellationToken),
            Records = user.CanAnywhere(Permission.KeepRecord) ? await records.Waiting(user, today, cancellationToken) : [],
            FirstDay = user.CanAnywhere(Permission.ManageAccounts) ? await FirstDay(today, cancellationToken) : [],
            ToAccountFor = await ToAccountFor(user, next, cancellationToken),
            Lights = isShown.Contains(ToDoPart.Lights) ? await overviews.Lights(user, today, cancellationToken) : [],
            Week = isShown.Contains(ToDoPart.Week) ? await overviews.Week(user, today, cancellationToken) : null,
            Papers = isShown.Contains(ToDoPart.Papers) ? await overviews.Papers(user, today, cancellationToken) : OpenPapers.None,
            Places = isShown.Contains(ToDoPart.Places) ? await overviews.Places(user, today, cancellationToken) : [],
            Conduct = isShown.Contains(ToDoPart.Conduct)
                ? await conduct.Read(
                    user,
                    today,
                    [.. leads.SelectMany(group => group.Leads).Select(lead => (lead.Lead.Spec.Place, lead.HoursLeft))],
                    cancellationToken
                )
                : [],
            Money = isShown.Contains(ToDoPart.Money) ? await money.Read(user, today, cancellationToken) : MoneyOverview.None,
        };
    }

    private Task<LedgerResultPage> Own(CurrentUser user, DateOnly today, CancellationToken cancellationToken) =>
        views.Rows(
            new LedgerQuery(PlaceSet.VisibleTo(user), today) { Most = MostOwn, Status = RectificationStatus.Active },
            cancellationToken
        );

    private async Task<IReadOnlyList<LedgerAct>> Decisions(CurrentUser user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var query = new ActQuery(now.AddDays(-DaysOfDecisions), now.AddTicks(1), PlaceSet.VisibleTo(user), Most: MostActs);
        return
        [
            .. (await views.Acts(query, cancellationToken))
                .Acts.Where(act =>
                    act.Fact
                        is TaskFact.ExtensionGranted
                            or TaskFact.ExtensionDeclined
                            or TaskFact.InfeasibleGranted
                            or TaskFact.InfeasibleDeclined
                )
                .Take(MostDecisions),
        ];
    }

    private async Task<IReadOnlyList<PatrolStatus>> Patrols(CurrentUser user, DateOnly today, CancellationToken cancellationToken)
    {
        if (!user.CanAnywhere(Permission.Patrol) && !user.CanAnywhere(Permission.HandleLead))
            return [];
        var seen = await patrols.Standings(
            place => user.Can(Permission.Patrol, place) || user.Can(Permission.HandleLead, place),
            cancellationToken
        );
        return
        [
            .. seen.Where(status => status.Missed.Count > 0 || status.Due < today.AddDays(Tally.DaysOfSoon))
                .OrderByDescending(status => status.Missed.Count)
                .ThenBy(status => status.Due)
                .ThenBy(status => status.Plan.Place.Path, StringComparer.Ordinal),
        ];
    }

    private async Task<IReadOnlyList<LaggingPlace>> Lagging(CurrentUser user, DateOnly today, CancellationToken cancellationToken)
    {
        var totals = await views.Totals(PlaceSet.VisibleTo(user), today, cancellationToken);
        return
        [
            .. PlaceTree
                .Rows(totals, null)
                .Select(node => (Node: node, Gone: node.Tally.TimeGone(today), node.Tally.Done))
                .Where(place => place is { Gone: not null, Done: not null })
                .Select(place => new LaggingPlace(
                    place.Node,
                    (PercentText.Shown(place.Gone!.Value) - PercentText.Shown(place.Done!.Value)) * 100
                ))
                .Where(place => place.Points > 0)
                .OrderByDescending(place => place.Points)
                .ThenBy(place => place.Node.Place.Path, StringComparer.Ordinal)
                .Take(MostPlaces),
        ];
    }

    private async Task<IReadOnlyList<DoubtfulEvidence>> Doubtful(IReadOnlyList<WaitingTasks> waiting, CancellationToken cancellationToken)
    {
        var found = new List<DoubtfulEvidence>();
        foreach (var task in waiting.Where(kind => kind.Kind is ToDoKind.Accept or ToDoKind.CloseOut).SelectMany(kind => kind.First))
        {
            var doubts = (await tasks.Pieces(task.Task, MostPieces, cancellationToken)).Where(piece => piece.Note is not null).ToList();
            if (doubts.Count > 0)
                found.Add(new DoubtfulEvidence(task.Task, doubts.Count, doubts[0].Note!));
        }

        return found;
    }

    private async Task<IReadOnlyList<FirstDayStep>> FirstDay(DateOnly today, CancellationToken cancellationToken)
    {
        var sent = await outbox.List(new MailQuery(Most: 1, State: MailState.Sent), cancellationToken);
        var known = await accounts.All(cancellationToken);
        var missing = new[] { today.Year, today.AddMonths(2).Year }
            .Distinct()
            .Where(year => !rules.Current.Calendar.HasData(year))
            .ToList();
        FirstDayStep[] steps =
        [
            new(
                new("建立通讯录：谁在什么地方担任什么职务", "Fill in the directory: who holds which role where"),
                SettingsUrls.Directory,
                (await people.Directory(cancellationToken)).Entries.Count > 0
            ),
            new(
                missing.Count == 0
                    ? new("核对工作日历", "Check the work calendar")
                    : new(
                        $"补上{string.Join('、', missing)}年的放假安排，否则只按周一至周五计",
                        $"Add the holidays of {string.Join(", ", missing)}; without them only weekends count as days off"
                    ),
                SettingsUrls.Calendar,
                missing.Count == 0
            ),
            new(
                new("发出第一封邮件（启动方案后自动发出）", "See the first mail go out (it goes once a plan has started)"),
                PageUrls.Mails,
                sent.Mails.Count > 0
            ),
            new(new("给同事开账号", "Make accounts for your colleagues"), PageUrls.Accounts, known.Count > 1),
        ];
        return steps.All(step => step.IsDone) ? [] : steps;
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ToAccountFor(
        CurrentUser user,
        IReadOnlyList<ComingMeeting> next,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var meeting in next)
        {
            if (await meetings.ToAccountFor(user, meeting, cancellationToken) is { Count: > 0 } figures)
                found[meeting.Occurrence] = figures;
        }

        return found;
    }
}
