using System.Globalization;
using Azure.Data.Tables;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.People;
using CultivatedLand.Functions.Storage.Entities;

namespace CultivatedLand.Functions.Storage.Records;

/// <summary>Rows of every directory so far, numbered, and a row that names the one in force.</summary>
internal sealed class DirectoryRows(TableClient table, PayloadColumns payloadColumns, SetAsideStore setAside)
{
    private const string Partition = "directories",
        InForceRow = "in-force",
        Number = "Number",
        KeyPrefix = "directory-",
        AfterKeys = "directory.";

    /// <summary>Directory that was read last. Every sending asks for it and it seldom changes.</summary>
    private volatile Read? _lastRead;

    public async Task<PeopleDirectory> InForce(CancellationToken cancellationToken)
    {
        if (await table.FindRow(Partition, InForceRow, cancellationToken) is not { } pointer)
            return PeopleDirectory.Empty;
        var number = await NumberIn(pointer, cancellationToken);
        if (_lastRead is { } known && known.Number == number)
            return known.People;
        var read = await Latest(number, cancellationToken);
        if (read?.Number == number)
            _lastRead = read;
        return read?.People ?? PeopleDirectory.Empty;
    }

    /// <summary>Reads a directory. Where it cannot be read, it is set aside and the one before stays in force.</summary>
    private async Task<Read?> Latest(long number, CancellationToken cancellationToken)
    {
        for (var earlier = number; earlier > 0; earlier--)
        {
            var name = new RecordName(RecordName.Directories, earlier.ToString(CultureInfo.InvariantCulture));
            if (await setAside.Find(name, () => ReadOne(earlier, cancellationToken)) is { } read)
                return read;
        }

        return null;
    }

    /// <summary>
    /// Returns the number of the directory in force. Where the row that names it cannot be read, it is the highest there is:
    /// both are written in one transaction.
    /// </summary>
    private async Task<long> NumberIn(TableEntity pointer, CancellationToken cancellationToken)
    {
        if (pointer[Number] is long number)
            return number;
        setAside.Note(new RecordName(RecordName.Directories, InForceRow), $"{Number} is no number");
        var highest = 0L;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {KeyPrefix} and RowKey lt {AfterKeys}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken))
        {
            if (long.TryParse(row.RowKey.AsSpan(KeyPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var found))
                highest = Math.Max(highest, found);
        }

        return highest;
    }

    private async Task<Read?> ReadOne(long number, CancellationToken cancellationToken)
    {
        var row =
            await table.FindRow(Partition, KeyOf(number), cancellationToken)
            ?? throw new StorageException(StorageErrorText.Unreadable($"directory {number}", "it is gone"));
        return new Read(
            number,
            await payloadColumns.Understand(row, $"directory {number}", json => CaseJson.ReadDirectory(json), cancellationToken)
        );
    }

    public async Task Replace(
        PeopleDirectory directory,
        string contentHash,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var pointer = await table.FindRow(Partition, InForceRow, cancellationToken);
            var number = (pointer is null ? 0 : await NumberIn(pointer, cancellationToken)) + 1;
            var row = new TableEntity(Partition, KeyOf(number))
            {
                ["Hash"] = contentHash,
                ["At"] = SortableTime.Text(at),
                ["ReplacedBy"] = by,
            };
            await payloadColumns.Write(row, CaseJson.Write(directory), cancellationToken);
            var next = new TableEntity(Partition, InForceRow) { [Number] = number };
            TableTransactionAction[] both =
            [
                pointer is null
                    ? new(TableTransactionActionType.Add, next)
                    : new(TableTransactionActionType.UpdateReplace, next, pointer.ETag),
                new(TableTransactionActionType.Add, row),
            ];
            if (await table.TrySubmit(both, cancellationToken))
                return;
        }
    }

    private static string KeyOf(long number) => $"{KeyPrefix}{number:d8}";

    private sealed record Read(long Number, PeopleDirectory People);
}
