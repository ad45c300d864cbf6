using CultivatedLand.Testing.Samples;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Testing.Clocks;

/// <summary>Clocks that stand still until a test moves them, told the time as people in China write it.</summary>
public static class FakeClock
{
    /// <param name="moment">As <see cref="Some.At(string)"/> reads it: <c>2023-08-18 10:00</c>.</param>
    public static FakeTimeProvider At(string moment) => new(Some.At(moment));

    /// <summary>Timers due by then fire while it moves.</summary>
    public static void MoveTo(this FakeTimeProvider clock, string moment) => clock.MoveTo(Some.At(moment));

    /// <exception cref="ArgumentOutOfRangeException">The moment has passed: this clock does not run backwards.</exception>
    public static void MoveTo(this FakeTimeProvider clock, DateTimeOffset moment) => clock.SetUtcNow(moment);
}
