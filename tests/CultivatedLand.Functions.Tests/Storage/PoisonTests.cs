using Azure;
using Azure.Data.Tables;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Storage.Entities;
using CultivatedLand.Testing.Ledger;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>A row that cannot be read, through damage or because a later version wrote it, stands in nobody else's way.</summary>
[Collection(nameof(Azurite))]
public sealed class PoisonTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private TableStores _stores = null!;

    public async Task InitializeAsync()
    {
        _stores = await TableStores.New(azurite);
        foreach (var id in new[] { "aa-1", "aa-2", "aa-3" })
            await _stores.Ledger.Reminded(id);
    }

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    [AzuriteFact]
    public async Task A_damaged_task_is_stepped_over_and_told_where_it_is_asked_for()
    {
        await Poison(_stores.Account.Tasks, "aa-2", "head", "{\"v\":99}");

        Assert.Equal(["aa-1", "aa-3"], (await _stores.Ledger.Due(SomeLedger.At(12, 1), 10, default)).Select(task => task.State.Id.Value));
        Assert.Equal(["aa-1", "aa-3"], (await _stores.Ledger.List(new TaskQuery(), default)).Tasks.Select(task => task.State.Id.Value));
        Assert.Equal(3, (await _stores.Views.Rows(new LedgerQuery(PlaceSet.Everywhere, new DateOnly(2023, 8, 4)), default)).Rows.Count);
        var told = await Assert.ThrowsAsync<StorageException>(() => _stores.Ledger.Find(TaskId.Of("aa-2"), default));
        Assert.StartsWith("What is stored for aa-2 (head) cannot be read (This RectificationTask has version 99", told.Message);
        Assert.Equal(told.Sentence, new StorageErrorExplainer().Explain(told)!.Sentence);
    }

    [AzuriteFact]
    public async Task Damaged_notices_hold_up_nobody_elses_mails()
    {
        var notices = await _stores.Outbox.WaitingNotices();
        await Poison(_stores.Account.Tasks, "aa-2", "notices", "no json");

        Assert.Equal(["aa-1", "aa-3"], (await _stores.Outbox.WaitingNotices()).Select(notice => notice.Id.Task.Value));
        Assert.True(await _stores.Outbox.Record([SomeLedger.Mail("m1", notices[0]), SomeLedger.Mail("m3", notices[2])], default));
    }

    [AzuriteFact]
    public async Task A_damaged_record_is_left_out_of_its_set_and_set_aside()
    {
        var rhythms = new RecordSet<RhythmProgress>(_stores.Cabinet, "some-set");
        foreach (var key in new[] { "r1", "r2", "r3" })
            await rhythms.Add(key, new RhythmProgress(new DateOnly(2023, 8, 4), key), default);
        await Poison(_stores.Account.Records, "drawer-some-set", "-r2", "no json");

        var read = new List<string>();
        await foreach (var (key, _) in rhythms.All(default))
            read.Add(key);

        Assert.Equal(["r1", "r3"], read);
        Assert.Equal("some-set/r2", Assert.Single(_stores.Account.SetAside.All).Name.ToString());
    }

    [AzuriteFact]
    public async Task A_directory_that_cannot_be_read_leaves_the_one_before_in_force()
    {
        var first = new PeopleDirectory([new(Place.Parse("青溪区/石桥镇")!, Role.Leader, null, "王五", "wang@q.example")]);
        await _stores.Directory.Replace(first, "1", SomeLedger.Monday, "test", default);
        await _stores.Directory.Replace(PeopleDirectory.Empty, "2", SomeLedger.Monday, "test", default);
        await Poison(_stores.Account.Records, "directories", "directory-00000002", "no json");

        Assert.Equal(first.Entries, (await _stores.Directory.Current(default)).Entries);
        Assert.Equal("directories/2", Assert.Single(_stores.Account.SetAside.All).Name.ToString());
    }

    [AzuriteFact]
    public async Task A_damaged_mail_is_stepped_over()
    {
        var notices = await _stores.Outbox.WaitingNotices();
        Assert.True(await _stores.Outbox.Record([.. notices.Select((notice, index) => SomeLedger.Mail($"m{index}", notice))], default));
        await Poison(_stores.Account.Mails, "mail-m1", "mail", "{}");

        Assert.Equal(["m0", "m2"], (await _stores.Outbox.Outgoing(SomeLedger.At(12, 1), 10, default)).Select(mail => mail.Id).Order());
        Assert.Equal(["m2", "m0"], (await _stores.Outbox.List(new MailQuery(), default)).Mails.Select(mail => mail.Id).OrderDescending());
    }

    [AzuriteFact]
    public async Task A_task_that_becomes_unreadable_while_its_mail_is_recorded_does_not_keep_the_slot()
    {
        var notices = await _stores.Outbox.WaitingNotices();
        var wake = new TaskCompletionSource();
        var faultInjectingPolicy = FaultInjectingPolicy.SleepingAt(10, true, wake.Task);
        await using var slow = TableStores.Another(_stores.Options with { Hindrance = faultInjectingPolicy });
        var recording = slow.Outbox.Record([SomeLedger.Mail("m1", notices)], default);
        await faultInjectingPolicy.WhenStruck;
        await Poison(_stores.Account.Tasks, "aa-2", "notices", "no json");
        wake.SetResult();
        await Record.ExceptionAsync(() => recording);

        await using var others = TableStores.Another(_stores.Options with { RecordingPatience = TimeSpan.Zero });
        Assert.True(await others.Outbox.Record([SomeLedger.Mail("m9")], default));
    }

    private static async Task Poison(TableClient table, string partition, string row, string content)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(content);
        var damage = new TableEntity(partition, row)
        {
            ["C0"] = bytes,
            ["Size"] = bytes.Length,
            ["Compressed"] = false,
        };
        await table.UpdateEntityAsync(damage, ETag.All, TableUpdateMode.Merge);
    }
}
