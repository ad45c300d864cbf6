using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CultivatedLand.Application.Files;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Storage.Entities;

namespace CultivatedLand.Functions.Storage;

/// <summary>
/// Archive of blobs named by their content: <c>ab/abcdef…</c>. A blob is there whole or not at all. Only one
/// that is damaged is overwritten, when the same content comes again.
/// </summary>
public sealed class BlobArchive(StorageAccount account) : IArchive
{
    public async Task<string> Put(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var hash = HashOf(content.Span);
        try
        {
            var onlyNew = new BlobUploadOptions
            {
                Conditions = new() { IfNoneMatch = ETag.All },
                HttpHeaders = new() { ContentType = "application/octet-stream" },
            };
            await BlobOf(hash).UploadAsync(new BinaryData(content), onlyNew, cancellationToken);
        }
        catch (RequestFailedException there) when (there.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            if (HashOf((await BlobOf(hash).DownloadContentAsync(cancellationToken)).Value.Content.ToMemory().Span) != hash)
                await BlobOf(hash).UploadAsync(new BinaryData(content), overwrite: true, cancellationToken);
        }

        return hash;
    }

    /// <exception cref="StorageException">The stored bytes no longer match the hash.</exception>
    public async Task<byte[]?> Get(string contentHash, CancellationToken cancellationToken)
    {
        if (!IsHash(contentHash))
            return null;
        try
        {
            var content = (await BlobOf(contentHash).DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
            return HashOf(content) == contentHash ? content : throw new StorageException(StorageErrorText.ArchiveDamaged(contentHash));
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    private BlobClient BlobOf(string hash) => account.Archive.GetBlobClient($"{hash[..2]}/{hash}");

    private static bool IsHash(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    private static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
