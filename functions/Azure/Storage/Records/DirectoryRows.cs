using Azure.Data.Tables;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.People;
using CultivatedLand.Functions.Storage.Entities;

namespace CultivatedLand.Functions.Storage.Records;

/// <summary>Every directory there was, numbered, and a row that says which is in force.</summary>
internal sealed class DirectoryRows(TableClient table, PayloadColumns payloads)
{
    private const string Partition = "directories", InForceRow = "in-force", Number = "Number";

    /// <summary>The directory is asked for at every sending and changes seldom.</summary>
    private volatile Read? lastRead;

    public async Task<PeopleDirectory> InForce(CancellationToken cancel)
    {
        if (await table.FindRow(Partition, InForceRow, cancel) is not { } pointer) return PeopleDirectory.Empty;
        var number = pointer.Number(Number);
        if (lastRead is { } known && known.Number == number) return known.People;
        var row = await table.FindRow(Partition, KeyOf(number), cancel) ?? throw new StorageException(StorageErrorText.Unreadable($"directory {number}", "it is gone"));
        var people = await payloads.Understand(row, $"directory {number}", json => CaseJson.ReadDirectory(json), cancel);
        lastRead = new Read(number, people);
        return people;
    }

    public async Task Replace(PeopleDirectory directory, string contentHash, DateTimeOffset at, string by, CancellationToken cancel)
    {
        while (true)
        {
            var pointer = await table.FindRow(Partition, InForceRow, cancel);
            var number = (pointer?.Number(Number) ?? 0) + 1;
            var row = new TableEntity(Partition, KeyOf(number)) { ["Hash"] = contentHash, ["At"] = SortableTime.Text(at), ["ReplacedBy"] = by };
            await payloads.Write(row, CaseJson.Write(directory), cancel);
            var next = new TableEntity(Partition, InForceRow) { [Number] = number };
            TableTransactionAction[] both =
            [
                pointer is null ? new(TableTransactionActionType.Add, next) : new(TableTransactionActionType.UpdateReplace, next, pointer.ETag),
                new(TableTransactionActionType.Add, row),
            ];
            if (await table.TrySubmit(both, cancel)) return;
        }
    }

    private static string KeyOf(long number) => $"directory-{number:d8}";

    private sealed record Read(long Number, PeopleDirectory People);
}
