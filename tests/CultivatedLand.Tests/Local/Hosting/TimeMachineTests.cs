using CultivatedLand.Application.Time;
using CultivatedLand.Local.Hosting;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Tests.Local.Hosting;

public sealed class TimeMachineTests : IDisposable
{
    private readonly VirtualClock _clock = new(Some.At("2023-07-20 08:00"), speed: 0, TimeProvider.System);
    private readonly WakeSignals _bells = new();
    private readonly MemoryOffice _office;
    private readonly WorkCycle _workCycle;

    public TimeMachineTests()
    {
        _office = new MemoryOffice(_clock, _bells, Some.Rules);
        _workCycle = SomeServices.Cycle(_office.Desk, _office.Post, _office.Ledger, _office.Outbox, _clock);
    }

    private TimeMachine Machine => new(_clock, _workCycle, _bells);

    public void Dispose() => _workCycle.Dispose();

    [Fact]
    public async Task Every_mail_goes_at_its_own_moment_as_if_the_time_had_passed()
    {
        await _office.With(Some.Spec(Some.Complete("2023-08-20")));
        await Machine.SetForward(Some.At("2023-08-18 12:00"), default);

        Assert.Equal(
            [
                "2023-07-20 08:05 li@q.example",
                "2023-07-20 08:05 jgb@q.example",
                "2023-08-04 09:00 li@q.example",
                "2023-08-11 09:00 li@q.example",
                "2023-08-17 09:00 li@q.example",
                "2023-08-18 09:00 li@q.example",
            ],
            _office.Mailbox.Delivered
        );
    }

    [Fact]
    public async Task It_ends_at_the_moment_it_was_set_to()
    {
        await _office.With(Some.Spec(Some.Complete("2023-08-20")));
        await Machine.SetForward(Some.At("2023-08-18 12:00"), default);

        Assert.Equal((Some.At("2023-08-18 12:00"), Some.At("2023-08-21 09:00")), (_clock.GetUtcNow(), await _workCycle.NextDueAt(default)));
    }

    [Fact]
    public async Task Two_tasks_due_together_are_one_mail()
    {
        await _office.With(Some.Spec(Some.Complete("2023-08-20")));
        await _office.With(Some.Spec(Some.Complete("2023-08-20")), CultivatedLand.Domain.Tasks.TaskId.Of("3fa9c1d2-2"));
        await Machine.SetForward(Some.At("2023-08-04 12:00"), default);

        Assert.Equal(
            [("2023-07-20 08:05", 2), ("2023-07-20 08:05", 2), ("2023-08-04 09:00", 2)],
            _office.Outbox.Records.Select(mail => (Some.Text(mail.SendAt), mail.Notices.Count))
        );
    }

    [Fact]
    public async Task Set_forward_in_two_steps_or_in_one_it_sends_the_same()
    {
        await _office.With(Some.Spec(Some.Complete("2023-08-20")));
        await Machine.SetForward(Some.At("2023-08-11 09:00"), default);
        await Machine.SetForward(Some.At("2023-08-11 09:00"), default);

        Assert.Equal(2, _office.Mailbox.Delivered.Count(mail => mail.Contains("09:00", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Whoever_waits_is_woken_to_look_at_the_new_time()
    {
        var waiting = _bells.Add(_clock).Wait(null, default);
        await Machine.SetForward(Some.At("2023-08-01 08:00"), default);

        await waiting.WaitAsync(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task With_nothing_to_do_there_is_no_next_moment() => Assert.Null(await _workCycle.Next(default));

    [Fact]
    public async Task A_notice_cancelled_before_it_was_sorted_is_mailed_to_nobody()
    {
        await _office.With(Some.Spec(Some.Complete("2023-08-20")));
        _clock.JumpTo(Some.At("2023-08-04 09:00"));
        await _office.Desk.WakeDue(10, default);
        await _office.Desk.Execute(Some.Id, SomeCommands.Suspend, default);
        await _workCycle.RunDue(default);

        Assert.All(_office.Outbox.Records, mail => Assert.All(mail.Notices, notice => Assert.True(notice.IsHandOver)));
    }
}
