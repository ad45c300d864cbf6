using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Local.Storage.Maintenance;
using CultivatedLand.Testing.Ledger;

namespace CultivatedLand.Acceptance.Ledger;

public sealed class LedgerBackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _elsewhere = new();

    private DataFolder Copy => new(Path.Combine(_elsewhere.Path, "backup"));

    private DataFolder Restored => new(Path.Combine(_elsewhere.Path, "restored"));

    public void Dispose()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    [Fact]
    public async Task A_backup_taken_while_serving_is_restored_whole()
    {
        await using var stores = SqliteStores.In(_folder.Data);
        var task = await Story(stores);
        var progress = new List<CopyProgress>();

        var report = LedgerBackup.Run(_folder.Data, Copy, new Reported<CopyProgress>(progress.Add), default);
        await stores.Ledger.Done(task, new TaskCommand.Acknowledge(), SomeLedger.At(8, 5));
        LedgerRestore.Run(Copy, Restored, null, default);

        await using var restored = SqliteStores.In(Restored);
        Assert.Equal(task, (await restored.Ledger.Find(task.Id, default))!.State);
        Assert.Equal(1, report.Files);
        Assert.Contains(progress, step => step.What == "ledger" && step.Done == step.All);
        Assert.Empty(LedgerVerifier.Run(Restored, null, default).Faults);
    }

    [Fact]
    public async Task A_backup_is_one_moment_while_others_write()
    {
        await using var stores = SqliteStores.In(_folder.Data);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var number = 1; !stop.IsCancellationRequested; number++)
                await stores.Ledger.RemindedTask($"aa-{number}");
        });

        for (var copy = 1; copy <= 5; copy++)
        {
            var to = new DataFolder(Path.Combine(_elsewhere.Path, $"{copy}"));
            LedgerBackup.Run(_folder.Data, to, null, default);
            Assert.Empty(LedgerVerifier.Run(to, null, default).Faults);
        }

        await stop.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task A_used_folder_is_never_written_over()
    {
        await using (var stores = SqliteStores.In(_folder.Data))
            await Story(stores);
        LedgerBackup.Run(_folder.Data, Copy, null, default);

        Assert.Contains("not empty", Assert.Throws<StorageException>(() => LedgerRestore.Run(Copy, _folder.Data, null, default)).Message);
        Assert.Contains("not empty", Assert.Throws<StorageException>(() => LedgerBackup.Run(_folder.Data, Copy, null, default)).Message);
    }

    [Fact]
    public async Task A_backup_of_which_a_file_is_damaged_is_refused_by_its_name_and_nothing_is_restored()
    {
        await BackedUp();
        await using (var keys = new FileStream(Path.Combine(Copy.Keys, "key-1.xml"), FileMode.Append))
            keys.WriteByte(0);

        Assert.Contains("key-1.xml", Assert.Throws<StorageException>(() => LedgerRestore.Run(Copy, Restored, null, default)).Message);
        Assert.Equal([Copy.Path], Directory.EnumerateFileSystemEntries(_elsewhere.Path));
    }

    [Fact]
    public async Task A_backup_that_lacks_a_file_is_refused_by_its_name()
    {
        await BackedUp();
        File.Delete(Path.Combine(Copy.Keys, "key-1.xml"));

        Assert.Contains("key-1.xml", Assert.Throws<StorageException>(() => LedgerRestore.Run(Copy, Restored, null, default)).Message);
    }

    [Fact]
    public async Task A_backup_of_an_earlier_version_is_restored_without_its_manifest()
    {
        await BackedUp();
        File.Delete(Path.Combine(Copy.Path, "SHA256SUMS"));

        Assert.False(LedgerRestore.Run(Copy, Restored, null, default).HasManifest);
        Assert.Empty(LedgerVerifier.Run(Restored, null, default).Faults);
    }

    [Fact]
    public async Task A_restore_that_breaks_off_leaves_no_folder()
    {
        await BackedUp();
        using var stop = new CancellationTokenSource();
        var stops = new Reported<CopyProgress>(_ => stop.Cancel());

        Assert.Throws<OperationCanceledException>(() => LedgerRestore.Run(Copy, Restored, stops, stop.Token));

        Assert.Equal([Copy.Path], Directory.EnumerateFileSystemEntries(_elsewhere.Path));
    }

    private async Task BackedUp()
    {
        await using (var stores = SqliteStores.In(_folder.Data))
            await Story(stores);
        Directory.CreateDirectory(_folder.Data.Keys);
        await File.WriteAllTextAsync(Path.Combine(_folder.Data.Keys, "key-1.xml"), "<key />");
        LedgerBackup.Run(_folder.Data, Copy, null, default);
    }

    [Fact]
    public void A_backup_that_is_not_there_is_not_restored() =>
        Assert.Contains("There is no ", Assert.Throws<StorageException>(() => LedgerRestore.Run(Copy, Restored, null, default)).Message);

    [Fact]
    public async Task A_sound_ledger_is_counted_and_found_sound()
    {
        await using var stores = SqliteStores.In(_folder.Data);
        await Story(stores);

        var report = LedgerVerifier.Run(_folder.Data, null, default);

        Assert.True(report.IsSound);
        Assert.Equal((1, 4, 1, 1, 1, 1), (report.Tasks, report.Facts, report.Notices, report.Mails, report.Letters, report.ArchivedFiles));
    }

    [Fact]
    public async Task A_mail_that_tells_of_no_task_is_sound_where_it_is_noted_as_such()
    {
        await using var stores = SqliteStores.In(_folder.Data);
        var mails = new PlaceMailLog(stores.Cabinet, stores.Outbox);
        await mails.Record(SomeLedger.Mail("lead"), Place.Parse("青禾县/石桥镇"), default);
        await mails.Record(SomeLedger.Mail("bulletin"), null, default);
        Assert.Empty(LedgerVerifier.Run(_folder.Data, null, default).Faults);

        await stores.Outbox.Record([SomeLedger.Mail("stray")], default);
        Assert.Equal("stray", Assert.Single(LedgerVerifier.Run(_folder.Data, null, default).Faults).Subject);
    }

    [Fact]
    public async Task A_mail_that_told_of_no_task_before_such_were_noted_is_sound_after_the_update()
    {
        await using (var stores = SqliteStores.In(_folder.Data))
        {
            await stores.Outbox.Record([SomeLedger.Mail("bulletin")], default);
            await stores.Database.Write(
                connection =>
                {
                    connection.Execute("DROP TABLE log_folds; PRAGMA user_version = 5");
                    return 0;
                },
                1,
                default
            );
        }

        await using var updated = SqliteStores.In(_folder.Data);

        Assert.Empty(LedgerVerifier.Run(_folder.Data, null, default).Faults);
        Assert.Null(await new PlaceMailLog(updated.Cabinet, updated.Outbox).Of((await updated.Outbox.Find("bulletin", default))!, default));
    }

    [Theory]
    [InlineData("UPDATE tasks SET state = replace(state, '180.4', '180.5')", VerifyFaultKind.StateDiffers)]
    [InlineData("UPDATE tasks SET version = 9", VerifyFaultKind.StateDiffers)]
    [InlineData("UPDATE facts SET fact = '{}' WHERE version = 2", VerifyFaultKind.Unreadable)]
    [InlineData("DELETE FROM facts WHERE version = 2", VerifyFaultKind.StateDiffers)]
    [InlineData("UPDATE tasks SET wake_at = NULL", VerifyFaultKind.NeverWakes)]
    [InlineData("DELETE FROM mail_notices; DELETE FROM letters; DELETE FROM notices", VerifyFaultKind.NoticeMissing)]
    [InlineData(
        "INSERT INTO notices (task, key, send_at, standing, notice) SELECT task, key || '9', 0, 0, notice FROM notices",
        VerifyFaultKind.NoticeUnexplained
    )]
    [InlineData("DELETE FROM mail_notices", VerifyFaultKind.NoticeInNoMail)]
    [InlineData("UPDATE notices SET standing = 0", VerifyFaultKind.NoticeInNoMail)]
    [InlineData("DELETE FROM mail_notices", VerifyFaultKind.MailWithoutNotice)]
    [InlineData("UPDATE letters SET number = 2", VerifyFaultKind.LetterGap)]
    [InlineData("INSERT INTO plans SELECT 7, 'ffff', plan, '', '', 0, 0, 'draft', 0, '', NULL FROM tasks", VerifyFaultKind.FileMissing)]
    public async Task Whatever_does_not_fit_is_found(string harm, VerifyFaultKind expected)
    {
        await using (var stores = SqliteStores.In(_folder.Data))
        {
            await Story(stores);
            await stores.Database.Write(
                connection =>
                {
                    connection.Execute(
                        "PRAGMA defer_foreign_keys = 1;"
                            + harm.Replace("DELETE FROM letters;", "UPDATE mails SET letter = NULL; DELETE FROM letters;")
                    );
                    return 0;
                },
                1,
                default
            );
        }

        Assert.Contains(LedgerVerifier.Run(_folder.Data, null, default).Faults, fault => fault.Kind == expected);
    }

    [Fact]
    public async Task A_damaged_file_of_the_archive_is_found_and_never_handed_out()
    {
        await using var stores = SqliteStores.In(_folder.Data);
        var hash = await stores.Archive.Put("原件"u8.ToArray(), default);
        await File.WriteAllTextAsync(Path.Combine(_folder.Data.Archive, hash[..2], hash), "改动");

        Assert.Equal(VerifyFaultKind.FileDamaged, Assert.Single(LedgerVerifier.Run(_folder.Data, null, default).Faults).Kind);
        await Assert.ThrowsAsync<StorageException>(() => stores.Archive.Get(hash, default));
        Assert.Throws<StorageException>(() => LedgerBackup.Run(_folder.Data, Copy, null, default));
    }

    /// <summary>One task with evidence, one letter in one mail.</summary>
    private static async Task<RectificationTask> Story(Stores stores)
    {
        var task = await stores.Ledger.RemindedTask();
        var notice = Assert.Single(await stores.Outbox.WaitingNotices());
        Assert.True(await stores.Outbox.Record([SomeLedger.Letter("m1", 1, notice)], default));
        var photograph = await stores.Archive.Put("照片"u8.ToArray(), default);
        return await stores.Ledger.Done(task, new TaskCommand.AddEvidence(new Evidence(photograph, "照片.jpg")), SomeLedger.At(8, 5));
    }

    private sealed class Reported<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
