using Azure;
using Azure.Data.Tables;

namespace CultivatedLand.Functions.Storage.Entities;

/// <summary>
/// Extension methods for guarded writes.
/// Each write carries a mark of its own: if the client retries after a lost answer, the second try conflicts with the first,
/// and the mark shows that this very write won. A write that won puts the row's new tag into it.
/// </summary>
internal static class GuardedTableWrites
{
    private const string By = "By";

    public static async Task<TableEntity?> FindRow(
        this TableClient table,
        string partition,
        string row,
        CancellationToken cancellationToken
    )
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <returns>False if the row is there already.</returns>
    public static Task<bool> TryInsert(this TableClient table, TableEntity row, CancellationToken cancellationToken) =>
        Guarded(table, row, async () => row.ETag = TagOf(await table.AddEntityAsync(Marked(row), cancellationToken)), cancellationToken);

    /// <summary>Replaces the whole row.</summary>
    /// <returns>False if it has changed since it was read, or is gone.</returns>
    public static Task<bool> TryReplace(this TableClient table, TableEntity row, ETag read, CancellationToken cancellationToken) =>
        Guarded(
            table,
            row,
            async () => row.ETag = TagOf(await table.UpdateEntityAsync(Marked(row), read, TableUpdateMode.Replace, cancellationToken)),
            cancellationToken
        );

    /// <summary>Writes these columns alone.</summary>
    /// <returns>False if the row has changed since it was read, or is gone.</returns>
    public static Task<bool> TryMerge(this TableClient table, TableEntity columns, ETag read, CancellationToken cancellationToken) =>
        Guarded(
            table,
            columns,
            async () =>
                columns.ETag = TagOf(await table.UpdateEntityAsync(Marked(columns), read, TableUpdateMode.Merge, cancellationToken)),
            cancellationToken
        );

    /// <summary>Writes several rows of one partition, together or not at all. The first row's mark stands for all.</summary>
    public static Task<bool> TrySubmit(
        this TableClient table,
        IReadOnlyList<TableTransactionAction> actions,
        CancellationToken cancellationToken
    ) =>
        Guarded(
            table,
            Marked((TableEntity)actions[0].Entity),
            () => table.SubmitTransactionAsync(actions, cancellationToken),
            cancellationToken
        );

    /// <returns>False if it has changed since it was read, or is gone.</returns>
    public static async Task<bool> TryDelete(
        this TableClient table,
        string partition,
        string row,
        ETag read,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await table.DeleteEntityAsync(partition, row, read, cancellationToken)).Status != 404;
        }
        catch (RequestFailedException failed) when (IsConflict(failed))
        {
            return false;
        }
    }

    /// <summary>Returns a number column of the row; 0 if it has none.</summary>
    public static long Number(this TableEntity row, string column) => row.GetInt64(column) ?? 0;

    public static string Text(this TableEntity row, string column) => row.GetString(column) ?? "";

    private static ETag TagOf(Response written) => written.Headers.ETag ?? ETag.All;

    private static TableEntity Marked(TableEntity row)
    {
        row[By] = Sequence.Mark();
        return row;
    }

    private static async Task<bool> Guarded(TableClient table, TableEntity row, Func<Task> write, CancellationToken cancellationToken)
    {
        try
        {
            await write();
            return true;
        }
        catch (RequestFailedException failed) when (IsConflict(failed))
        {
            if (await table.FindRow(row.PartitionKey, row.RowKey, cancellationToken) is not { } there || there.Text(By) != row.Text(By))
                return false;
            row.ETag = there.ETag;
            return true;
        }
    }

    private static bool IsConflict(RequestFailedException failed) =>
        failed.Status == 412
        || failed.ErrorCode
            is "EntityAlreadyExists"
                or "ResourceNotFound"
                or "EntityNotFound"
                or "UpdateConditionNotSatisfied"
                or "ConditionNotMet";
}
