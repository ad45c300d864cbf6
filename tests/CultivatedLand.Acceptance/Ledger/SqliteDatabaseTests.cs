using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.Maintenance;
using CultivatedLand.Local.Storage.Migrations;
using CultivatedLand.Testing.Ledger;
using Microsoft.Data.Sqlite;

namespace CultivatedLand.Acceptance.Ledger;

public sealed class SqliteDatabaseTests : IDisposable
{
    private static readonly string[] Log = ["", "-wal"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_stored_is_there_after_reopening()
    {
        RectificationTask task;
        await using (var stores = SqliteStores.In(_folder.Data))
            task = await stores.Ledger.RemindedTask();

        await using var again = SqliteStores.In(_folder.Data);

        Assert.Equal(task, (await again.Ledger.Find(task.Id, default))!.State);
        Assert.Single(await again.Outbox.WaitingNotices());
    }

    [Fact]
    public async Task A_host_that_died_leaves_everything_it_answered_for()
    {
        await using var alive = SqliteStores.In(_folder.Data);
        using var copy = new TemporaryFolder();
        var task = await alive.Ledger.RemindedTask();

        // What a crash leaves behind: the file and its log as they are, without a last checkpoint.
        foreach (var part in Log)
            File.Copy(_folder.Data.Ledger + part, copy.Data.Ledger + part);

        await using var survivor = SqliteStores.In(copy.Data);
        Assert.Equal(task, (await survivor.Ledger.Find(task.Id, default))!.State);
        Assert.Equal(3, (await survivor.Ledger.History(task.Id, 0, 10, default)).Count);
    }

    [Fact]
    public async Task A_log_torn_in_the_middle_loses_only_what_was_not_yet_answered()
    {
        using var copy = new TemporaryFolder();
        await using (var alive = SqliteStores.In(_folder.Data))
        {
            for (var number = 1; number <= 20; number++)
                await alive.Ledger.ActiveTask($"aa-{number}");
            foreach (var part in Log)
                File.Copy(_folder.Data.Ledger + part, copy.Data.Ledger + part);
        }

        using (var log = new FileStream(copy.Data.Ledger + "-wal", FileMode.Open))
            log.SetLength(log.Length - 1000);
        await using (var survivor = SqliteStores.In(copy.Data))
        {
            var page = await survivor.Ledger.List(new(), default);
            Assert.InRange(page.Tasks.Count, 19, 20);
        }

        Assert.Empty(LedgerVerifier.Run(copy.Data, null, default).Faults);
    }

    [Fact]
    public void A_second_host_is_told_who_holds_the_folder()
    {
        using var first = LedgerFile.Open(_folder.Data, TimeProvider.System);

        var refused = Assert.Throws<StorageException>(() => LedgerFile.Open(_folder.Data, TimeProvider.System));

        Assert.Contains($"process {Environment.ProcessId} on {Environment.MachineName} since ", refused.Message);
        Assert.Contains("正在使用中", refused.Sentence.Chinese);
    }

    [Fact]
    public void A_folder_is_free_again_when_its_host_has_closed()
    {
        LedgerFile.Open(_folder.Data, TimeProvider.System).Dispose();
        LedgerFile.Open(_folder.Data, TimeProvider.System).Dispose();

        Assert.False(File.Exists(_folder.Data.Ledger + "-wal"));
    }

    [Fact]
    public void The_version_of_sqlite_is_named()
    {
        using var database = LedgerFile.Open(_folder.Data, TimeProvider.System);

        Assert.Matches(@"^3\.\d+\.\d+$", database.SqliteVersion);
        // One of before can spoil the file when one connection commits while another brings the log into it.
        Assert.True(Version.Parse(database.SqliteVersion) >= new Version(3, 53), database.SqliteVersion);
    }

    [Fact]
    public void A_folder_from_a_newer_version_is_refused_and_left_alone()
    {
        LedgerFile.Open(_folder.Data, TimeProvider.System).Dispose();
        Alter("PRAGMA user_version = 99");

        var refused = Assert.Throws<StorageException>(() => LedgerFile.Open(_folder.Data, TimeProvider.System));

        Assert.Contains("newer version", refused.Message);
        Assert.Contains("99", refused.Message);
    }

    [Fact]
    public async Task A_migration_keeps_a_copy_of_what_was_before()
    {
        await using (var stores = SqliteStores.In(_folder.Data))
            await stores.Ledger.PlannedTask();

        LedgerFile
            .Open(_folder.Data, TimeProvider.System, [.. Migration.All, Next("CREATE TABLE novelty (id INTEGER PRIMARY KEY);")])
            .Dispose();

        using var kept = new TemporaryFolder();
        File.Copy(_folder.Data.CopyBefore(Migration.All[^1].Version), kept.Data.Ledger);
        await using var before = SqliteStores.In(kept.Data);
        Assert.Single((await before.Ledger.List(new(), default)).Tasks);
        Assert.Throws<StorageException>(() => LedgerFile.Open(_folder.Data, TimeProvider.System));
    }

    [Fact]
    public void A_migration_that_fails_changes_nothing()
    {
        LedgerFile.Open(_folder.Data, TimeProvider.System).Dispose();

        Assert.Throws<SqliteException>(() =>
            LedgerFile.Open(
                _folder.Data,
                TimeProvider.System,
                [.. Migration.All, Next("CREATE TABLE novelty (id INTEGER); DROP TABLE nowhere;")]
            )
        );

        LedgerFile.Open(_folder.Data, TimeProvider.System).Dispose();
    }

    [Fact]
    public async Task A_damaged_file_is_refused_in_a_sentence()
    {
        await using (var stores = SqliteStores.In(_folder.Data))
        {
            for (var number = 1; number <= 50; number++)
                await stores.Ledger.PlannedTask($"aa-{number}");
        }

        using (var file = new FileStream(_folder.Data.Ledger, FileMode.Open))
        {
            file.Seek(4096 * 3, SeekOrigin.Begin);
            file.Write(new byte[4096 * 12]);
        }

        var refused = Assert.Throws<StorageException>(() => LedgerFile.Open(_folder.Data, TimeProvider.System));

        Assert.Contains("is damaged", refused.Message);
        Assert.Contains("restore", refused.Message);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_in_a_sentence()
    {
        File.WriteAllText(_folder.Data.Ledger, string.Concat(Enumerable.Repeat("这不是台账。", 1000)));

        Assert.Contains("is damaged", Assert.Throws<StorageException>(() => LedgerFile.Open(_folder.Data, TimeProvider.System)).Message);
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_alone()
    {
        Alter("CREATE TABLE theirs (id INTEGER)");

        Assert.Contains("not a ledger", Assert.Throws<StorageException>(() => LedgerFile.Open(_folder.Data, TimeProvider.System)).Message);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused_in_a_sentence()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "file"), "");

        var refused = Assert.Throws<StorageException>(() =>
            LedgerFile.Open(new DataFolder(Path.Combine(_folder.Path, "file", "data")), TimeProvider.System)
        );

        Assert.Contains("cannot be written", refused.Message);
    }

    [Fact]
    public void A_read_only_folder_is_refused_in_a_sentence()
    {
        // The superuser writes everywhere; Windows keeps folders writable whatever their attributes say.
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
            return;
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.Contains(
                "cannot be written",
                Assert.Throws<StorageException>(() => LedgerFile.Open(_folder.Data, TimeProvider.System)).Message
            );
        }
        finally
        {
            File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void Alter(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.Data.Ledger};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static Migration Next(string script) => new(Migration.All[^1].Version + 1, script);
}
