using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.SignIn;

namespace CultivatedLand.Application.Authorization;

/// <summary>Every act that was denied: who, what, where, when. The same again within a minute is counted, and only the latest are kept.</summary>
public sealed class AuditLog(IRecordStore recordStore, AccessRules rules)
{
    private const int LongestText = 300;

    /// <summary>New entries in one minute; what comes beyond is counted in one, so that nobody can push out what was there by knocking everywhere.</summary>
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
        var key =
            $"{stamp}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{act.Who}\n{act.What}\n{act.Where}\n{act.Address}")))[..16]}";
        await _recordSet.Change(key, before => act with { Times = (before?.Times ?? 0) + 1 }, cancellationToken);
        if (Interlocked.Increment(ref _sinceTidy) % TidyEvery == 0)
            await Tidy(cancellationToken);
    }

    /// <summary>Latest first.</summary>
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

/// <param name="Who">Name and account, or what somebody who is not known said they were.</param>
/// <param name="What">The deed, and the request.</param>
/// <param name="Where">The place, where there is one.</param>
/// <param name="Address">Where the request came from.</param>
public sealed record DeniedRequest(string Who, string What, string Where, string Address)
{
    public DateTimeOffset At { get; init; }

    /// <summary>How often within that minute.</summary>
    public int Times { get; init; }
}
