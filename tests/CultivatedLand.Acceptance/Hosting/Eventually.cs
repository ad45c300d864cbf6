using System.Diagnostics;

namespace CultivatedLand.Acceptance.Hosting;

/// <summary>
/// Waiting for what a process is about to do. How long it takes is the process's business and the machine's; the deadline only ends a
/// test that would hang for ever.
/// </summary>
internal static class Eventually
{
    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    public static async Task<T> Have<T>(string what, Func<Task<T?>> look, TimeSpan? deadline = null)
        where T : class
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            if (await look() is { } found)
                return found;
            if (Stopwatch.GetElapsedTime(since) > (deadline ?? Deadline))
                throw new TimeoutException($"Still missing after {(deadline ?? Deadline).TotalSeconds} s: {what}.");
            await Task.Delay(Glance);
        }
    }

    public static Task Be(string what, Func<Task<bool>> look, TimeSpan? deadline = null) =>
        Have(what, async () => await look() ? string.Empty : null, deadline);

    public static Task Be(string what, Func<bool> look, TimeSpan? deadline = null) => Be(what, () => Task.FromResult(look()), deadline);
}
