namespace CultivatedLand.Application.Records;

/// <summary>
/// Keeps the small records beside the ledger: accounts, tokens, saved views, settings, sheets that were approved. Each lies in a drawer under a key.
/// Every store passes the same contract tests.
/// </summary>
/// <remarks>
/// What a method has returned from is durable. A record changes only where nobody has changed it since it was read: versions count from 1.
/// Drawer and key are 1 to 200 characters of any kind; keys are compared and listed by ordinal.
/// </remarks>
public interface IRecordStore
{
    Task<StoredRecord?> Find(string drawer, string key, CancellationToken cancellationToken);

    /// <param name="content">At most <see cref="StoredRecord.LargestContent"/> bytes; what is larger belongs in the archive.</param>
    /// <param name="expectedVersion">The version that was read; 0 for a record that is not there yet.</param>
    /// <returns>False where somebody else was first; read it again.</returns>
    Task<bool> Put(string drawer, string key, ReadOnlyMemory<byte> content, long expectedVersion, CancellationToken cancellationToken);

    /// <returns>False where it has changed since, or is not there.</returns>
    Task<bool> Remove(string drawer, string key, long expectedVersion, CancellationToken cancellationToken);

    /// <summary>A page of a drawer in order of key.</summary>
    /// <param name="prefix">Only keys that begin with it; empty for all.</param>
    /// <param name="after">Only keys after this one; null from the start.</param>
    Task<IReadOnlyList<StoredRecord>> List(string drawer, string prefix, string? after, int most, CancellationToken cancellationToken);
}

public sealed record StoredRecord(string Key, byte[] Content, long Version)
{
    public const int LargestContent = 512 * 1024;
}
