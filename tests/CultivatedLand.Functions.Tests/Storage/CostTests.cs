using CultivatedLand.Acceptance.Ledger;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>Storage is paid for by the transaction: what the stores say of their cost is counted here.</summary>
[Collection(nameof(Azurite))]
public sealed class CostTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly FaultInjectingPolicy counted = new();
    private TableStores stores = null!;

    public async Task InitializeAsync()
    {
        await using var prepared = await TableStores.New(azurite);
        stores = TableStores.Another(prepared.Options with { Hindrance = counted });
    }

    public async Task DisposeAsync() => await stores.DisposeAsync();

    [AzuriteFact]
    public async Task A_wake_up_that_issues_a_reminder_costs_seven()
    {
        await stores.Ledger.ActiveTask();
        counted.Reset();

        var due = Assert.Single(await stores.Ledger.Due(Some.At(8, 4), 10, default));
        await stores.Ledger.Stored(Some.Decide(due.State, new TaskCommand.WakeUp(), Some.At(8, 4)), due.State.Version);

        Assert.Equal(7, counted.Count);
    }

    [AzuriteTheory]
    [InlineData(0.5, 4)]
    [InlineData(100, 6)]
    public async Task A_report_costs_four_and_two_more_where_it_changes_the_line_of_the_ledger(double area, int transactions)
    {
        await stores.Ledger.ActiveTask();
        counted.Reset();

        var task = await stores.Ledger.Find(TaskId.Of("3fa9c1d200-1"), default);
        await stores.Ledger.Done(task!.State, new TaskCommand.Report([1], Mu.Of((decimal)area)), Some.Monday);

        Assert.Equal(transactions, counted.Count);
    }

    [AzuriteFact]
    public async Task A_mail_of_one_notice_costs_sixteen_to_record_and_six_to_note_as_sent()
    {
        var notice = await stores.Ledger.Reminded("aa-1");
        await stores.Outbox.Record([Some.Mail("m0")], default);
        counted.Reset();

        await stores.Outbox.Record([Some.Mail("m1", notice)], default);
        Assert.Equal(16, counted.Count);

        counted.Reset();
        await stores.Outbox.Update("m1", 0, new MailDeliveryState(MailState.Sent, 1, null, Some.At(8, 4), null), default);
        Assert.Equal(6, counted.Count);
    }

    [AzuriteFact]
    public async Task A_look_when_nothing_is_to_be_done_costs_one_or_two()
    {
        counted.Reset();
        await stores.Ledger.Due(Some.At(8, 4), 10, default);
        Assert.Equal(1, counted.Count);

        await stores.Outbox.Waiting(Some.At(8, 4), 10, default);
        Assert.Equal(3, counted.Count);

        await stores.Outbox.Outgoing(Some.At(8, 4), 10, default);
        Assert.Equal(5, counted.Count);
    }
}
