using CultivatedLand.Acceptance.Hosting;
using CultivatedLand.Application.Health;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Time;
using CultivatedLand.Local.Workers;
using CultivatedLand.Testing.Ledger;

namespace CultivatedLand.Acceptance.Ledger;

/// <summary>A clock that is wrong is asked about or put right, and never believed for ever.</summary>
public sealed class WrongClockTests : IAsyncLifetime, IDisposable
{
    private const string Before = "2023-08-03 12:00";
    private const string Later = "2023-08-14 09:00";
    private const string Wrong = "2035-01-08 09:00";

    private readonly TemporaryData _data = new();

    public Task InitializeAsync() => DamagedHost.Seed(_data.Folder);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_clock_more_than_a_day_ahead_is_asked_about_and_nothing_is_sent_before()
    {
        await Run(Before);
        await using var host = await Started(Wrong);
        var health = host.Part<HostHealth>();

        await host.Round();

        Assert.Equal("clock", Assert.Single(await health.Faults(default)).Code);
        Assert.Equal(0, host.MailsTo(DamagedHost.Bystander));
    }

    [Fact]
    public async Task The_inbox_waits_for_the_answer_too()
    {
        await Run(Before);
        await using var host = await Started(Wrong);
        var inbox = host.Worker<InboxWorker>();

        Assert.False(await inbox.TryTakeAll(default));
        await host.Part<ClockWatch>().Accept(default);
        Assert.True(await inbox.TryTakeAll(default));
    }

    [Fact]
    public async Task Once_somebody_has_said_that_the_clock_is_right_everything_goes()
    {
        await Run(Before);
        await using var host = await Started(Later);

        await host.Part<ClockWatch>().Accept(default);
        await host.Round();

        Assert.Equal(1, host.MailsTo(DamagedHost.Bystander));
        Assert.Empty(await host.Part<HostHealth>().Faults(default));
    }

    [Fact]
    public async Task A_host_that_nobody_attends_believes_its_clock_where_the_setting_says_so()
    {
        await Run(Before);
        await using var host = await Started(Later, acceptsJump: true);

        await host.Round();

        Assert.Equal(1, host.MailsTo(DamagedHost.Bystander));
    }

    [Fact]
    public async Task A_night_without_the_host_is_no_jump()
    {
        await Run(Before);
        await using var host = await Started("2023-08-04 09:00");

        Assert.False(host.Part<ClockWatch>().IsWaiting);
    }

    [Fact]
    public async Task After_one_day_in_a_wrong_future_every_reminder_goes_at_its_time()
    {
        await Run(Wrong, acceptsJump: true);
        await using var host = await Started("2023-08-04 09:00");
        var sent = host.MailsTo(DamagedHost.Bystander);

        await host.Round();

        Assert.Equal(sent + 1, host.MailsTo(DamagedHost.Bystander));
        Assert.Equal(SomeLedger.At(8, 11), await host.Part<ILedger>().NextWakeAt(default));
    }

    [Fact]
    public async Task The_administrator_is_told_once_that_the_clock_went_back()
    {
        await Run(Wrong, acceptsJump: true);
        await Run(Before);
        await using var host = await Started(Before);
        await host.Round();

        Assert.Equal(1, host.MailsTo(DamagedHost.Administrator));
    }

    [Fact]
    public async Task A_clock_that_goes_back_while_the_host_runs_is_noticed()
    {
        await Run(Wrong, acceptsJump: true);
        await using var host = DamagedHost.On(_data.Folder, Before);
        var told = new List<DateTimeOffset>();
        host.Part<ClockWatch>().WentBack = (_, now) => told.Add(now);

        await host.Part<ClockWatch>().Look(default);

        Assert.Single(told);
    }

    [Fact]
    public async Task A_mail_that_waits_for_an_attempt_in_a_wrong_future_is_attempted_now()
    {
        await Run(Before);
        await using var host = await Started(Before);
        var outbox = host.Part<IOutbox>();
        var mail = SomeLedger.Mail("late");
        await outbox.Record([mail with { Standing = mail.Standing with { NextAttemptAt = SomeLedger.At(8, 4).AddYears(12) } }], default);

        await host.Part<ClockCorrection>().Run(host.Clock.GetUtcNow(), default);

        Assert.Equal(host.Clock.GetUtcNow(), (await outbox.Find("late", default))!.Standing.NextAttemptAt);
    }

    [Fact]
    public async Task A_mail_written_for_a_wrong_future_is_held_for_a_person_to_look_at()
    {
        await using var host = await Started(Before);
        var (outbox, future) = (host.Part<IOutbox>(), SomeLedger.At(8, 4).AddYears(12));
        await outbox.Record([SomeLedger.Mail("future") with { SendAt = future, Standing = MailDeliveryState.New(future) }], default);

        await host.Part<ClockCorrection>().Run(host.Clock.GetUtcNow(), default);

        Assert.Equal(MailState.Held, (await outbox.Find("future", default))!.Standing.State);
    }

    private async Task Run(string now, bool acceptsJump = false)
    {
        await using var host = await Started(now, acceptsJump);
        await host.Round();
    }

    private async Task<DamagedHost> Started(string now, bool acceptsJump = false)
    {
        var host = DamagedHost.On(_data.Folder, now);
        await host.Part<ClockWatch>().Begin(acceptsJump, default);
        return host;
    }
}
