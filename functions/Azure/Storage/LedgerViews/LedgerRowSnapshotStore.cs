using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CultivatedLand.Application.Records;

namespace CultivatedLand.Functions.Storage.LedgerViews;

/// <summary>
/// Store of the snapshot of all lines. A machine keeps what it has read, and asks each time whether the blob is another one by now.
/// </summary>
internal sealed class LedgerRowSnapshotStore(BlobContainerClient container, SetAsideStore setAside)
{
    private static readonly RecordName Name = new("lines", "snapshot");

    private readonly BlobClient _blob = container.GetBlobClient("ledger-rows");
    private LedgerRowSnapshot? _known;

    /// <returns>Null where there is none, or it cannot be read. The lines are read one by one then.</returns>
    public async Task<LedgerRowSnapshot?> Find(CancellationToken cancellationToken)
    {
        var known = Volatile.Read(ref _known);
        try
        {
            var found = await _blob.DownloadStreamingAsync(
                new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = known?.Tag } },
                cancellationToken
            );
            if (found.GetRawResponse().Status == 304)
                return known;
            using var content = found.Value;
            using var packed = new MemoryStream();
            await content.Content.CopyToAsync(packed, cancellationToken);
            packed.Position = 0;
            var read = new LedgerRowSnapshot(content.Details.ETag, LedgerRowSnapshot.Read(packed));
            Volatile.Write(ref _known, read);
            setAside.FoundReadable(Name);
            return read;
        }
        catch (RequestFailedException unchanged) when (unchanged.Status == 304)
        {
            return known;
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
        catch (Exception unreadable)
            when (unreadable
                    is InvalidDataException
                        or JsonException
                        or FormatException
                        or OverflowException
                        or ArgumentException
                        or KeyNotFoundException
            )
        {
            setAside.Note(Name, unreadable.Message);
            return null;
        }
    }

    /// <param name="before">The snapshot that the new one follows from. Null replaces whatever is there.</param>
    /// <returns>False if another machine has written one meanwhile.</returns>
    public async Task<bool> Write(IReadOnlyList<PlacedLedgerRow> rows, LedgerRowSnapshot? before, CancellationToken cancellationToken)
    {
        try
        {
            var onlyAfter = new BlobRequestConditions { IfMatch = before?.Tag };
            var content = LedgerRowSnapshot.Write(rows);
            await _blob.UploadAsync(content, new BlobUploadOptions { Conditions = onlyAfter }, cancellationToken);
            setAside.FoundReadable(Name);
            return true;
        }
        catch (RequestFailedException raced) when (raced.Status is 409 or 412)
        {
            return false;
        }
    }
}
