using Azure.Data.Tables;
using CultivatedLand.Azure.Storage.Rows;
using CultivatedLand.Azure.Storage.Tasks;
using CultivatedLand.Casework.Ledgers.Views;
using CultivatedLand.Domain.Tasks;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Azure.Storage.Views;

/// <summary>All lines of the ledger, from the narrow rows of the list of all tasks; of a task whose row is open, from the task itself.</summary>
internal sealed partial class Board(TaskLists lists, TaskStore store, ILogger logger)
{
    /// <summary>In order of first storage.</summary>
    public async Task<IReadOnlyList<(BoardRow Row, string Place)>> Read(CancellationToken cancel)
    {
        var rows = new List<TaskListRow>();
        await foreach (var row in lists.All(cancel)) rows.Add(row);
        var lines = await rows.Ask(row => LineOf(row, cancel), cancel);
        return [.. lines.Zip(rows).Where(pair => pair.First is not null).Select(pair => (pair.First!, pair.Second.Row.RowKey))];
    }

    private async Task<BoardRow?> LineOf(TaskListRow row, CancellationToken cancel)
    {
        try
        {
            if (TaskLists.LineIn(row) is { } line) return BoardRow.Read(line);
            var head = await store.Head(row.Task, cancel);
            await lists.Heal(row, head, cancel);
            return head?.Place == row.Row.RowKey ? BoardRow.Of(head) : null;
        }
        catch (Exception unreadable) when (unreadable is StorageException or System.Text.Json.JsonException or FormatException or KeyNotFoundException)
        {
            LogUnreadable(logger, row.Task, unreadable.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Left out of the ledger's views: {Task} ({Reason})")]
    private static partial void LogUnreadable(ILogger logger, TaskId task, string reason);
}
