using System.Security.Cryptography;
using CultivatedLand.Application.Files;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage;

/// <summary>
/// Archive of files named by their content: <c>archive/ab/abcdef…</c>. A file is there whole or not at all.
/// One that is damaged is written anew when the same content comes again.
/// </summary>
/// <param name="folder">The archive's own folder.</param>
public sealed class FileArchive(string folder) : IArchive
{
    public async Task<string> Put(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var hash = HashOf(content.Span);
        var path = PathOf(hash);
        if (File.Exists(path) && HashOf(await File.ReadAllBytesAsync(path, cancellationToken)) == hash)
            return hash;

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var unfinished = $"{path}.{Guid.NewGuid():n}.part";
            try
            {
                await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
                {
                    await file.WriteAsync(content, cancellationToken);
                    file.Flush(flushToDisk: true);
                }

                File.Move(unfinished, path, overwrite: true);
            }
            finally
            {
                File.Delete(unfinished);
            }
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new StorageException(StorageText.NotWritable(folder), denied);
        }
        catch (IOException failed)
        {
            throw new StorageException(StorageText.DiskFull(path), failed);
        }

        return hash;
    }

    /// <exception cref="StorageException">The stored bytes no longer match the hash.</exception>
    public async Task<byte[]?> Get(string contentHash, CancellationToken cancellationToken)
    {
        if (!IsHash(contentHash))
            return null;
        var path = PathOf(contentHash);
        if (!File.Exists(path))
            return null;
        var content = await File.ReadAllBytesAsync(path, cancellationToken);
        return HashOf(content) == contentHash
            ? content
            : throw new StorageException(StorageText.ArchiveDamaged(path)) { IsOfOneRecord = true };
    }

    /// <summary>Returns the hashes of all stored files, as the file names have them.</summary>
    public IEnumerable<string> Hashes() =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName).OfType<string>().Where(IsHash)
            : [];

    internal string PathOf(string hash) => Path.Combine(folder, hash[..2], hash);

    private static bool IsHash(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    private static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
