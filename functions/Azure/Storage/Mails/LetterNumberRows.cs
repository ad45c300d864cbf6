using Azure.Data.Tables;
using CultivatedLand.Functions.Storage.Entities;

namespace CultivatedLand.Functions.Storage.Mails;

/// <summary>Rows with the last number given in each series of letters. Only recordings raise it, one at a time.</summary>
internal sealed class LetterNumberRows(TableClient table)
{
    private const string Row = "series",
        Last = "Last";

    public async Task<int> LastOf(string series, CancellationToken cancellationToken) =>
        await table.FindRow(PartitionOf(series), Row, cancellationToken) is { } row ? (int)row.Number(Last) : 0;

    /// <summary>Raises the last number. A late caller never lowers it.</summary>
    public async Task RaiseTo(string series, int number, CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await table.FindRow(PartitionOf(series), Row, cancellationToken);
            if (row is not null && row.Number(Last) >= number)
                return;
            var raised = new TableEntity(PartitionOf(series), Row) { [Last] = (long)number, ["Series"] = series };
            if (
                row is null ? await table.TryInsert(raised, cancellationToken) : await table.TryReplace(raised, row.ETag, cancellationToken)
            )
                return;
        }
    }

    private static string PartitionOf(string series) => "series-" + TableKeyEncoder.Encode(series);
}
