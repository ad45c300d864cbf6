namespace CultivatedLand.Application.Files;

/// <summary>Archive of original files and evidence, addressed by content hash. The same bytes are stored once.</summary>
public interface IArchive
{
    /// <returns>SHA-256 of the content, lower-case hexadecimal.</returns>
    Task<string> Put(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <returns>The content. Null where nothing is stored under this hash.</returns>
    Task<byte[]?> Get(string contentHash, CancellationToken cancellationToken);
}
