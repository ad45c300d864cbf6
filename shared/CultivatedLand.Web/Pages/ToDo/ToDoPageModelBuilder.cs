using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.HandOvers;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.ToDo;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Pages.Mail;

namespace CultivatedLand.Web.Pages.ToDo;

/// <summary>Builder of what waits for a user. Everything comes from indices and small records, never from all tasks.</summary>
internal sealed class ToDoPageModelBuilder(
    ToDoReader toDo,
    ReceiptStore receipts,
    PlanEditionService editions,
    IOutbox outbox,
    MailVisibility mailVisibility,
    GridStore grid,
    ILedgerViews views,
    TaskService tasks,
    InterviewStore interviews,
    MeetingAgendaReader meetings,
    CurrentDeadlineRules rules,
    RoleScreenReader screen,
    ILedger ledger,
    FundingStore funding,
    TimeProvider clock
)
{
    private const int MostListed = 10;
    private const int MostRows = 5;
    private const int MostMails = 50;
    private const int MostEditions = 300;

    /// <summary>Latest facts among which the return of a task is looked for.</summary>
    private const int MostFacts = 200;

    public async Task<ToDoPageModel> Make(CurrentUser user, DateOnly today, CancellationToken cancellationToken)
    {
        var all = new LedgerQuery(PlaceSet.VisibleTo(user), today) { Most = MostRows, Status = RectificationStatus.Active };
        var late = await views.Rows(all with { LateOnly = true }, cancellationToken);
        var soon = await views.Rows(all with { DueFrom = today, DueTo = today.AddDays(Tally.DaysOfSoon - 1) }, cancellationToken);
        var listed = await Editions(user, cancellationToken);
        var any = late.Rows.Count + soon.Rows.Count > 0 ? late : await views.Rows(all with { Most = 1, Status = null }, cancellationToken);
        var waiting = await Waiting(user, cancellationToken);
        var next = await meetings.Next(user, ToDoPageModel.MostMeetings, cancellationToken);
        var leads = await Leads(user, cancellationToken);
        return new ToDoPageModel(
            waiting,
            [.. listed.Where(edition => IsToBeChecked(edition, user))],
            await Held(user, cancellationToken),
            await Interviews(user, cancellationToken),
            await Receipts(user, listed, cancellationToken),
            late,
            soon,
            leads,
            await Mails(user, MailState.Dead, ToDoPageModel.MostUndelivered, cancellationToken),
            any.Rows.Count > 0
        )
        {
            Meetings = next,
            Screen = await screen.Read(user, today, waiting, leads, next, cancellationToken),
            MinutesOwed = await meetings.Owed(user, cancellationToken),
        };
    }

    /// <summary>Returns what a form has just done. Null for an act or a task that this user does not know.</summary>
    public async Task<ToDoAnswer?> Answer(CurrentUser user, string? act, string? task, CancellationToken cancellationToken) =>
        act is not null
        && TaskId.Parse(task) is { } id
        && TaskActions.Named(act) is { } done
        && await toDo.Task(id, cancellationToken) is { } known
        && user.Can(Permission.SeeLedger, known.Spec.Place)
            ? new ToDoAnswer(known, done.Done)
            : null;

    /// <summary>Returns the number that the menu shows.</summary>
    public async Task<int> Number(CurrentUser user, CancellationToken cancellationToken)
    {
        var number = (await Held(user, cancellationToken)).Count + (await Interviews(user, cancellationToken)).Count;
        number += (await Editions(user, cancellationToken)).Count(edition => IsToBeChecked(edition, user));
        foreach (var kind in ToDoKinds.All)
            number += (await toDo.Of(kind, user, cancellationToken)).Count;
        return number;
    }

    private async Task<IReadOnlyList<WaitingTasks>> Waiting(CurrentUser user, CancellationToken cancellationToken)
    {
        var waiting = new List<WaitingTasks>();
        foreach (var kind in ToDoKinds.All)
        {
            var items = await toDo.Of(kind, user, cancellationToken);
            var first = new List<WaitingTask>();
            var gone = 0;
            foreach (var item in items)
            {
                if (first.Count == MostListed)
                    break;
                if (await toDo.StillOpen(kind, item, cancellationToken) is { } task)
                    first.Add(
                        new WaitingTask(item, task, Acts(kind, task, user))
                        {
                            Returned = kind == ToDoKind.Correct ? await LastReturn(task, cancellationToken) : null,
                            AsksNet = kind == ToDoKind.Accept && await funding.PaysNet(task.Id.Plan, cancellationToken),
                        }
                    );
                else
                    gone++;
            }

            if (items.Count > gone)
                waiting.Add(new WaitingTasks(kind, items.Count - gone, first));
        }

        return waiting;
    }

    private async Task<TaskFact.Returned?> LastReturn(RectificationTask task, CancellationToken cancellationToken) =>
        (await ledger.History(task.Id, Math.Max(0, task.Version - MostFacts), MostFacts, cancellationToken))
            .OfType<TaskFact.Returned>()
            .LastOrDefault();

    private List<TaskActionAvailability> Acts(ToDoKind kind, RectificationTask task, CurrentUser user) =>
        [
            .. kind.Acts()
                .Select(act => TaskActions.Named(act.Name))
                .OfType<TaskAction>()
                .Select(act => TaskActionAvailability.Of(act, task, user, tasks.Rules, clock.GetUtcNow()))
                .OfType<TaskActionAvailability>(),
        ];

    private async Task<IReadOnlyList<PlanEditionListItem>> Editions(CurrentUser user, CancellationToken cancellationToken) =>
        user.CanAnywhere(Permission.UploadPlan) ? await editions.List(MostEditions, cancellationToken) : [];

    private static bool IsToBeChecked(PlanEditionListItem listed, CurrentUser user) =>
        listed.Edition.State == EditionState.Draft && listed.Reach.All(place => user.Can(Permission.UploadPlan, place));

    /// <summary>Lists the papers that wait for release. Those of an interview go with the interview.</summary>
    private async Task<IReadOnlyList<MailRecord>> Held(CurrentUser user, CancellationToken cancellationToken)
    {
        var alone = new List<MailRecord>();
        foreach (var mail in await Mails(user, MailState.Held, MostMails, cancellationToken))
        {
            if (await interviews.Behind(mail, cancellationToken) is null)
                alone.Add(mail);
        }

        return [.. alone.OrderBy(mail => mail.SendAt)];
    }

    private async Task<IReadOnlyList<MailRecord>> Mails(CurrentUser user, MailState state, int most, CancellationToken cancellationToken)
    {
        var found = new List<MailRecord>();
        if (!user.CanAnywhere(Permission.SendMail))
            return found;
        foreach (var mail in (await outbox.List(new MailQuery(Most: most, State: state), cancellationToken)).Mails)
        {
            if (await mailVisibility.May(user, Permission.SendMail, mail, cancellationToken))
                found.Add(mail);
        }

        return found;
    }

    /// <summary>
    /// Lists the open interviews that wait for this user: for the office, to be released and minutes owed;
    /// for the supervisor, what was not released for five workdays.
    /// </summary>
    private async Task<IReadOnlyList<WaitingInterview>> Interviews(CurrentUser user, CancellationToken cancellationToken)
    {
        if (!user.CanAnywhere(Permission.SendMail) && !user.CanAnywhere(Permission.Accept))
            return [];
        var now = clock.GetUtcNow();
        var waiting = new List<WaitingInterview>();
        foreach (var interview in await interviews.Open(cancellationToken))
        {
            if (
                InterviewDeadlines.IsLate(interview, ChinaTime.DateOf(now), rules.Current.Calendar)
                && (user.Can(Permission.Accept, interview.Place) || user.Can(Permission.SendMail, interview.Place))
            )
                waiting.Add(new(interview, InterviewWait.NotReleased));
            else if (interview.Step == InterviewStep.Proposed && user.Can(Permission.SendMail, interview.Place))
                waiting.Add(new(interview, InterviewWait.Release));
            else if (InterviewDeadlines.OwesMinutes(interview, now) && user.Can(Permission.SendMail, interview.Place))
                waiting.Add(new(interview, InterviewWait.Minutes));
        }

        return waiting;
    }

    private async Task<IReadOnlyList<OpenReceipts>> Receipts(
        CurrentUser user,
        IReadOnlyList<PlanEditionListItem> listed,
        CancellationToken cancellationToken
    )
    {
        if (!user.CanAnywhere(Permission.SendMail))
            return [];
        var open = new List<OpenReceipts>();
        foreach (var (plan, told) in await receipts.Open(cancellationToken))
        {
            var people = told.People.Where(person => user.Can(Permission.SendMail, person.Place)).ToList();
            if (people.Exists(person => person.ReceivedAt is null))
                open.Add(new OpenReceipts(listed.FirstOrDefault(edition => edition.PlanId == plan)?.Edition.Title ?? plan, people));
        }

        return open;
    }

    private async Task<IReadOnlyList<WaitingLeads>> Leads(CurrentUser user, CancellationToken cancellationToken) =>
        user.CanAnywhere(Permission.HandleLead) || user.CanAnywhere(Permission.Patrol)
            ? WaitingLeads.Of(
                (await grid.OpenLeads(cancellationToken))
                    .Select(lead => lead.State)
                    .Where(lead => user.Can(Permission.HandleLead, lead.Spec.Place) || user.Can(Permission.Patrol, lead.Spec.Place)),
                (await grid.Settings(cancellationToken)).Leads,
                clock.GetUtcNow()
            )
            : [];
}
