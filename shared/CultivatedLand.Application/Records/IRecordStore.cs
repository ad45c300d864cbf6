namespace CultivatedLand.Application.Records;

/// <summary>
/// Store of small records beside the ledger: accounts, tokens, saved views, settings, approved settlements.
/// Each record lies in a named set (parameter <c>drawer</c>) under a key. Every store passes the same contract tests.
/// </summary>
/// <remarks>
/// A change is durable when the method has returned. A record changes only where nobody has changed it since it was read.
/// Versions count from 1.
/// Names of sets and keys have 1 to 200 characters of any kind. Keys are compared and listed in ordinal order.
/// </remarks>
public interface IRecordStore
{
    /// <summary>Records that are set aside because they cannot be read. Null where nobody keeps them apart.</summary>
    SetAsideStore? SetAside => null;

    Task<StoredRecord?> Find(string drawer, string key, CancellationToken cancellationToken);

    /// <param name="content">At most <see cref="StoredRecord.LargestContent"/> bytes. Larger content belongs in the archive.</param>
    /// <param name="expectedVersion">Version that was read. 0 for a record that does not exist yet.</param>
    /// <returns>False where another writer was first. The caller reads the record again.</returns>
    Task<bool> Put(string drawer, string key, ReadOnlyMemory<byte> content, long expectedVersion, CancellationToken cancellationToken);

    /// <returns>False where the record has changed since, or does not exist.</returns>
    Task<bool> Remove(string drawer, string key, long expectedVersion, CancellationToken cancellationToken);

    /// <summary>Lists a page of a set in order of key.</summary>
    /// <param name="prefix">Only keys that begin with this prefix. Empty for all.</param>
    /// <param name="after">Only keys after this one. Null to begin at the start.</param>
    Task<IReadOnlyList<StoredRecord>> List(string drawer, string prefix, string? after, int most, CancellationToken cancellationToken);
}

/// <summary>Record as it is stored, with its version.</summary>
public sealed record StoredRecord(string Key, byte[] Content, long Version)
{
    public const int LargestContent = 512 * 1024;
}
