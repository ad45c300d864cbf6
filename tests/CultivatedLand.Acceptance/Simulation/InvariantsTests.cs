using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Acceptance.Simulation;

/// <summary>The invariants can fail: each of these worlds is spoilt in one way, and they say so.</summary>
public sealed class InvariantsTests : IAsyncLifetime, IDisposable
{
    private readonly SimulatedWorld _simulatedWorld = new(3);
    private readonly Invariants _invariants;

    public InvariantsTests() => _invariants = new Invariants(_simulatedWorld);

    public async Task InitializeAsync()
    {
        var randomEvents = new RandomEvents(_simulatedWorld);
        for (var step = 0; step < 100; step++)
        {
            await randomEvents.Next();
            await _simulatedWorld.PassUntil(_simulatedWorld.Clock.Now.AddHours(20));
        }

        _simulatedWorld.Store.Disk.BeWhole();
        Assert.Empty(await _invariants.Faults());
        Assert.NotEmpty(_simulatedWorld.Store.Outbox.Mails);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _simulatedWorld.Dispose();

    [Fact]
    public async Task A_mail_that_changes_after_recording_is_noticed()
    {
        var mail = _simulatedWorld.Store.Outbox.Mails[^1];
        mail.Record = mail.Record with { Content = mail.Record.Content with { Text = "another" } };

        Assert.Contains(await _invariants.Faults(), fault => fault.Contains("changed after it was recorded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_notice_that_waits_although_a_mail_tells_it_is_noticed()
    {
        _simulatedWorld.Store.Notices.All.Values.First(row => row.Standing == NoticeStanding.Mailed).Standing = NoticeStanding.Waiting;

        Assert.Contains(await _invariants.Faults(), fault => fault.Contains("a mail tells it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_notice_that_no_fact_issued_is_noticed()
    {
        var known = _simulatedWorld.Store.Notices.All.Values.First(row => !row.Notice.Id.IsHandOver).Notice;
        _simulatedWorld.Store.Notices.Add(known with { Id = known.Id with { Round = 99 } });

        Assert.Contains(await _invariants.Faults(), fault => fault.Contains("was never issued", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hand_over_that_nobody_did_is_noticed()
    {
        var known = _simulatedWorld.Store.Notices.All.Values.First(row => row.Notice.Id.IsHandOver).Notice;
        _simulatedWorld.Store.Notices.Add(known with { Id = NoticeId.OfFact(known.Id.Task, 9999) });

        Assert.Contains(await _invariants.Faults(), fault => fault.Contains("not in the history", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_task_that_oversleeps_is_noticed()
    {
        var task = (await _simulatedWorld.Store.Ledger.List(new(Most: 1000, Status: RectificationStatus.Active), default)).Tasks.First(
            stored => stored.WakeAt is not null
        );
        var overslept = (Decision)SimulatedHost.Rules.Decide(task.State, new TaskCommand.WakeUp(), _simulatedWorld.Clock.Now);
        await _simulatedWorld.Store.Ledger.Append(
            [
                new(
                    overslept with
                    {
                        State = task.State,
                        Facts = [],
                        Notices = [],
                        WakeAt = task.WakeAt!.Value.AddDays(60),
                    },
                    task.State.Version
                ),
            ],
            default
        );

        Assert.Contains(await _invariants.Faults(), fault => fault.Contains("sleeps until", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_state_that_no_history_gives_is_noticed()
    {
        var task = (await _simulatedWorld.Store.Ledger.List(new(Most: 1), default)).Tasks[0];
        var spoilt = new Decision(task.State with { Round = 77 }, [], [], task.WakeAt, CancelsUnsent: false);
        await _simulatedWorld.Store.Ledger.Append([new(spoilt, task.State.Version)], default);

        Assert.Contains(await _invariants.Faults(), fault => fault.Contains("does not give its state", StringComparison.Ordinal));
    }
}
