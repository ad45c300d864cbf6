using CultivatedLand.Local.Storage;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Acceptance.Ledger;

public sealed class WriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public WriterTests()
    {
        _database = LedgerFile.Open(_folder.Data, TimeProvider.System);
        Write("CREATE TABLE marks (id INTEGER PRIMARY KEY)").Wait();
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Work_that_fails_does_not_spoil_what_is_committed_with_it()
    {
        var release = await Occupied();
        var before = Write("INSERT INTO marks VALUES (1)");
        var failing = _database.Write<int>(
            connection =>
            {
                connection.Sql("INSERT INTO marks VALUES (2)").Run();
                throw new InvalidOperationException("on purpose");
            },
            1,
            default
        );
        var after = Write("INSERT INTO marks VALUES (3)");
        release.Set();

        await Task.WhenAll(before, after);
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.Equal("1 3", await Marks());
    }

    [Fact]
    public async Task When_the_disk_is_full_everyone_in_the_commit_hears_of_it_and_the_writer_goes_on()
    {
        await Write("PRAGMA max_page_count = 60");
        var release = await Occupied();
        var small = Write("INSERT INTO marks VALUES (1)");
        var large = _database.Write(
            connection =>
                connection.Sql("INSERT INTO directories (content_hash, at, by, entries) VALUES ('', 0, '', zeroblob(4000000))").Run(),
            1,
            default
        );
        release.Set();

        Assert.Contains("disk is full", (await Assert.ThrowsAsync<StorageException>(() => large)).Message);
        await Record.ExceptionAsync(() => small);
        await Write("PRAGMA max_page_count = 1000000");
        await Write("INSERT INTO marks VALUES (2)");
        Assert.EndsWith("2", await Marks());
    }

    [Fact]
    public async Task Work_that_was_given_up_before_its_turn_is_not_done()
    {
        using var cancel = new CancellationTokenSource();
        var release = await Occupied();
        var given = _database.Write(connection => connection.Sql("INSERT INTO marks VALUES (1)").Run(), 1, cancel.Token);
        await cancel.CancelAsync();
        release.Set();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.Equal("", await Marks());
    }

    [Fact]
    public async Task What_waits_when_the_ledger_closes_is_still_done()
    {
        var writes = Enumerable.Range(1, 200).Select(number => Write($"INSERT INTO marks VALUES ({number})")).ToList();

        _database.Dispose();
        await Task.WhenAll(writes);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Write("INSERT INTO marks VALUES (1000)"));
    }

    /// <summary>Keeps the writer busy until it is released, so that what follows is committed together.</summary>
    private async Task<ManualResetEventSlim> Occupied()
    {
        var release = new ManualResetEventSlim();
        var begun = new TaskCompletionSource();
        _ = _database.Write(
            _ =>
            {
                begun.SetResult();
                release.Wait();
                return 0;
            },
            1000,
            default
        );
        await begun.Task;
        return release;
    }

    private Task<int> Write(string sql) => _database.Write(connection => connection.Sql(sql).Run(), 1, default);

    private async Task<string> Marks() =>
        string.Join(
            ' ',
            await _database.Read(connection => connection.Sql("SELECT id FROM marks ORDER BY id").Rows(row => row.Long(0)), default)
        );
}
