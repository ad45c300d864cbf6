namespace CultivatedLand.Local.Storage.Engine;

/// <summary>
/// Check of a data folder before a host starts on it. A folder that was used and has lost its ledger must not start as a new host:
/// everything would begin again, and whoever comes first would become administrator.
/// </summary>
internal static class UsedFolderCheck
{
    /// <summary>Looks at the files, before anything is created.</summary>
    /// <exception cref="StorageException">The folder was used, and its ledger is gone or empty.</exception>
    public static void Files(DataFolder folder)
    {
        if (new FileInfo(folder.Ledger) is { Exists: true, Length: > 0 })
            return;
        if (Traces(folder) is { Chinese.Length: > 0 } traces)
            throw new StorageException(StorageText.LedgerLost(folder.Ledger, File.Exists(folder.Ledger), traces));
    }

    /// <summary>Looks into the ledger. Every mail file was recorded in it first, and no record of a mail is ever removed.</summary>
    /// <exception cref="StorageException">The folder holds mails of another ledger.</exception>
    public static void Content(DataFolder folder, LedgerConnection connection)
    {
        var mails = FilesIn(folder, "mail", "*.eml");
        if (mails > 0 && connection.Sql("SELECT NOT EXISTS (SELECT 1 FROM mails)").First(row => row.Int(0)) == 1)
        {
            throw new StorageException(StorageText.LedgerLost(folder.Ledger, isThere: true, new($"{mails}封邮件", $"{mails} mails")));
        }
    }

    private static Domain.LocalizedText Traces(DataFolder folder)
    {
        (int Count, string Chinese, string English)[] found =
        [
            (FilesIn(folder, "mail", "*.eml"), "封邮件", "mails"),
            (FilesIn(folder, "archive", "*"), "份原件", "archived files"),
            (FilesIn(folder, "done", "*") + FilesIn(folder, "rejected", "*"), "份已处理的来件", "files that were taken in"),
            (FilesIn(folder, "keys", "*.xml"), "个密钥", "keys"),
            (LogFold.HasLog(folder) ? 1 : 0, "个日志（ledger.db-wal）", "log (ledger.db-wal)"),
        ];
        var traces = found.Where(trace => trace.Count > 0).ToList();
        return new(
            string.Join("、", traces.Select(trace => $"{trace.Count}{trace.Chinese}")),
            string.Join(", ", traces.Select(trace => $"{trace.Count} {trace.English}"))
        );
    }

    private static int FilesIn(DataFolder folder, string name, string pattern) =>
        Path.Combine(folder.Path, name) is var path && Directory.Exists(path)
            ? Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories).Count()
            : 0;
}
