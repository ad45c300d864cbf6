using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.SignIn;

namespace CultivatedLand.Application.Authorization;

/// <summary>
/// Log of denied requests: who, what, where, when. A repetition within a minute is counted, and only the latest entries are kept.
/// </summary>
public sealed class AuditLog(IRecordStore recordStore, AccessRules rules)
{
    private const int LongestText = 300;

    /// <summary>
    /// Largest number of new entries in one minute.
    /// Further ones are counted in a single entry, so that nobody can push out the older entries by trying many addresses.
    /// </summary>
    private const int MostPerMinute = 120;

    private const int TidyEvery = 100;

    private readonly RecordSet<DeniedRequest> _recordSet = new(recordStore, "audit");
    private readonly Lock _gate = new();
    private string _minute = "";
    private int _inMinute;
    private int _sinceTidy;

    public async Task Note(DeniedRequest act, CancellationToken cancellationToken)
    {
        var now = rules.Clock.GetUtcNow();
        act = act with { At = now, Who = Short(act.Who), What = Short(act.What), Where = Short(act.Where) };
        var stamp = now.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
        if (!HasRoom(stamp))
            act = act with { Who = "…", What = "…", Where = "…", Address = "…" };
        var identity = $"{act.Who}\n{act.What}\n{act.Where}\n{act.Address}";
        var key = $"{stamp}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..16]}";
        await _recordSet.Change(key, before => act with { Times = (before?.Times ?? 0) + 1 }, cancellationToken);
        if (Interlocked.Increment(ref _sinceTidy) % TidyEvery == 0)
            await Tidy(cancellationToken);
    }

    /// <summary>Returns the latest entries first.</summary>
    public async Task<IReadOnlyList<DeniedRequest>> Latest(int most, CancellationToken cancellationToken)
    {
        var acts = new List<DeniedRequest>();
        await foreach (var (_, act) in _recordSet.All(cancellationToken))
            acts.Add(act);
        return [.. acts.OrderByDescending(act => act.At).Take(most)];
    }

    private bool HasRoom(string stamp)
    {
        lock (_gate)
        {
            if (_minute != stamp)
                (_minute, _inMinute) = (stamp, 0);
            return ++_inMinute <= MostPerMinute;
        }
    }

    private async Task Tidy(CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        await foreach (var (key, _) in _recordSet.All(cancellationToken))
            keys.Add(key);
        foreach (var key in keys.Take(Math.Max(keys.Count - rules.AuditKeeps, 0)))
            await _recordSet.Remove(key, cancellationToken);
    }

    private static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";
}

/// <summary>Record of a request that was denied.</summary>
/// <param name="Who">Name and account, or the name that an unknown person gave.</param>
/// <param name="What">Permission that was missing, and the request.</param>
/// <param name="Where">Place of the resource, where there is one.</param>
/// <param name="Address">Network address of the request.</param>
public sealed record DeniedRequest(string Who, string What, string Where, string Address)
{
    public DateTimeOffset At { get; init; }

    /// <summary>Number of times within that minute.</summary>
    public int Times { get; init; }
}
