using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CultivatedLand.Domain;

/// <summary>Area in mu (1 mu = 2000/3 m²). The value is exact, never negative, and has at most two decimals.</summary>
public readonly record struct Mu : IComparable<Mu>
{
    /// <summary>Upper limit in mu. It is more than the farmland of the whole country, so a larger figure is a typing error.</summary>
    public const decimal Largest = 10_000_000_000m;

    private Mu(decimal value) => Value = value;

    public decimal Value { get; }

    public static Mu Zero => default;

    /// <exception cref="ArgumentOutOfRangeException">Negative, too large, or finer than 0.01 mu.</exception>
    public static Mu Of(decimal value) =>
        TryOf(value, out var mu)
            ? mu.Value
            : throw new ArgumentOutOfRangeException(
                nameof(value),
                value,
                "An area in mu is from 0 to 10,000,000,000 with at most two decimals."
            );

    public static bool TryOf(decimal value, [NotNullWhen(true)] out Mu? mu)
    {
        mu = value is >= 0 and <= Largest && decimal.Round(value, 2) == value ? new Mu(value) : null;
        return mu is not null;
    }

    public static Mu Min(Mu left, Mu right) => left <= right ? left : right;

    public static Mu Max(Mu left, Mu right) => left >= right ? left : right;

    /// <summary>Returns the difference, or zero where <paramref name="other"/> is larger.</summary>
    public Mu Less(Mu other) => other.Value >= Value ? Zero : new Mu(Value - other.Value);

    public int CompareTo(Mu other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("0.##", CultureInfo.InvariantCulture);

    public static Mu operator +(Mu left, Mu right) => new(left.Value + right.Value);

    public static bool operator <(Mu left, Mu right) => left.Value < right.Value;

    public static bool operator >(Mu left, Mu right) => left.Value > right.Value;

    public static bool operator <=(Mu left, Mu right) => left.Value <= right.Value;

    public static bool operator >=(Mu left, Mu right) => left.Value >= right.Value;
}
