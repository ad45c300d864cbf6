using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain;

namespace CultivatedLand.Web.Api.Idempotency;

/// <summary>Store of the answers to writes, by caller and key, for a day. Older ones are removed bit by bit.</summary>
internal sealed class IdempotencyStore(IRecordStore recordStore, TimeProvider clock)
{
    private const string DrawerName = "answered-writes";
    private const int ClearedAtATime = 20;

    /// <summary>Longest time without an answer. After it the write counts as cut off and may run again.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(2);

    private readonly RecordSet<IdempotencyRecord> _recordSet = new(recordStore, DrawerName);

    /// <summary>Records a write as begun.</summary>
    /// <returns>Its place in the record set and, if it had begun before, its record.</returns>
    public async Task<(string Place, IdempotencyRecord? Earlier)> Begin(
        string caller,
        string key,
        string fingerprint,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var yesterday = Place(now.AddDays(-1), caller, key);
        if (await _recordSet.Find(yesterday, cancellationToken) is { } known && now - known.At < TimeSpan.FromDays(1))
            return (yesterday, known);

        var place = Place(now, caller, key);
        IdempotencyRecord? earlier = null;
        await _recordSet.Change(
            place,
            before =>
            {
                earlier = before is { Status: null } && now - before.At > LongestAnswer ? null : before;
                return earlier is null ? new IdempotencyRecord(fingerprint, now, null, null, null, null) : null;
            },
            cancellationToken
        );
        if (earlier is null)
            await ClearOld(now, cancellationToken);
        return (place, earlier);
    }

    public Task Answer(string place, IdempotencyRecord answer, CancellationToken cancellationToken) =>
        _recordSet.Change(place, _ => answer, cancellationToken);

    /// <summary>Forgets a write that failed on the host's side, so that it may be tried again under the same key.</summary>
    public Task Forget(string place, CancellationToken cancellationToken) => _recordSet.Remove(place, cancellationToken);

    /// <summary>Returns the place of a write. It begins with the day, so that the oldest come first.</summary>
    private static string Place(DateTimeOffset at, string caller, string key) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{ChinaTime.DateOf(at):yyyyMMdd}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller}\n{key}")))}"
        );

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
