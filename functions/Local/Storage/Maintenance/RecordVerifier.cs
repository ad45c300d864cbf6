using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Records;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.LedgerViews;
using CultivatedLand.Local.Storage.Outbox;
using CultivatedLand.Web;

namespace CultivatedLand.Local.Storage.Maintenance;

/// <summary>
/// Verifier of single records. It reads every row that the host reads, by the host's own queries, and names each that cannot be read.
/// </summary>
internal static class RecordVerifier
{
    private static readonly DateOnly SomeDay = new(2000, 1, 1);

    public static void Run(LedgerConnection connection, List<VerifyFault> faults)
    {
        Read(connection);
        ReadRecordSets(connection);
        faults.AddRange(connection.SetAside.All.Select(UnreadableText.Fault));
        faults.AddRange(BrokenReferences(connection));
        faults.AddRange(ColumnVerifier.Run(connection));
    }

    private static void Read(LedgerConnection connection)
    {
        MailRows.Read(connection, connection.Sql($"{MailRows.Select} ORDER BY mails.id"));
        var notices = connection.Sql($"SELECT {StoredNotices.Columns} FROM notices ORDER BY id");
        while (notices.Step())
            StoredNotices.Read(connection, notices);
        SqlitePlanStore.ReadAll(connection);
        SqliteDirectoryStore.ReadAll(connection);
        ActQueries.Page(
            connection,
            new ActQuery(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, PlaceSet.Everywhere, null, int.MaxValue - 1)
        );
        DueDateQueries.Dates(connection, DateOnly.MinValue, DateOnly.MaxValue, PlaceSet.Everywhere, int.MaxValue);
        TallyQueries.ByPlace(connection, SomeDay);
        LedgerRowQueries.ReadAll(connection);
    }

    private static void ReadRecordSets(LedgerConnection connection)
    {
        var formats = WebRecordFormats.All.ToLookup(format => format.Drawer);
        var rows = connection.Sql("SELECT drawer, key, content FROM cabinet ORDER BY drawer, key");
        while (rows.Step())
        {
            var (drawer, key) = (rows.Text(0), rows.Text(1));
            if (formats[drawer].FirstOrDefault(format => format.Fits(drawer, key))?.Fault(rows.Blob(2)) is { } fault)
                connection.SetAside.Note(new RecordName(drawer, key), fault);
        }
    }

    /// <summary>Finds the rows that name a row of another table that is not there.</summary>
    private static IEnumerable<VerifyFault> BrokenReferences(LedgerConnection connection) =>
        connection
            .Sql("PRAGMA foreign_key_check")
            .Rows(row => (Table: row.Text(0), Row: row.TextOrNull(1) ?? "?", Of: row.Text(2)))
            .Select(broken =>
                LedgerVerifier.Fault(
                    VerifyFaultKind.Unreadable,
                    $"{broken.Table}/{broken.Row}",
                    $"它引用的 {broken.Of} 中的行不存在；请从备份恢复。",
                    $"the row of {broken.Of} that it names is not there; restore a backup."
                )
            );
}
