using System.Diagnostics;
using System.Globalization;

namespace CultivatedLand.Tests.Documents.Fuzz;

/// <summary>
/// What a thread has worked, so that a bound holds on a machine that does other things too. Where the system does not
/// tell (it is Linux that does), the time on the wall.
/// </summary>
internal static class ThreadTime
{
    private const string Source = "/proc/thread-self/schedstat";

    public static TimeSpan Now =>
        File.Exists(Source)
        && long.TryParse(File.ReadAllText(Source).Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var nanoseconds)
            ? TimeSpan.FromTicks(nanoseconds / 100)
            : Stopwatch.GetElapsedTime(0);
}
