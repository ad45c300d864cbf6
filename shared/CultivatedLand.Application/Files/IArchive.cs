namespace CultivatedLand.Application.Files;

/// <summary>Keeps originals and evidence by content: the same bytes are kept once.</summary>
public interface IArchive
{
    /// <returns>SHA-256 of the content, lower-case hexadecimal.</returns>
    Task<string> Put(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <returns>Null where nothing is kept under this hash.</returns>
    Task<byte[]?> Get(string contentHash, CancellationToken cancellationToken);
}
