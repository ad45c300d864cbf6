using System.IO.Compression;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CultivatedLand.Functions.Storage.Entities;

/// <summary>
/// Writer and reader of content of any size in one row. A column holds 64 KB and a row 1 MB.
/// Content is cut into columns and compressed if that helps.
/// Content that is still larger goes to a blob named by its hash, before the row that names it is written.
/// Three such rows fit into the 4 MB of a transaction.
/// </summary>
/// <remarks>A blob whose row lost its race stays behind; nothing names it and it does no harm.</remarks>
internal sealed class PayloadColumns(BlobContainerClient overflow)
{
    public const int MostInRow = 640 * 1024;
    private const int MostInColumn = 60 * 1024;
    private const int WorthCompressing = 16 * 1024;
    private const string Size = "Size",
        IsCompressed = "Compressed",
        BlobName = "Blob";

    /// <summary>Writes a content in place of another. Columns of the other stay in the row and are no longer read.</summary>
    public async Task WriteToBlob(TableEntity row, byte[] content, CancellationToken cancellationToken)
    {
        row[Size] = content.Length;
        row[IsCompressed] = false;
        row[BlobName] = await Upload(content, cancellationToken);
    }

    public async Task Write(TableEntity row, byte[] content, CancellationToken cancellationToken)
    {
        var shorter = content.Length > WorthCompressing ? Compress(content) : content;
        var stored = shorter.Length < content.Length ? shorter : content;
        row[Size] = content.Length;
        row[IsCompressed] = !ReferenceEquals(stored, content);
        if (stored.Length > MostInRow)
        {
            row[BlobName] = await Upload(stored, cancellationToken);
            return;
        }

        foreach (var (index, column) in stored.Chunk(MostInColumn).Index())
            row[Column(index)] = column;
    }

    /// <exception cref="InvalidDataException">A column or the blob is missing, or its content is damaged.</exception>
    public async Task<byte[]> Read(TableEntity row, CancellationToken cancellationToken)
    {
        var stored = row.GetString(BlobName) is { } blob ? await Download(blob, cancellationToken) : Join(row);
        var content = row.GetBoolean(IsCompressed) == true ? Decompress(stored) : stored;
        return content.Length == row.GetInt32(Size)
            ? content
            : throw new InvalidDataException($"{content.Length} bytes are there, {row.GetInt32(Size)} were written");
    }

    private static byte[] Join(TableEntity row)
    {
        var columns = new List<byte[]>();
        while (row.GetBinary(Column(columns.Count)) is { } column)
            columns.Add(column);
        return columns is [var only] ? only : [.. columns.SelectMany(column => column)];
    }

    private async Task<string> Upload(byte[] content, CancellationToken cancellationToken)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(content));
        try
        {
            await overflow
                .GetBlobClient(name)
                .UploadAsync(
                    new BinaryData(content),
                    new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } },
                    cancellationToken
                );
        }
        catch (RequestFailedException there) when (there.ErrorCode == BlobErrorCode.BlobAlreadyExists) { }

        return name;
    }

    private async Task<byte[]> Download(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await overflow.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException gone) when (gone.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            throw new InvalidDataException($"the blob {name} that holds it is gone", gone);
        }
    }

    private static byte[] Compress(byte[] content)
    {
        using var target = new MemoryStream();
        using (var compressor = new BrotliStream(target, CompressionLevel.Fastest))
            compressor.Write(content);
        return target.ToArray();
    }

    private static byte[] Decompress(byte[] content)
    {
        using var target = new MemoryStream();
        using (var decompressor = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress))
            decompressor.CopyTo(target);
        return target.ToArray();
    }

    private static string Column(int index) => $"C{index}";
}
