using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Assessments;

/// <summary>
/// Sheet about the units of a place for a period, drawn from the figures and decided by a person. Once it is frozen it stays as it is;
/// what changes later is a new version. Source: SYSTEMS, rows E24, R15, J4, D13, D15 and X9.
/// </summary>
/// <param name="From">First day of the period, inclusive.</param>
/// <param name="To">Last day of the period, inclusive.</param>
/// <param name="Version">Number of the version, from 1.</param>
/// <param name="Change">Number of changes of this version, which a form names so that two people do not overwrite each other.</param>
/// <param name="Seal">Who froze it and when. Null for one that is still drawn anew each time it is looked at.</param>
public sealed record Assessment(
    Place Place,
    DateOnly From,
    DateOnly To,
    int Version,
    EquatableArray<AssessmentRow> Rows,
    EquatableArray<AssessmentDecision> Decisions,
    int Change,
    AssessmentSeal? Seal = null
)
{
    public const int LongestReason = 500;

    public AssessmentDecision? DecisionOn(Place unit) => Decisions.LastOrDefault(decision => decision.Unit == unit);

    /// <summary>Units about which somebody has to decide and nobody has, with the grounds.</summary>
    public IEnumerable<(AssessmentRow Row, IReadOnlyList<LocalizedText> Grounds)> ToDecide(AssessmentLimits limits) =>
        from row in Rows
        where DecisionOn(row.Unit) is null
        let grounds = row.Grounds(limits).ToList()
        where grounds.Count > 0
        select (row, (IReadOnlyList<LocalizedText>)grounds);

    /// <summary>Rows of this version that differ from an earlier one, with the row before. Null where the unit was not there.</summary>
    public IEnumerable<(AssessmentRow? Before, AssessmentRow After)> ChangedSince(Assessment earlier) =>
        from row in Rows
        let before = earlier.Rows.FirstOrDefault(known => known.Unit == row.Unit)
        where before != row
        select (before, row);
}

/// <summary>Decision of a person about one unit.</summary>
/// <param name="HandedOver">What was handed over to whom, for a referral. Null otherwise.</param>
/// <param name="Day">Local day of the decision.</param>
public sealed record AssessmentDecision(
    Place Unit,
    AssessmentDecisionKind Kind,
    string Reason,
    string? HandedOver,
    DateOnly Day,
    string By,
    DateTimeOffset At
);

/// <summary>Kind of a decision.</summary>
public enum AssessmentDecisionKind
{
    /// <summary>不作处理.</summary>
    Nothing,

    /// <summary>评优评先.</summary>
    Commend,

    /// <summary>取消评优评先.</summary>
    Deny,

    /// <summary>追责问责.</summary>
    Account,

    /// <summary>移送纪检监察机关.</summary>
    Refer,
}

/// <summary>Seal of a frozen sheet.</summary>
public sealed record AssessmentSeal(string By, DateTimeOffset At);

/// <summary>Words about assessments.</summary>
public static class AssessmentText
{
    public static LocalizedText Name(AssessmentDecisionKind kind) =>
        kind switch
        {
            AssessmentDecisionKind.Commend => new("评优评先", "commended"),
            AssessmentDecisionKind.Deny => new("取消评优评先", "no commendation"),
            AssessmentDecisionKind.Account => new("追责问责", "held accountable"),
            AssessmentDecisionKind.Refer => new("移送纪检监察", "referred"),
            _ => new("不作处理", "nothing follows"),
        };

    public static LocalizedText ReasonMissing { get; } =
        new($"请写明理由，最多{Assessment.LongestReason}字。", $"Give the reason, in at most {Assessment.LongestReason} characters.");

    public static LocalizedText HandedOverMissing { get; } =
        new("移送的，请写明移送给谁、移交了哪些材料。", "For a referral say to whom it went and which papers were handed over.");

    public static LocalizedText Frozen(AssessmentSeal seal) =>
        new(
            $"这份表已于{ChinaTime.Of(seal.At):yyyy-MM-dd HH:mm}由{seal.By}定稿，不能再改；请另出一版。",
            $"This sheet was frozen on {ChinaTime.Of(seal.At):yyyy-MM-dd HH:mm} by {seal.By} and is not changed any more; draw a new version."
        );

    public static LocalizedText ChangedMeanwhile { get; } =
        new(
            "没有保存：其间有人改过这份表。请核对后再填写。",
            "Nothing was written: somebody has changed this sheet meanwhile. Look and fill in again."
        );

    public static LocalizedText NotAUnit(Place unit) => new($"表中没有“{unit}”。", $"The sheet has no “{unit}”.");
}
