using System.Diagnostics;

namespace CultivatedLand.Benchmarks.Hosts;

/// <summary>The pages that an office has open, asked for one after the other.</summary>
internal static class Pages
{
    /// <summary>Goes through every name of the ledger, so that it is told apart.</summary>
    public const string Search = "/ledger?q=99号图斑";

    public static IReadOnlyList<string> Open { get; } =
    [
        "/ledger",
        "/ledger?sort=name&state=active",
        "/ledger?late=1",
        "/board",
        "/timeline",
        "/calendar?month=2024-04",
        "/mails",
        "/tasks/be9c0000-1",
    ];

    /// <summary>
    /// Milliseconds of each request, in the order asked. Every page is asked for once before, so that no compiler is measured.
    /// </summary>
    public static async Task<List<double>> Ask(
        HttpClient visitor,
        IReadOnlyList<string> paths,
        int times,
        CancellationToken cancellationToken,
        TimeSpan pause = default
    )
    {
        foreach (var path in paths)
            await One(visitor, path);
        var all = new List<double>();
        for (var number = 0; number < times && !cancellationToken.IsCancellationRequested; number++)
        {
            all.Add(await One(visitor, paths[number % paths.Count]));
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, CancellationToken.None);
        }

        return all;
    }

    public static double Percentile(IReadOnlyCollection<double> values, double share) =>
        values.Order().ElementAt((int)Math.Ceiling(values.Count * share) - 1);

    private static async Task<double> One(HttpClient visitor, string path)
    {
        var since = Stopwatch.GetTimestamp();
        using var answer = await visitor.GetAsync(new Uri(path, UriKind.Relative));
        await answer.Content.ReadAsByteArrayAsync();
        answer.EnsureSuccessStatusCode();
        if (answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in")
            throw new InvalidOperationException("The visitor is not signed in.");
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }
}
