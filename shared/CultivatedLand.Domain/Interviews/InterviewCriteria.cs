using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Interviews;

/// <summary>
/// When a place is called to an interview whatever the ladder of its tasks says. Source: Jiangjin reply, on its interview rules: lagging progress,
/// large new losses, large illegal use; the reply names no figures, so these are settings.
/// </summary>
/// <param name="LagPoints">Percentage points by which the accepted share may stay behind the share of time gone by.</param>
/// <param name="NewLoss">New losses of cultivated land in the year; this much or more.</param>
/// <param name="IllegalUse">Cultivated land in illegal use in the year; this much or more.</param>
public sealed record InterviewCriteria(decimal LagPoints, Mu NewLoss, Mu IllegalUse)
{
    public static InterviewCriteria Default { get; } = new(LagPoints: 20, NewLoss: Mu.Of(50), IllegalUse: Mu.Of(10));

    public IEnumerable<Sentence> Faults()
    {
        if (LagPoints is <= 0 or > 100) yield return new("进度滞后的界限须大于0、不超过100个百分点。", "The limit for lagging progress is more than 0 and at most 100 percentage points.");
        if (NewLoss == Mu.Zero) yield return new("新增流出面积的界限须大于0亩。", "The limit for new losses is more than 0 mu.");
        if (IllegalUse == Mu.Zero) yield return new("违法占用面积的界限须大于0亩。", "The limit for illegal use is more than 0 mu.");
    }

    /// <summary>Why this place is to be interviewed, each reason with its figures; empty where it is not.</summary>
    public IEnumerable<Sentence> Reasons(PlaceConduct conduct)
    {
        if (conduct is { AcceptedPercent: { } accepted, TimePercent: { } time } && time - accepted >= LagPoints)
            yield return new($"进度滞后：时间已过{time:0.#}%，验收{accepted:0.#}%，落后{time - accepted:0.#}个百分点（界限{LagPoints:0.#}）", $"lagging: {time:0.#} % of the time is gone, {accepted:0.#} % is accepted, {time - accepted:0.#} points behind (limit {LagPoints:0.#})");
        if (conduct.NewLoss >= NewLoss)
            yield return new($"新增耕地流出{conduct.NewLoss}亩（界限{NewLoss}亩）", $"{conduct.NewLoss} mu of cultivated land newly lost (limit {NewLoss} mu)");
        if (conduct.IllegalUse >= IllegalUse)
            yield return new($"违法占用耕地{conduct.IllegalUse}亩（界限{IllegalUse}亩）", $"{conduct.IllegalUse} mu of cultivated land in illegal use (limit {IllegalUse} mu)");
    }
}

/// <summary>What a place is judged by.</summary>
/// <param name="AcceptedPercent">Of its target; null for a place without one.</param>
/// <param name="TimePercent">Of the time its tasks have.</param>
public sealed record PlaceConduct(Place Place, decimal? AcceptedPercent, decimal? TimePercent, Mu NewLoss, Mu IllegalUse);
