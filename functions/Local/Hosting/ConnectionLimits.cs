using System.Globalization;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CultivatedLand.Local.Hosting;

/// <summary>
/// Limits of what the outside may hold open. A process that runs out of file handles cannot load what it has not loaded yet,
/// and does not recover: connections must never take the last ones.
/// </summary>
internal static class ConnectionLimits
{
    /// <summary>Handles that the host needs for itself: some 250 after its start, the rest for files that requests open.</summary>
    private const long Reserved = 450;

    private const long Fewest = 50;
    private const long Most = 2000;

    private const string Row = "Max open files";

    /// <summary>Number of connections at once, for a process that may hold this many handles.</summary>
    /// <param name="handles">Null where it is not known.</param>
    public static long Connections(long? handles) => Math.Clamp((handles ?? Most + Reserved) - Reserved, Fewest, Most);

    public static void Apply(KestrelServerLimits limits, long? handles)
    {
        limits.MaxConcurrentConnections = Connections(handles);
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.MaxRequestHeaderCount = 60;
        limits.MaxRequestHeadersTotalSize = 24 * 1024;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));
    }

    /// <summary>Number of handles that this process may hold, as Linux tells it. Null elsewhere.</summary>
    public static long? HandlesOfProcess()
    {
        const string file = "/proc/self/limits";
        return File.Exists(file) ? Parse(File.ReadLines(file)) : null;
    }

    /// <summary>Reads the soft limit, which the runtime has raised to the hard one. Null for “unlimited”.</summary>
    internal static long? Parse(IEnumerable<string> lines) =>
        lines.FirstOrDefault(line => line.StartsWith(Row, StringComparison.Ordinal)) is { } line
        && long.TryParse(
            line[Row.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var soft
        )
            ? soft
            : null;
}
