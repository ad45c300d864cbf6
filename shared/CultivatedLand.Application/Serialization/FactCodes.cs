using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Serialization;

/// <summary>Stable names of the kinds of facts, in stores, in the API and in webhooks. Renaming a class changes none of them.</summary>
public static class FactCodes
{
    private static readonly (Type Fact, string Code)[] Table =
    [
        (typeof(TaskFact.Planned), "planned"),
        (typeof(TaskFact.Started), "started"),
        (typeof(TaskFact.ProgressReported), "progress-reported"),
        (typeof(TaskFact.Accepted), "accepted"),
        (typeof(TaskFact.Returned), "returned"),
        (typeof(TaskFact.ExtensionRequested), "extension-requested"),
        (typeof(TaskFact.ExtensionGranted), "extension-granted"),
        (typeof(TaskFact.ExtensionDeclined), "extension-declined"),
        (typeof(TaskFact.InfeasibleClaimed), "infeasible-claimed"),
        (typeof(TaskFact.InfeasibleGranted), "infeasible-granted"),
        (typeof(TaskFact.InfeasibleDeclined), "infeasible-declined"),
        (typeof(TaskFact.EvidenceAdded), "evidence-added"),
        (typeof(TaskFact.Acknowledged), "acknowledged"),
        (typeof(TaskFact.Suspended), "suspended"),
        (typeof(TaskFact.Resumed), "resumed"),
        (typeof(TaskFact.Cancelled), "cancelled"),
        (typeof(TaskFact.ClosedOut), "closed-out"),
        (typeof(TaskFact.Replanned), "replanned"),
        (typeof(TaskFact.Corrected), "corrected"),
        (typeof(TaskFact.DueSet), "due-set"),
        (typeof(TaskFact.NoticeIssued), "notice-issued"),
        (typeof(TaskFact.NoticesSkipped), "notices-skipped"),
        (typeof(TaskFact.Passed), "passed"),
        (typeof(TaskFact.Split), "split"),
        (typeof(TaskFact.ClosedOnPapers), "closed-on-papers"),
    ];

    private static readonly Dictionary<Type, string> Codes = Table.ToDictionary(row => row.Fact, row => row.Code);

    internal static IEnumerable<(Type Fact, string Code)> All => Table;

    /// <summary>Returns the code of a fact such as <c>accepted</c> or <c>notice-issued</c>.</summary>
    public static string Of(TaskFact fact) => Codes[fact.GetType()];
}
