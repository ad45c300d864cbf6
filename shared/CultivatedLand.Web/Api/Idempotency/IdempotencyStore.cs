using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain;

namespace CultivatedLand.Web.Api.Idempotency;

/// <summary>Store of the answers to writes, by caller and key, for a day. Older ones are removed bit by bit.</summary>
internal sealed class IdempotencyStore(IRecordStore recordStore, TimeProvider clock)
{
    internal const string DrawerName = "answered-writes";
    private const int ClearedAtATime = 20;

    private readonly RecordSet<IdempotencyRecord> _recordSet = new(recordStore, DrawerName);

    /// <summary>Writes that this process is doing now. Any other without an answer was cut off, or runs in another process.</summary>
    private readonly ConcurrentDictionary<(string Caller, string Key), KeyedWrite> _running = new();

    public KeyedWrite Of(string caller, string key, string fingerprint) => new(caller, key, fingerprint, Leave);

    /// <summary>Records a write as begun, before anything is done.</summary>
    /// <returns>The record of the same key where one was begun before.</returns>
    public async Task<IdempotencyRecord?> Begin(KeyedWrite write, CancellationToken cancellationToken)
    {
        write.IsMine = _running.TryAdd((write.Caller, write.Key), write);
        try
        {
            return await Begin(write, clock.GetUtcNow(), cancellationToken);
        }
        catch
        {
            Leave(write);
            throw;
        }
    }

    public Task Answer(
        KeyedWrite write,
        int status,
        string? contentType,
        byte[] body,
        string? location,
        CancellationToken cancellationToken
    ) =>
        _recordSet.Change(
            write.Place,
            _ => new IdempotencyRecord(write.Fingerprint, write.BegunAt, status, contentType, body, location),
            cancellationToken
        );

    /// <summary>Forgets a write that was refused for a reason that may pass, so that the key can be used again.</summary>
    public Task Forget(KeyedWrite write, CancellationToken cancellationToken) => _recordSet.Remove(write.Place, cancellationToken);

    private async Task<IdempotencyRecord?> Begin(KeyedWrite write, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var yesterday = Place(now.AddDays(-1), write);
        if (await _recordSet.Find(yesterday, cancellationToken) is { } known && now - known.At < TimeSpan.FromDays(1))
            return Name(write, yesterday, known);

        var place = Place(now, write);
        if (!write.IsMine)
            return Name(write, place, await _recordSet.Find(place, cancellationToken));
        IdempotencyRecord? earlier = null;
        var begun = new IdempotencyRecord(write.Fingerprint, now, null, null, null, null);
        await _recordSet.Change(place, before => (earlier = before) is null ? begun : null, cancellationToken);
        if (earlier is null)
            await ClearOld(now, cancellationToken);
        Name(write, place, earlier ?? begun);
        return earlier;
    }

    private static IdempotencyRecord? Name(KeyedWrite write, string place, IdempotencyRecord? record)
    {
        write.Place = place;
        write.BegunAt = record?.At ?? default;
        write.Name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{place}\n{write.Fingerprint}")))[..32];
        return record;
    }

    private void Leave(KeyedWrite write)
    {
        if (write.IsMine)
            _running.TryRemove(new KeyValuePair<(string Caller, string Key), KeyedWrite>((write.Caller, write.Key), write));
        write.IsMine = false;
    }

    /// <summary>Returns the place of a write. It begins with the day, so that the oldest come first.</summary>
    private static string Place(DateTimeOffset at, KeyedWrite write)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{write.Caller}\n{write.Key}")));
        return string.Create(CultureInfo.InvariantCulture, $"{ChinaTime.DateOf(at):yyyyMMdd}/{hash}");
    }

    private async Task ClearOld(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldestKept = $"{ChinaTime.DateOf(now).AddDays(-1):yyyyMMdd}";
        foreach (var record in await recordStore.List(DrawerName, "", null, ClearedAtATime, cancellationToken))
        {
            if (string.CompareOrdinal(record.Key, oldestKept) >= 0)
                return;
            await recordStore.Remove(DrawerName, record.Key, record.Version, cancellationToken);
        }
    }
}
