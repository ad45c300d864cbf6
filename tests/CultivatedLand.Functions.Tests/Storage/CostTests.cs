using System.Text;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Testing.Ledger;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>Storage is paid for by the transaction: what the stores say of their cost is counted here.</summary>
[Collection(nameof(Azurite))]
public sealed class CostTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly FaultInjectingPolicy _counted = new();
    private TableStores _stores = null!;

    public async Task InitializeAsync()
    {
        await using var prepared = await TableStores.New(azurite);
        _stores = TableStores.Another(prepared.Options with { Hindrance = _counted });
    }

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    [AzuriteFact]
    public async Task A_wake_up_that_issues_a_reminder_costs_seven()
    {
        await _stores.Ledger.ActiveTask();
        _counted.Reset();

        var due = Assert.Single(await _stores.Ledger.Due(SomeLedger.At(8, 4), 10, default));
        await _stores.Ledger.Stored(SomeLedger.Decide(due.State, new TaskCommand.WakeUp(), SomeLedger.At(8, 4)), due.State.Version);

        Assert.Equal(7, _counted.Count);
    }

    /// <summary>As a plan does it: two appends, each with its act, and the lists of the plan and of three places.</summary>
    [AzuriteFact]
    public async Task A_task_that_is_planned_and_then_started_costs_twenty_nine()
    {
        _counted.Reset();

        await _stores.Ledger.ActiveTask();

        Assert.Equal(29, _counted.Count);
    }

    /// <summary>Every report changes the line of the ledger, whose percentage has two decimals.</summary>
    [AzuriteTheory]
    [InlineData(0.5)]
    [InlineData(100)]
    public async Task A_report_costs_six(double area)
    {
        await _stores.Ledger.ActiveTask();
        _counted.Reset();

        var task = await _stores.Ledger.Find(TaskId.Of("3fa9c1d200-1"), default);
        await _stores.Ledger.Done(task!.State, new TaskCommand.Report([1], Mu.Of((decimal)area)), SomeLedger.Monday);

        Assert.Equal(6, _counted.Count);
    }

    [AzuriteFact]
    public async Task A_mail_of_one_notice_costs_sixteen_to_record_and_six_to_note_as_sent()
    {
        var notice = await _stores.Ledger.Reminded("aa-1");
        await _stores.Outbox.Record([SomeLedger.Mail("m0")], default);
        _counted.Reset();

        await _stores.Outbox.Record([SomeLedger.Mail("m1", notice)], default);
        Assert.Equal(16, _counted.Count);

        _counted.Reset();
        await _stores.Outbox.Update("m1", 0, new MailDeliveryState(MailState.Sent, 1, null, SomeLedger.At(8, 4), null), default);
        Assert.Equal(6, _counted.Count);
    }

    [AzuriteFact]
    public async Task A_look_when_nothing_is_to_be_done_costs_one_or_two()
    {
        _counted.Reset();
        await _stores.Ledger.Due(SomeLedger.At(8, 4), 10, default);
        Assert.Equal(1, _counted.Count);

        await _stores.Outbox.Waiting(SomeLedger.At(8, 4), 10, default);
        Assert.Equal(3, _counted.Count);

        await _stores.Outbox.Outgoing(SomeLedger.At(8, 4), 10, default);
        Assert.Equal(5, _counted.Count);
    }

    /// <summary>
    /// Tasks at a place of three levels, as most are: five lists, each opened and closed, the wake-up, the act, the hand-over, and the
    /// transaction. A start reads each batch's edition once, and no task.
    /// </summary>
    [AzuriteFact]
    public async Task To_start_a_task_costs_less_than_twenty_with_all_that_its_plan_costs()
    {
        const int rows = 60;
        await using var host = DamagedAzureHost.On(_stores.Options, "2023-07-24 12:00");
        var table = string.Concat(
            Enumerable.Range(1, rows).Select(row => $"{row},青禾县/石桥镇/枫林村,整改任务{row},40,枫林村,何静,2023-12-20\n")
        );
        var received = await host.Part<PlanIntake>()
            .Receive(
                new SourceFile("方案.csv", Encoding.UTF8.GetBytes("序号,村,整改任务,面积（亩）,责任单位,责任领导,完成时限\n" + table)),
                "管理员",
                default
            );
        var edition = Assert.IsType<IntakeOutcome.Received>(received).Edition;
        _counted.Reset();

        await host.Part<OrchestrationSignal>()
            .AnswerByReading(async () =>
            {
                await host.Part<PlanStartService>().Start(edition.ContentHash, "管理员", default);
                await new ImmediatePlanStartRunner(host.Part<PlanStartSteps>()).Run(edition.ContentHash, default);
            });

        Assert.Equal(EditionState.Started, (await _stores.Shelf.Find(edition.ContentHash, default))!.State);
        Assert.Equal(rows, (await _stores.Ledger.List(new TaskQuery(Most: 100), default)).Tasks.Count);
        Assert.InRange(_counted.Count / (double)rows, 10, 20);
    }

    /// <summary>What is there already conflicts, and is then looked up and left as it is.</summary>
    [AzuriteFact]
    public async Task A_new_task_is_stored_without_a_look_whether_it_is_there()
    {
        var planned = SomeLedger.Planned("aa-1");
        var started = planned.FollowedBy(SomeLedger.Decide(planned.State, new TaskCommand.Start(), SomeLedger.Monday));
        _counted.Reset();
        await _stores.Ledger.Append([new(started, 0)], default);
        Assert.Equal(15 + started.Notices.Count, _counted.Count);

        Assert.Equal([AppendResult.Raced], await _stores.Ledger.Append([new(started, 0)], default));
        Assert.Equal(started.State, (await _stores.Ledger.Find(started.State.Id, default))!.State);
    }

    [AzuriteFact]
    public async Task A_minute_in_which_nothing_is_due_costs_nineteen()
    {
        await using var host = DamagedAzureHost.On(_stores.Options, "2023-07-24 12:00");
        await host.Minute();
        _counted.Reset();

        await host.Minute();

        Assert.Equal(19, _counted.Count);
    }
}
