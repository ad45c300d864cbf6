namespace CultivatedLand.Domain.Indicators;

/// <summary>Figures of one indicator for a place and a year, as an office records them.</summary>
/// <param name="Target">Area that must be kept or reached. For illegal use, it is the area that must not be exceeded.</param>
/// <param name="Current">Present area (现状) before deductions.</param>
/// <param name="Deductions">Areas that exist but may not be counted (Erping: 121.95 mu that were never put under protection).</param>
/// <param name="RecordedAt">
/// Moment of the recording. Area accepted later is not in the present area and counts on top of it.
/// Null for figures that are not recorded yet, and for those of an earlier version of the program.
/// </param>
public sealed record IndicatorFigures(
    VetoIndicator Indicator,
    Mu Target,
    Mu Current,
    EquatableArray<Deduction> Deductions,
    DateTimeOffset? RecordedAt = null
)
{
    /// <summary>Whether the figures say the same, whenever they were recorded.</summary>
    public bool SaysTheSameAs(IndicatorFigures? other) =>
        other is not null && this with { RecordedAt = null } == other with { RecordedAt = null };

    public IEnumerable<LocalizedText> Faults()
    {
        if (Deducted > Current.Value)
            yield return new(
                $"{Indicator.Name().Chinese}：扣除{Deducted}亩，多于现状{Current}亩。",
                $"{Indicator.Name().English}: {Deducted} mu are deducted from {Current} mu."
            );
    }

    internal decimal Deducted => Deductions.Sum(deduction => deduction.Area.Value);
}

/// <summary>Area that exists but may not be counted, with the reason.</summary>
public sealed record Deduction(Mu Area, string Reason);

/// <summary>State of an indicator now, and its state if every open task were accepted.</summary>
/// <param name="Counted">Present area less the deductions, with what was accepted since, in mu.</param>
/// <param name="OpenTasks">Area that the open tasks for this indicator still lack, in mu.</param>
public sealed record IndicatorStanding(IndicatorFigures Figures, decimal Counted, decimal OpenTasks)
{
    /// <summary>Area of tasks that move the indicator which was accepted since its figures were recorded, in mu.</summary>
    public decimal AcceptedSince { get; init; }

    /// <param name="acceptedSince">Area that was accepted since the figures were recorded, in mu.</param>
    public static IndicatorStanding Of(IndicatorFigures figures, IEnumerable<OpenTask> open, decimal acceptedSince = 0)
    {
        var recorded = figures.Current.Value - figures.Deducted;
        return new(
            figures,
            Math.Max(0, figures.Indicator.IsCeiling() ? recorded - acceptedSince : recorded + acceptedSince),
            open.Where(task => figures.Indicator.IsMovedBy(task.Kind)).Sum(task => task.Lacks.Value)
        )
        {
            AcceptedSince = acceptedSince,
        };
    }

    /// <summary>Missing area in mu. It is zero or less where the target is met.</summary>
    public decimal Gap => IsCeiling ? Counted - Figures.Target.Value : Figures.Target.Value - Counted;

    public decimal IfAllAccepted => IsCeiling ? Math.Max(0, Counted - OpenTasks) : Counted + OpenTasks;

    public decimal GapIfAllAccepted => IsCeiling ? IfAllAccepted - Figures.Target.Value : Figures.Target.Value - IfAllAccepted;

    public IndicatorLight Light =>
        Gap <= 0 ? IndicatorLight.Green
        : GapIfAllAccepted <= 0 ? IndicatorLight.Yellow
        : IndicatorLight.Red;

    /// <summary>Rule that gives the colour, with the figures to which it was applied.</summary>
    public LocalizedText Why =>
        (Light, IsCeiling) switch
        {
            (IndicatorLight.Green, false) => new(
                $"计入{Counted}亩，不少于目标{Figures.Target}亩",
                $"{Counted} mu count, not less than the target of {Figures.Target} mu"
            ),
            (IndicatorLight.Green, true) => new(
                $"计入{Counted}亩，不超过上限{Figures.Target}亩",
                $"{Counted} mu count, not more than the limit of {Figures.Target} mu"
            ),
            (IndicatorLight.Yellow, false) => new(
                $"缺{Gap}亩；在办任务全部验收后为{IfAllAccepted}亩，可以达标",
                $"{Gap} mu are missing; with every open task accepted it would be {IfAllAccepted} mu, which is enough"
            ),
            (IndicatorLight.Yellow, true) => new(
                $"超{Gap}亩；在办任务全部整改后为{IfAllAccepted}亩，可以达标",
                $"{Gap} mu too many; with every open task accepted it would be {IfAllAccepted} mu, which is within the limit"
            ),
            (_, false) => new(
                $"缺{Gap}亩；在办任务全部验收后仍缺{GapIfAllAccepted}亩",
                $"{Gap} mu are missing; with every open task accepted {GapIfAllAccepted} mu would still be"
            ),
            (_, true) => new(
                $"超{Gap}亩；在办任务全部整改后仍超{GapIfAllAccepted}亩",
                $"{Gap} mu too many; with every open task accepted it would still be {GapIfAllAccepted} mu"
            ),
        };

    private bool IsCeiling => Figures.Indicator.IsCeiling();
}

/// <summary>Record of an open task and the area it still lacks.</summary>
/// <param name="Lacks">Area that must still be accepted, in mu.</param>
public readonly record struct OpenTask(Tasks.TaskKind Kind, Mu Lacks);

/// <summary>Colour of an indicator.</summary>
public enum IndicatorLight
{
    /// <summary>The target is met.</summary>
    Green,

    /// <summary>The target is not met, but would be if every open task were accepted.</summary>
    Yellow,

    /// <summary>The target would not be met even if every open task were accepted.</summary>
    Red,
}
