using System.Globalization;
using CultivatedLand.Application.Mail;
using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Functions.Tests.Agreement;
using CultivatedLand.Functions.Tests.Orchestrations;
using CultivatedLand.Functions.Triggers;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using Microsoft.DurableTask.Client;
using Moq;

namespace CultivatedLand.Functions.Tests.Mail;

/// <summary>The pace at which the function sends mails, composed as in production.</summary>
public sealed class WorkCyclePaceTests : IMailer
{
    private const int AtOnce = 8;

    private static readonly DateTimeOffset Now = new(2023, 8, 21, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly TaskCompletionSource _eight = new();
    private readonly MemoryStores _store = new();
    private int _underWay;
    private int _most;
    private int _sent;

    /// <summary>No mail is answered before eight are under way. One that goes alone would wait for ever.</summary>
    public async Task<DeliveryResult> Deliver(MailContent mail, CancellationToken cancellationToken)
    {
        lock (_store)
            _most = Math.Max(_most, ++_underWay);
        if (_most >= AtOnce)
            _eight.TrySetResult();
        await _eight.Task;
        await Task.Yield();
        lock (_store)
            _underWay--;
        Interlocked.Increment(ref _sent);
        return new DeliveryResult.Accepted("202");
    }

    [Fact(Timeout = 60_000)]
    public async Task Eight_mails_go_at_once_and_never_more()
    {
        await _store.Outbox.Record([.. Enumerable.Range(0, 50).Select(Mail)], default);
        var client = new Mock<DurableTaskClient>("test").Object;
        var machine = new AzureMachine(_store, new SimulatedClock(Now), this, new FaultLog<OrchestrationSignal>(), () => client);

        await machine.New<WorkCycleFunction>().OnTime(new(), client, default);

        Assert.Equal((50, AtOnce), (_sent, _most));
    }

    private static MailRecord Mail(int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"m{number:000}");
        var content = new MailContent($"{id}@example.cn", "李村长", "提醒", "", "", [], $"{id}@land.example.cn", Now);
        return new MailRecord(id, content, [], null, Now, MailDeliveryState.New(Now));
    }
}
