using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>Action on a task, or a rung of the ladder that the task reached.</summary>
/// <param name="Place">Present place of the task.</param>
public sealed record LedgerAct(TaskId Task, string TaskName, Place Place, TaskFact Fact)
{
    /// <summary>
    /// Whether a fact is an action. Reminders and skipped notices come from time alone. Planning is not one, because starting follows it.
    /// </summary>
    public static bool IsOne(TaskFact fact) =>
        fact switch
        {
            TaskFact.NoticeIssued issued => issued.Step.Kind != NoticeKind.Reminder,
            TaskFact.NoticesSkipped or TaskFact.Planned => false,
            _ => true,
        };

    /// <summary>Whether a fact is the rung of the ladder at which an office is called to an interview.</summary>
    public static bool IsInterview(TaskFact fact) => fact is TaskFact.NoticeIssued { Step.Kind: NoticeKind.Interview };
}

/// <summary>Query for a page of actions.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="After">Cursor of the page before; null for the first.</param>
public sealed record ActQuery(DateTimeOffset From, DateTimeOffset To, PlaceSet Places, string? After = null, int Most = 100)
{
    /// <summary>
    /// Whether to return only facts for which <see cref="LedgerAct.IsInterview"/> holds.
    /// They are few, and the interview job looks for them after every wake-up.
    /// </summary>
    public bool InterviewsOnly { get; init; }
}

/// <summary>Page of actions.</summary>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record ActResultPage(IReadOnlyList<LedgerAct> Acts, string? Next);
