using System.Globalization;

namespace CultivatedLand.Benchmarks.Measuring;

/// <summary>One measured thing over several rounds.</summary>
/// <param name="Beside">What it is compared with, measured in turn with it: round by round where both have as many rounds.</param>
public sealed record Figure(string Part, string What, string Unit, IReadOnlyList<double> Rounds, Figure? Beside = null, Goal? Goal = null)
{
    public double Median => MedianOf(Rounds);

    public double Least => Rounds.Min();

    public double Most => Rounds.Max();

    /// <summary>Median of the rounds' own ratios, so that what slows a round down slows both of its sides.</summary>
    public double? Ratio =>
        Beside is null ? null
        : Beside.Rounds.Count == Rounds.Count ? MedianOf([.. Rounds.Zip(Beside.Rounds, (own, other) => own / other)])
        : Median / Beside.Median;

    public static double MedianOf(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public static string Text(double value) =>
        Math.Abs(value) switch
        {
            >= 100 => value.ToString("#,0", CultureInfo.InvariantCulture),
            >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
            _ => value.ToString("0.00", CultureInfo.InvariantCulture),
        };
}

/// <summary>What a figure is to reach.</summary>
public sealed record Goal(string Words, Func<Figure, bool> IsMet)
{
    public static Goal AtLeast(double value, string unit) => new($"≥ {Figure.Text(value)} {unit}", figure => figure.Median >= value);

    public static Goal AtMost(double value, string unit) => new($"≤ {Figure.Text(value)} {unit}", figure => figure.Median <= value);

    public static Goal Ratio(double value) => new($"ratio ≥ {Figure.Text(value)}", figure => figure.Ratio >= value);

    public Goal Or(Goal other) => new($"{Words} or {other.Words}", figure => IsMet(figure) || other.IsMet(figure));
}
