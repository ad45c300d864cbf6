using System.Diagnostics;

namespace CultivatedLand.Benchmarks.Hosts;

/// <summary>The pages that an office has open, asked for one after the other.</summary>
internal static class Pages
{
    private static readonly string[] Paths = ["/ledger", "/ledger?order=name&status=active", "/ledger?late=true", "/board", "/calendar?month=2024-04", "/mails", "/tasks/be9c0000-1"];

    /// <summary>Milliseconds of each request, in the order asked. Every page is asked for once before, so that no compiler is measured.</summary>
    public static async Task<List<double>> Ask(HttpClient visitor, int times, CancellationToken cancel, TimeSpan pause = default)
    {
        foreach (var path in Paths) await One(visitor, path);
        var all = new List<double>();
        for (var number = 0; number < times && !cancel.IsCancellationRequested; number++)
        {
            all.Add(await One(visitor, Paths[number % Paths.Length]));
            if (pause > TimeSpan.Zero) await Task.Delay(pause, CancellationToken.None);
        }

        return all;
    }

    public static double Percentile(IReadOnlyCollection<double> values, double share) => values.Order().ElementAt((int)Math.Ceiling(values.Count * share) - 1);

    private static async Task<double> One(HttpClient visitor, string path)
    {
        var since = Stopwatch.GetTimestamp();
        using var answer = await visitor.GetAsync(new Uri(path, UriKind.Relative));
        await answer.Content.ReadAsByteArrayAsync();
        answer.EnsureSuccessStatusCode();
        if (answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in") throw new InvalidOperationException("The visitor is not signed in.");
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }
}
