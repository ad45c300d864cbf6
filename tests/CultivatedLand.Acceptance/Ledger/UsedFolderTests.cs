using CultivatedLand.Local.Storage;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Testing.Ledger;

namespace CultivatedLand.Acceptance.Ledger;

/// <summary>A data folder that was used and has lost its ledger does not start as a new host.</summary>
public sealed class UsedFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("mail/m1.eml", "1 mails")]
    [InlineData("archive/ab/abcd", "1 archived files")]
    [InlineData("done/plan.docx", "1 files that were taken in")]
    [InlineData("rejected/plan.docx", "1 files that were taken in")]
    [InlineData("keys/key-1.xml", "1 keys")]
    [InlineData("ledger.db-wal", "1 log")]
    public void A_used_folder_without_its_ledger_is_refused_and_left_alone(string trace, string named)
    {
        Put(trace);

        var refused = Assert.Throws<StorageException>(Open);

        Assert.Contains(named, refused.Message);
        Assert.Contains("missing", refused.Message);
        Assert.False(File.Exists(_folder.Data.Ledger));
    }

    [Fact]
    public void A_used_folder_with_an_empty_ledger_is_refused()
    {
        Put("mail/m1.eml");
        File.WriteAllBytes(_folder.Data.Ledger, []);

        Assert.Contains("is empty", Assert.Throws<StorageException>(Open).Message);
    }

    [Fact]
    public void A_new_ledger_beside_mails_of_an_old_one_is_refused()
    {
        Open();
        Put("mail/m1.eml");

        Assert.Contains("1 mails", Assert.Throws<StorageException>(Open).Message);
    }

    [Fact]
    public void A_new_folder_with_settings_and_files_to_take_in_is_no_used_one()
    {
        Put("inbox/plan.docx");
        Put("appsettings.json");

        Open();

        Assert.True(File.Exists(_folder.Data.Ledger));
    }

    [Fact]
    public async Task A_log_that_was_begun_on_another_state_of_the_ledger_is_refused_and_left_alone()
    {
        await Task1("aa-1");
        var old = await File.ReadAllBytesAsync(_folder.Data.Ledger);
        await Task1("aa-2");
        var log = await LogOf("aa-3");
        await File.WriteAllBytesAsync(_folder.Data.Ledger, old);
        await File.WriteAllBytesAsync(_folder.Data.Log, log);

        Assert.Contains("does not belong", Assert.Throws<StorageException>(Open).Message);

        Assert.Equal(log, await File.ReadAllBytesAsync(_folder.Data.Log));
        Assert.Equal(old, await File.ReadAllBytesAsync(_folder.Data.Ledger));
    }

    [Fact]
    public async Task The_log_of_a_host_that_died_is_taken_in()
    {
        await Task1("aa-1");
        using var copy = new TemporaryFolder();
        await using (var alive = SqliteStores.In(_folder.Data))
        {
            await alive.Ledger.PlannedTask("aa-2");
            foreach (var part in Directory.EnumerateFiles(_folder.Path, "ledger.db*"))
                File.Copy(part, Path.Combine(copy.Path, Path.GetFileName(part)));
        }

        await using var survivor = SqliteStores.In(copy.Data);

        Assert.Equal(2, (await survivor.Ledger.List(new(), default)).Tasks.Count);
    }

    [Fact]
    public async Task The_file_alone_is_the_whole_ledger_once_the_host_is_idle()
    {
        await using var stores = SqliteStores.In(_folder.Data);
        await stores.Ledger.PlannedTask("aa-1");
        await Hosting.Eventually.Be("an empty log", () => !LogFold.HasLog(_folder.Data));
        using var copy = new TemporaryFolder();
        File.Copy(_folder.Data.Ledger, copy.Data.Ledger);

        await using var copied = SqliteStores.In(copy.Data);

        Assert.Single((await copied.Ledger.List(new(), default)).Tasks);
    }

    [Fact]
    public async Task The_log_never_grows_far_beyond_its_limit_under_work()
    {
        await using var stores = SqliteStores.In(_folder.Data);
        var largest = 0L;
        for (var number = 0; number < 40; number++)
        {
            await stores.Cabinet.Put("some-set", $"{number}", new byte[500_000], 0, default);
            largest = Math.Max(largest, new FileInfo(_folder.Data.Log) is { Exists: true } log ? log.Length : 0);
        }

        Assert.InRange(largest, 1, LogFold.Large + (8 << 20));
    }

    public void Dispose() => _folder.Dispose();

    private void Open() => LedgerFile.Open(_folder.Data, TimeProvider.System).Dispose();

    private void Put(string file)
    {
        var path = Path.Combine(_folder.Path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "something");
    }

    private async Task Task1(string id)
    {
        await using var stores = SqliteStores.In(_folder.Data);
        await stores.Ledger.PlannedTask(id);
    }

    /// <summary>The log with one more task, as a host that dies leaves it.</summary>
    private async Task<byte[]> LogOf(string id)
    {
        await using var stores = SqliteStores.In(_folder.Data);
        await stores.Ledger.PlannedTask(id);
        return await File.ReadAllBytesAsync(_folder.Data.Log);
    }
}
