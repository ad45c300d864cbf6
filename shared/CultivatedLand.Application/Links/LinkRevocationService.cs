using System.Globalization;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Links;

/// <summary>Record of one revocation of links: for whom, by whom and when.</summary>
/// <param name="Task">Id of the task. Null for all tasks of the person.</param>
/// <param name="Person">Mail address of the person. Null for everybody's links to the task.</param>
public sealed record LinkRevocation(string? Task, string? Person, string By, DateTimeOffset At);

/// <summary>Service that revokes links and records who revoked them. The revocation store does not report that.</summary>
public sealed class LinkRevocationService(ILinkRevocationStore linkRevocationStore, IRecordStore recordStore, TimeProvider clock)
{
    private const string Name = "link-revocations";

    private const int LongestKey = 200;

    private readonly RecordSet<LinkRevocation> _recordSet = new(recordStore, Name);

    public async Task Revoke(TaskId? task, string? person, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await linkRevocationStore.Revoke(task, person, now, by, cancellationToken);
        await _recordSet.Change(
            Key(now, task, person),
            before => before ?? new LinkRevocation(task?.Value, person, by, now),
            cancellationToken
        );
    }

    /// <summary>Lists the latest revocations first.</summary>
    public async Task<IReadOnlyList<LinkRevocation>> Latest(int most, CancellationToken cancellationToken)
    {
        var latest = new List<LinkRevocation>();
        await foreach (var (_, revocation) in _recordSet.All(cancellationToken))
        {
            latest.Add(revocation);
            if (latest.Count == most)
                break;
        }

        return latest;
    }

    /// <summary>
    /// Builds the key of a revocation. The record store lists keys in ascending order, so a later revocation gets a smaller key.
    /// </summary>
    private static string Key(DateTimeOffset at, TaskId? task, string? person)
    {
        var key = string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - at.ToUnixTimeMilliseconds():D16}|{task?.Value}|{person}"
        );
        return key[..Math.Min(key.Length, LongestKey)];
    }
}
