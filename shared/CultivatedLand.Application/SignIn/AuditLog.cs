using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Records;

namespace CultivatedLand.Application.SignIn;

/// <summary>
/// Log of denied requests: who, what, where, when. A repetition within a minute is counted, and only the latest entries are kept.
/// Entries are written aside, one after the other: a denied request never waits for the store and never fails because of it.
/// </summary>
public sealed class AuditLog(IRecordStore recordStore, AccessRules rules) : IAsyncDisposable
{
    private const int LongestText = 300;

    /// <summary>Largest number of different entries that wait while the store cannot be written. Further ones are counted in one.</summary>
    private const int MostWaiting = 1000;

    /// <summary>
    /// Key of the entry that counts what exceeds <see cref="MostWaiting"/>. It sorts before every other, and is tidied first.
    /// </summary>
    private const string Overflow = "0-overflow";

    private const int TidyEvery = 100;

    private readonly RecordSet<DeniedRequest> _recordSet = new(recordStore, "audit");
    private readonly Lock _gate = new();
    private Dictionary<string, DeniedRequest> _waiting = [];
    private Task _writing = Task.CompletedTask;
    private bool _isWriting;
    private string _minute = "";
    private int _inMinute;
    private int _sinceTidy;
    private DateTimeOffset? _flood;

    /// <summary>Raised once in a minute with more denied requests than <see cref="FloodsAbove"/>.</summary>
    public event EventHandler? Flooded;

    /// <summary>
    /// Number of denied requests in one minute above which they are counted in a single entry and administrators are told.
    /// </summary>
    public int FloodsAbove => rules.DeniedPerMinute;

    /// <summary>Moment of the latest flood that nobody has been told of. It is told once.</summary>
    public DateTimeOffset? TakeFlood()
    {
        lock (_gate)
        {
            var flood = _flood;
            _flood = null;
            return flood;
        }
    }

    public void Note(DeniedRequest act)
    {
        var now = rules.Clock.GetUtcNow();
        act = act with { At = now, Times = 1, Who = Short(act.Who), What = Short(act.What), Where = Short(act.Where) };
        var stamp = now.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
        bool isFlood;
        lock (_gate)
        {
            if (!HasRoom(stamp))
                act = act with { Who = "…", What = "…", Where = "…", Address = "…" };
            isFlood = _inMinute == FloodsAbove + 1;
            if (isFlood)
                _flood = now;
            Wait(KeyOf(stamp, act), act);
            if (!_isWriting)
            {
                _isWriting = true;
                _writing = Task.Run(WriteAll);
            }
        }

        if (isFlood)
            Flooded?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Waits until what has been noted so far is written, or has failed to be.</summary>
    public Task Settle()
    {
        lock (_gate)
            return _writing;
    }

    public async ValueTask DisposeAsync() => await Settle();

    /// <summary>Returns the latest entries first.</summary>
    public async Task<IReadOnlyList<DeniedRequest>> Latest(int most, CancellationToken cancellationToken)
    {
        await Settle();
        var acts = new List<DeniedRequest>();
        await foreach (var (_, act) in _recordSet.All(cancellationToken))
            acts.Add(act);
        return [.. acts.OrderByDescending(act => act.At).Take(most)];
    }

    private bool HasRoom(string stamp)
    {
        if (_minute != stamp)
            (_minute, _inMinute) = (stamp, 0);
        return ++_inMinute <= FloodsAbove;
    }

    private void Wait(string key, DeniedRequest act)
    {
        if (_waiting.Count >= MostWaiting && !_waiting.ContainsKey(key))
            (key, act) = (Overflow, act with { Who = "…", What = "…", Where = "…", Address = "…" });
        _waiting[key] = _waiting.TryGetValue(key, out var before) ? act with { Times = before.Times + act.Times } : act;
    }

    /// <summary>Writes until nothing waits. What the store does not take waits for the next request that is denied.</summary>
    private async Task WriteAll()
    {
        while (Next() is { } batch)
        {
            foreach (var (key, act) in batch.ToList())
            {
                try
                {
                    await Write(key, act);
                    batch.Remove(key);
                }
                catch (Exception)
                {
                    WaitAgain(batch);
                    return;
                }
            }
        }
    }

    private Dictionary<string, DeniedRequest>? Next()
    {
        lock (_gate)
        {
            _isWriting = _waiting.Count > 0;
            if (!_isWriting)
                return null;
            var batch = _waiting;
            _waiting = [];
            return batch;
        }
    }

    private void WaitAgain(Dictionary<string, DeniedRequest> batch)
    {
        lock (_gate)
        {
            foreach (var (key, act) in batch)
                Wait(key, act);
            _isWriting = false;
        }
    }

    private async Task Write(string key, DeniedRequest act)
    {
        await _recordSet.Change(key, before => act with { Times = (before?.Times ?? 0) + act.Times }, CancellationToken.None);
        if (++_sinceTidy % TidyEvery == 0)
            await Tidy(CancellationToken.None);
    }

    private static string KeyOf(string stamp, DeniedRequest act)
    {
        var identity = $"{act.Who}\n{act.What}\n{act.Where}\n{act.Address}";
        return $"{stamp}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..16]}";
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
