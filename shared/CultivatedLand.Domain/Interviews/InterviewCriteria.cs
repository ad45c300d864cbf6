using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Interviews;

/// <summary>
/// Criteria for calling a place to an interview, independent of the escalation ladders of its tasks.
/// Source: Jiangjin reply, on its interview rules: lagging progress, large new losses, large illegal use.
/// The reply names no figures, so these are settings.
/// </summary>
/// <param name="LagPoints">Limit in percentage points: how far the done work may stay behind the work that should be done.</param>
/// <param name="NewLoss">New losses of cultivated land in the year. A place with this area or more is called.</param>
/// <param name="IllegalUse">Cultivated land in illegal use in the year. A place with this area or more is called.</param>
/// <param name="JudgedFrom">Percent that should be done before lagging is judged, because at the beginning every place is behind.</param>
public sealed record InterviewCriteria(decimal LagPoints, Mu NewLoss, Mu IllegalUse, decimal JudgedFrom = 50)
{
    public static InterviewCriteria Default { get; } = new(LagPoints: 20, NewLoss: Mu.Of(50), IllegalUse: Mu.Of(10));

    /// <summary>Lists the faults of these figures. The list is empty when the criteria can be used.</summary>
    public IEnumerable<LocalizedText> Faults()
    {
        if (LagPoints is <= 0 or > 100)
            yield return new(
                "进度滞后的界限须大于0、不超过100个百分点。",
                "The limit for lagging progress is more than 0 and at most 100 percentage points."
            );
        if (NewLoss == Mu.Zero)
            yield return new("新增流出面积的界限须大于0亩。", "The limit for new losses is more than 0 mu.");
        if (IllegalUse == Mu.Zero)
            yield return new("违法占用面积的界限须大于0亩。", "The limit for illegal use is more than 0 mu.");
        if (JudgedFrom is < 0 or > 100)
            yield return new(
                "开始判断进度滞后的应完成比例须在0至100之间。",
                "Progress is judged from 0 to 100 percent that should be done."
            );
    }

    /// <summary>Lists the reasons to interview this place, each with its figures. The list is empty where there is no reason.</summary>
    public IEnumerable<InterviewReason> Reasons(PlaceConduct conduct)
    {
        if (conduct is { DonePercent: { } done, DuePercent: { } due } && due >= JudgedFrom && due - done >= LagPoints)
        {
            yield return new(
                InterviewCause.Lagging,
                decimal.Round(due - done, 2),
                LagPoints,
                new(
                    $"整改进度滞后：按时限应完成{due:0.##}%，实际完成{done:0.##}%，落后{due - done:0.##}个百分点（界限{LagPoints:0.#}）",
                    $"lagging: {due:0.##} % should be done and {done:0.##} % is, {due - done:0.##} points behind (limit {LagPoints:0.#})"
                )
            );
        }

        if (conduct.NewLoss >= NewLoss)
        {
            yield return new(
                InterviewCause.NewLoss,
                conduct.NewLoss.Value,
                NewLoss.Value,
                new(
                    $"本年新增耕地流出{conduct.NewLoss}亩（界限{NewLoss}亩）",
                    $"{conduct.NewLoss} mu of cultivated land newly lost in the year (limit {NewLoss} mu)"
                )
            );
        }

        if (conduct.IllegalUse >= IllegalUse)
        {
            yield return new(
                InterviewCause.IllegalUse,
                conduct.IllegalUse.Value,
                IllegalUse.Value,
                new(
                    $"本年违法占用耕地{conduct.IllegalUse}亩（界限{IllegalUse}亩）",
                    $"{conduct.IllegalUse} mu of cultivated land in illegal use in the year (limit {IllegalUse} mu)"
                )
            );
        }
    }
}

/// <summary>Figures by which a place is judged.</summary>
/// <param name="DonePercent">Percent of the work on its targets that is done. Null for a place without a target.</param>
/// <param name="DuePercent">Percent that should be done by now; see <see cref="TaskPace"/>.</param>
public sealed record PlaceConduct(Place Place, decimal? DonePercent, decimal? DuePercent, Mu NewLoss, Mu IllegalUse);

/// <summary>Reason for an interview, with the figure and the limit that it passed.</summary>
/// <param name="Figure">Percentage points or mu, in the same unit as <see cref="Limit"/>.</param>
public sealed record InterviewReason(InterviewCause Cause, decimal Figure, decimal Limit, LocalizedText Words);

/// <summary>Cause of an interview.</summary>
public enum InterviewCause
{
    /// <summary>The escalation ladder of a task reached its interview rung.</summary>
    Ladder,
    Lagging,
    NewLoss,
    IllegalUse,
}

/// <summary>Extension methods that name the causes of interviews.</summary>
public static class InterviewCauses
{
    public static LocalizedText Name(this InterviewCause cause) =>
        cause switch
        {
            InterviewCause.Ladder => new("任务逾期", "task overdue"),
            InterviewCause.Lagging => new("整改进度滞后", "lagging progress"),
            InterviewCause.NewLoss => new("新增耕地流出较大", "large new losses"),
            _ => new("违法占用耕地较大", "large illegal use"),
        };
}
