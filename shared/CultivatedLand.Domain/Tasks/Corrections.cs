using static CultivatedLand.Domain.Tasks.CorrectedAct;

namespace CultivatedLand.Domain.Tasks;

/// <summary>
/// Table of the acts that can be corrected, with the later facts that build on each.
/// Rule: DOMAIN, "Every act can be corrected by who did it, with a reason, until the next act builds on it".
/// </summary>
public static class Corrections
{
    private static readonly (Type Fact, CorrectedAct Act, LocalizedText Words, Type[] BuiltOnBy)[] Table =
    [
        (
            typeof(TaskFact.ProgressReported),
            Progress,
            new("填报", "progress report"),
            [typeof(TaskFact.ProgressReported), typeof(TaskFact.Accepted), typeof(TaskFact.Returned)]
        ),
        (
            typeof(TaskFact.Accepted),
            CorrectedAct.Acceptance,
            new("验收", "acceptance"),
            [typeof(TaskFact.Accepted), typeof(TaskFact.Returned), typeof(TaskFact.InfeasibleClaimed), typeof(TaskFact.InfeasibleGranted)]
        ),
        (
            typeof(TaskFact.Passed),
            Pass,
            new("下级验收", "acceptance at a lower level"),
            [
                typeof(TaskFact.Passed),
                typeof(TaskFact.Accepted),
                typeof(TaskFact.Returned),
                typeof(TaskFact.InfeasibleClaimed),
                typeof(TaskFact.InfeasibleGranted),
            ]
        ),
        (
            typeof(TaskFact.Returned),
            Return,
            new("退回", "return"),
            [
                typeof(TaskFact.ProgressReported),
                typeof(TaskFact.Accepted),
                typeof(TaskFact.Returned),
                typeof(TaskFact.ExtensionRequested),
                typeof(TaskFact.ExtensionGranted),
            ]
        ),
        (
            typeof(TaskFact.ExtensionRequested),
            CorrectedAct.ExtensionRequest,
            new("申请延期", "extension asked for"),
            [typeof(TaskFact.ExtensionRequested), typeof(TaskFact.ExtensionGranted), typeof(TaskFact.ExtensionDeclined)]
        ),
        (
            typeof(TaskFact.ExtensionGranted),
            ExtensionGrant,
            new("批准延期", "extension granted"),
            [typeof(TaskFact.ExtensionRequested), typeof(TaskFact.ExtensionGranted), typeof(TaskFact.Returned)]
        ),
        (
            typeof(TaskFact.ExtensionDeclined),
            ExtensionRefusal,
            new("不予延期", "extension declined"),
            [typeof(TaskFact.ExtensionRequested), typeof(TaskFact.ExtensionGranted), typeof(TaskFact.Returned)]
        ),
        (
            typeof(TaskFact.InfeasibleClaimed),
            CorrectedAct.InfeasibleClaim,
            new("申报不可整改", "claim of infeasible area"),
            [typeof(TaskFact.InfeasibleClaimed), typeof(TaskFact.InfeasibleGranted), typeof(TaskFact.InfeasibleDeclined)]
        ),
        (
            typeof(TaskFact.InfeasibleGranted),
            InfeasibleGrant,
            new("认定不可整改", "infeasible area granted"),
            [
                typeof(TaskFact.InfeasibleClaimed),
                typeof(TaskFact.InfeasibleGranted),
                typeof(TaskFact.ProgressReported),
                typeof(TaskFact.Accepted),
                typeof(TaskFact.Returned),
            ]
        ),
        (
            typeof(TaskFact.InfeasibleDeclined),
            InfeasibleRefusal,
            new("不予认定不可整改", "claim declined"),
            [typeof(TaskFact.InfeasibleClaimed), typeof(TaskFact.InfeasibleGranted)]
        ),
        (typeof(TaskFact.EvidenceAdded), CorrectedAct.Evidence, new("举证", "evidence"), []),
        (typeof(TaskFact.Acknowledged), Acknowledgement, new("签收", "receipt"), [typeof(TaskFact.Acknowledged)]),
        (typeof(TaskFact.Suspended), Suspension, new("中止", "suspension"), [typeof(TaskFact.Resumed)]),
        (
            typeof(TaskFact.Resumed),
            Resumption,
            new("恢复", "resumption"),
            [
                typeof(TaskFact.Suspended),
                typeof(TaskFact.ProgressReported),
                typeof(TaskFact.Accepted),
                typeof(TaskFact.Returned),
                typeof(TaskFact.ExtensionRequested),
                typeof(TaskFact.ExtensionGranted),
                typeof(TaskFact.ExtensionDeclined),
                typeof(TaskFact.InfeasibleClaimed),
                typeof(TaskFact.InfeasibleGranted),
                typeof(TaskFact.InfeasibleDeclined),
            ]
        ),
        (typeof(TaskFact.Cancelled), Cancellation, new("取消", "cancellation"), []),
        (typeof(TaskFact.ClosedOut), CloseOut, new("销号", "close-out"), []),
        (typeof(TaskFact.ClosedOnPapers), PaperClosing, new("按材料办结", "closing on papers"), []),
    ];

