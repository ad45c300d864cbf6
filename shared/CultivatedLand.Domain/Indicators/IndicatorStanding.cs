namespace CultivatedLand.Domain.Indicators;

/// <summary>The figures of one indicator for a place and a year, as an office records them.</summary>
/// <param name="Target">What must be kept or reached; for illegal use, what must not be exceeded.</param>
/// <param name="Current">现状: what is there before deductions.</param>
/// <param name="Deductions">What is there and may not be counted (Erping: 121.95 mu that were never put under protection).</param>
public sealed record IndicatorFigures(VetoIndicator Indicator, Mu Target, Mu Current, EquatableArray<Deduction> Deductions)
{
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

public sealed record Deduction(Mu Area, string Reason);

/// <summary>How an indicator stands, and how it would stand if every open task were accepted.</summary>
/// <param name="Counted">The current figure less what may not be counted, in mu.</param>
/// <param name="OpenTasks">What the open tasks that move this indicator still lack, in mu.</param>
public sealed record IndicatorStanding(IndicatorFigures Figures, decimal Counted, decimal OpenTasks)
{
    public static IndicatorStanding Of(IndicatorFigures figures, IEnumerable<OpenTask> open) =>
        new(
            figures,
            Math.Max(0, figures.Current.Value - figures.Deducted),
            open.Where(task => figures.Indicator.IsMovedBy(task.Kind)).Sum(task => task.Lacks.Value)
        );

    /// <summary>What is missing, in mu; zero or less where the target is met.</summary>
    public decimal Gap => IsCeiling ? Counted - Figures.Target.Value : Figures.Target.Value - Counted;

    public decimal IfAllAccepted => IsCeiling ? Math.Max(0, Counted - OpenTasks) : Counted + OpenTasks;

    public decimal GapIfAllAccepted => IsCeiling ? IfAllAccepted - Figures.Target.Value : Figures.Target.Value - IfAllAccepted;

    public IndicatorLight Light =>
        Gap <= 0 ? IndicatorLight.Green
        : GapIfAllAccepted <= 0 ? IndicatorLight.Yellow
        : IndicatorLight.Red;

    /// <summary>The rule that gives the colour, with the figures it was applied to.</summary>
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

/// <param name="Lacks">What the task must still have accepted, in mu.</param>
public readonly record struct OpenTask(Tasks.TaskKind Kind, Mu Lacks);

public enum IndicatorLight
{
    /// <summary>The target is met.</summary>
    Green,

    /// <summary>It is not, but would be if every open task were accepted.</summary>
    Yellow,

    /// <summary>It would not even then.</summary>
    Red,
}
