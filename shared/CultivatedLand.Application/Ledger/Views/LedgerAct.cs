using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>Something that was done to a task, or a rung of the ladder that it reached.</summary>
/// <param name="Place">Where the task is now.</param>
public sealed record LedgerAct(TaskId Task, string TaskName, Place Place, TaskFact Fact)
{
    /// <summary>Reminders and skipped notices are the clock's; being planned is told by being started, which follows.</summary>
    public static bool IsOne(TaskFact fact) =>
        fact switch
        {
            TaskFact.NoticeIssued issued => issued.Step.Kind != NoticeKind.Reminder,
            TaskFact.NoticesSkipped or TaskFact.Planned => false,
            _ => true,
        };

    /// <summary>The rung of the ladder at which an office is called to an interview.</summary>
    public static bool IsInterview(TaskFact fact) => fact is TaskFact.NoticeIssued { Step.Kind: NoticeKind.Interview };
}

/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="After">Cursor of the page before; null for the first.</param>
public sealed record ActQuery(DateTimeOffset From, DateTimeOffset To, PlaceSet Places, string? After = null, int Most = 100)
{
    /// <summary>Leaves out all but <see cref="LedgerAct.IsInterview"/>: they are few, and looked for after every waking.</summary>
    public bool InterviewsOnly { get; init; }
}

/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record ActResultPage(IReadOnlyList<LedgerAct> Acts, string? Next);
