using CultivatedLand.Application.FieldRecords;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Assessments;
using CultivatedLand.Domain.FieldRecords;
using CultivatedLand.Domain.Indicators;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Web.Pages.ToDo.Overviews;

/// <summary>Veto indicators of one place this year. One that nobody has recorded is missing.</summary>
public sealed record PlaceLights(Place Place, IReadOnlyList<IndicatorStanding> Standings);

/// <summary>Letters and interviews that are not settled yet.</summary>
/// <param name="Letters">Overdue tasks about which a supervision letter went out, the longest overdue first.</param>
/// <param name="HasMore">Whether there are overdue tasks that were not looked at.</param>
public sealed record OpenPapers(IReadOnlyList<LedgerRow> Letters, bool HasMore, IReadOnlyList<Interview> Interviews)
{
    /// <summary>Sanctions in force.</summary>
    public IReadOnlyList<Sanction> Sanctions { get; init; } = [];

    /// <summary>Case files that are not closed. Only the discipline office has them here, and the referrals.</summary>
    public IReadOnlyList<FieldRecord> Cases { get; init; } = [];

    /// <summary>Units that were referred, each with the assessment that says so.</summary>
    public IReadOnlyList<(Assessment Sheet, AssessmentDecision Decision)> Referrals { get; init; } = [];

    public bool IsEmpty => Letters.Count + Interviews.Count + Sanctions.Count + Cases.Count + Referrals.Count == 0;

    public static OpenPapers None { get; } = new([], false, []);
}

/// <summary>Place that was given to the user, with its totals.</summary>
public sealed record OwnPlace(LocalizedText Name, Place Place, Tally Tally, LastVisit Visit);

/// <summary>Conduct of one village: what it has missed or left open.</summary>
/// <param name="Missed">Patrols that were missed at the village and in its groups.</param>
/// <param name="Leads">Leads that have not ended.</param>
/// <param name="OverLimit">Those of them whose present step has taken longer than its hours.</param>
/// <param name="Late">Overdue tasks.</param>
public sealed record VillageConduct(Place Village, int Missed, int Leads, int OverLimit, int Late);

/// <summary>Settlements as the finance office sees them.</summary>
/// <param name="Approved">Approved settlements, the latest first.</param>
/// <param name="Missing">Plans whose settlement of this year lacks figures, with what is missing.</param>
/// <param name="Waiting">Plans whose settlement of this year is complete and not approved.</param>
/// <param name="Open">Approved settlements that are not paid in full.</param>
public sealed record MoneyOverview(
    IReadOnlyList<ApprovedSettlement> Approved,
    IReadOnlyList<PlanMoney> Missing,
    IReadOnlyList<PlanMoney> Waiting,
    IReadOnlyList<OpenSheet> Open
)
{
    public static MoneyOverview None { get; } = new([], [], [], []);

    public bool IsEmpty => Approved.Count + Missing.Count + Waiting.Count + Open.Count == 0;
}

/// <summary>Settlement of one plan for this year, as the ledger stands.</summary>
public sealed record PlanMoney(StartedPlan Plan, DateOnly From, DateOnly To, decimal Total, EquatableArray<LocalizedText> Faults);
