using System.Globalization;
using System.Security.Cryptography;

namespace CultivatedLand.Functions.Storage.Entities;

/// <summary>
/// Sequence that gives every first storage its place in the common order: the time, never the same twice in one process,
/// and a mark of the process. Between two hosts the order is as good as their clocks.
/// </summary>
internal sealed class Sequence(TimeProvider clock)
{
    private readonly string _mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3));
    private long _last;

    public string Next()
    {
        while (true)
        {
            var seen = Interlocked.Read(ref _last);
            var next = Math.Max(clock.GetUtcNow().UtcTicks, seen + 1);
            if (Interlocked.CompareExchange(ref _last, next, seen) == seen)
                return Text(next) + _mark;
        }
    }

    /// <summary>Returns the place in the inverse order, latest first.</summary>
    public static string Inverse(string place) =>
        Text(long.MaxValue - long.Parse(place.AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture)) + place[16..];

    /// <summary>Returns a mark that tells one attempt from every other.</summary>
    public static string Mark() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    private static string Text(long ticks) => ticks.ToString("x16", CultureInfo.InvariantCulture);
}
