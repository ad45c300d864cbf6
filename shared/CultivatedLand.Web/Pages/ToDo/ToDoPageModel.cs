using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.HandOvers;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.ToDo;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Pages.ToDo;

/// <summary>Model of the first page after signing in: what waits for this user today.</summary>
/// <param name="Waiting">What tasks wait for, by kind. Kinds without any are left out.</param>
/// <param name="Drafts">Plans that were read and wait to be checked and started.</param>
/// <param name="Held">Letters and interview notices that wait for release.</param>
/// <param name="Interviews">Interviews to be released, those not released in time, and minutes owed.</param>
/// <param name="Receipts">Starts of plans that somebody has not received.</param>
/// <param name="Late">Overdue tasks, the earliest first.</param>
/// <param name="Soon">Tasks that are due within seven days.</param>
/// <param name="Leads">Leads that have not ended at the places where this user handles them, by what they wait for.</param>
/// <param name="Undelivered">Mails that were given up, most for want of an address. Never more than <see cref="MostUndelivered"/>.</param>
/// <param name="HasTasks">Whether the user sees any task at all.</param>
public sealed record ToDoPageModel(
    IReadOnlyList<WaitingTasks> Waiting,
    IReadOnlyList<PlanEditionListItem> Drafts,
    IReadOnlyList<MailRecord> Held,
    IReadOnlyList<WaitingInterview> Interviews,
    IReadOnlyList<OpenReceipts> Receipts,
    LedgerResultPage Late,
    LedgerResultPage Soon,
    IReadOnlyList<WaitingLeads> Leads,
    IReadOnlyList<MailRecord> Undelivered,
    bool HasTasks
)
{
    public const int MostUndelivered = 50;

    /// <summary>Number of meetings that are listed before they come.</summary>
    public const int MostMeetings = 3;

    /// <summary>Meetings that come next at the user's places.</summary>
    public IReadOnlyList<ComingMeeting> Meetings { get; init; } = [];

    /// <summary>Meetings that have been and have no minutes, where the user writes them.</summary>
    public IReadOnlyList<ComingMeeting> MinutesOwed { get; init; } = [];

    /// <summary>What the role of the user sees beyond what waits for an act.</summary>
    public RoleScreen Screen { get; init; } = new();

    /// <summary>What a form of this page has just done. Null where nothing was done.</summary>
    public ToDoAnswer? Answer { get; init; }

    /// <summary>Number that the menu shows: what only this user, or somebody with the same permission, can do.</summary>
    public int Number => Waiting.Sum(kind => kind.Count) + Drafts.Count + Held.Count + Interviews.Count;

    /// <summary>Whether a part shows anything that the user came for. Coming meetings and first steps are no such thing.</summary>
    public bool Has(ToDoPart part) =>
        part switch
        {
            ToDoPart.Drafts => Drafts.Count > 0,
            ToDoPart.Release => Interviews.Count + Held.Count > 0,
            ToDoPart.Correct => Waiting.Any(waiting => waiting.Kind == ToDoKind.Correct),
            ToDoPart.Decide => Waiting.Any(waiting => waiting.Kind != ToDoKind.Correct),
            ToDoPart.Own => Screen.Own is { Rows.Count: > 0 },
            ToDoPart.Decisions => Screen.Decisions.Count > 0,
            ToDoPart.Patrols => Screen.Patrols.Count > 0,
            ToDoPart.Leads => Leads.Count > 0,
            ToDoPart.Receipts => Receipts.Count > 0,
            ToDoPart.Undelivered => Undelivered.Count > 0,
            ToDoPart.Minutes => MinutesOwed.Count > 0,
            ToDoPart.Late => Late.Rows.Count > 0,
            ToDoPart.Soon => Soon.Rows.Count > 0,
            ToDoPart.Lagging => Screen.Lagging.Count > 0,
            ToDoPart.Doubtful => Screen.Doubtful.Count > 0,
            ToDoPart.Records => Screen.Records.Count > 0,
            ToDoPart.Seats => Screen.EmptySeats.Count > 0,
            ToDoPart.Lights => Screen.Lights.Count > 0,
            ToDoPart.Week => Screen.Week is { Lines.Count: > 0 },
            ToDoPart.Papers => !Screen.Papers.IsEmpty,
            ToDoPart.Places => Screen.Places.Count > 0,
            ToDoPart.Conduct => Screen.Conduct.Count > 0,
            ToDoPart.Money => !Screen.Money.IsEmpty,
            _ => false,
        };
}

/// <summary>What a form of the page has just done, and on which task.</summary>
public sealed record ToDoAnswer(RectificationTask Task, LocalizedText Done);

/// <summary>Tasks that wait for one kind of act.</summary>
/// <param name="Count">Number of all of them, of which the first are listed.</param>
public sealed record WaitingTasks(ToDoKind Kind, int Count, IReadOnlyList<WaitingTask> First);

/// <summary>Task that waits for an act, with the acts that settle it and what keeps this person from one.</summary>
public sealed record WaitingTask(ToDoItem Item, RectificationTask Task, IReadOnlyList<TaskActionAvailability> Acts)
{
    /// <summary>Return because of which the work is to be put right. Null for what waits for anything else.</summary>
    public TaskFact.Returned? Returned { get; init; }

    /// <summary>Whether an acceptance is asked for its net area, because a rule of the plan pays it.</summary>
    public bool AsksNet { get; init; }
}

/// <summary>Interview that waits for a person.</summary>
public sealed record WaitingInterview(Interview Interview, InterviewWait For);

/// <summary>What an interview waits for.</summary>
public enum InterviewWait
{
    Release,

    /// <summary>It was proposed five workdays ago or more. The supervisor sees it too.</summary>
    NotReleased,

    Minutes,
}

/// <summary>Receipts of the start of one plan, at the places that the user sees.</summary>
/// <param name="Title">Title of the plan. Its id where the plan is no longer listed.</param>
public sealed record OpenReceipts(string Title, IReadOnlyList<ReceiptOfPerson> People)
{
    public int Received => People.Count(person => person.ReceivedAt is not null);

    public IEnumerable<ReceiptOfPerson> Missing => People.Where(person => person.ReceivedAt is null);
}