    private static readonly Dictionary<Type, (CorrectedAct Act, LocalizedText Words, Type[] BuiltOnBy)> ByFact = Table.ToDictionary(
        row => row.Fact,
        row => (row.Act, row.Words, row.BuiltOnBy)
    );

    /// <summary>
    /// Returns the kind of act that a fact records. Null for a fact that is not corrected: a plan's, or one that time caused.
    /// </summary>
    public static CorrectedAct? KindOf(TaskFact fact) => ByFact.TryGetValue(fact.GetType(), out var row) ? row.Act : null;

    /// <summary>Returns the act in words: 验收.</summary>
    public static LocalizedText Words(CorrectedAct act) => Table.First(row => row.Act == act).Words;

    /// <summary>Whether a correction of the act can give another area. The other acts can only be taken back.</summary>
    public static bool HasArea(CorrectedAct act) => act is Progress or CorrectedAct.Acceptance or Pass;

    /// <summary>Returns the words of a fact that stands in the way of a correction.</summary>
    internal static LocalizedText WordsOf(TaskFact fact) =>
        ByFact.TryGetValue(fact.GetType(), out var row) ? row.Words
        : fact is TaskFact.Split ? new("分解到村", "split")
        : new("按更正方案调整", "corrected plan");

    /// <summary>Whether a later fact builds on an act. The end of a task and a corrected plan build on all that came before.</summary>
    internal static bool BuildsOn(TaskFact later, TaskFact act, RectificationTask task) =>
        later switch
        {
            TaskFact.ClosedOut or TaskFact.ClosedOnPapers or TaskFact.Cancelled or TaskFact.Replanned or TaskFact.Split => true,
            TaskFact.ProgressReported next when act is TaskFact.ProgressReported earlier => next.Phase == earlier.Phase
                || (task.Phase(earlier.Phase) is { } phase && task.Phase(next.Phase) is { } other && task.Precedes(phase, other)),
            _ => ByFact[act.GetType()].BuiltOnBy.Contains(later.GetType()),
        };

    /// <summary>
    /// Returns the acts in force, with their numbers in the history: a corrected act with what stands in its place,
    /// without the acts that were taken back and without the corrections themselves.
    /// </summary>
    public static IReadOnlyList<(long Number, TaskFact Fact)> InForce(IEnumerable<TaskFact> history)
    {
        var facts = history.Select((fact, index) => (Number: (long)index + 1, Fact: fact)).ToList();
        foreach (var correction in facts.Select(entry => entry.Fact).OfType<TaskFact.Corrected>().ToList())
        {
            var last = correction.Act + Math.Max(1, correction.Phases.Count) - 1;
            for (var index = facts.Count - 1; index >= 0; index--)
            {
                if (facts[index].Number < correction.Act || facts[index].Number > last)
                    continue;
                if (With(facts[index].Fact, correction.Instead) is { } instead)
                    facts[index] = (facts[index].Number, instead);
                else
                    facts.RemoveAt(index);
            }
        }

        facts.RemoveAll(entry => entry.Fact is TaskFact.Corrected);
        return facts;
    }

    /// <summary>
    /// Returns the state that these facts give. Notices and receipts of a round or date that never came about are passed over.
    /// </summary>
    public static RectificationTask Replay(IEnumerable<TaskFact> facts) =>
        TaskHistory.Replay(facts.Aggregate((State: (RectificationTask?)null, Kept: new List<TaskFact>()), Take).Kept);

    private static (RectificationTask? State, List<TaskFact> Kept) Take(
        (RectificationTask? State, List<TaskFact> Kept) sofar,
        TaskFact fact
    )
    {
        if (sofar.State is { } state && IsAstray(state, fact))
            return sofar;
        sofar.Kept.Add(fact);
        return (TaskHistory.Evolve(sofar.State, fact), sofar.Kept);
    }

    private static bool IsAstray(RectificationTask state, TaskFact fact) =>
        fact switch
        {
            TaskFact.NoticeIssued issued => IsAstray(state, issued.Notice.Phase, issued.Notice.Round, issued.Notice.Due),
            TaskFact.NoticesSkipped skipped => IsAstray(state, skipped.Notices[0].Phase, skipped.Notices[0].Round, skipped.Notices[0].Due),
            TaskFact.Acknowledged receipt => IsAstray(state, receipt.Phase, receipt.Round, receipt.Due),
            _ => false,
        };

    private static bool IsAstray(RectificationTask state, int number, int round, DateOnly due) =>
        state.Phase(number) is not { } phase || phase.Round != round || phase.Due != due;

    private static TaskFact? With(TaskFact fact, Mu? instead) =>
        (fact, instead) switch
        {
            (_, null) => null,
            (TaskFact.ProgressReported report, { } area) => report with { Area = area },
            (TaskFact.Accepted accepted, { } area) => accepted with { Area = area },
            (TaskFact.Passed passed, { } area) => passed with { Area = area },
            _ => fact,
        };
}
