using CultivatedLand.Acceptance.Hosting;

namespace CultivatedLand.Acceptance.Story;

/// <summary>A host that was away, and a machine whose clock is not to be trusted.</summary>
public sealed class TimeOffTests : IDisposable
{
    /// <summary>Days of the mails on the plan's meeting of 07-31, one invitation and one with the figures for each reader.</summary>
    private static readonly IEnumerable<string> MeetingMails =
    [
        .. Sample.MeetingReaders.Select(_ => "2023-07-26"),
        .. Sample.MeetingReaders.Select(_ => "2023-07-31"),
    ];

    private readonly TemporaryData _data = new();

    [Fact]
    public async Task After_a_month_off_each_late_phase_brings_one_notice_and_no_flood()
    {
        await using (var host = await Sample.Started(_data))
            await host.Stop();

        await using var back = await HostProcess.StartAt("2023-09-08T08:30", _data);
        await back.Api.SetClock("2023-09-08T09:30");

        // One of them has come to its interview. Nobody has held it, so it has no follow-up (y…) that could tell of itself.
        var notices = (await back.Api.ScheduledMails())
            .SelectMany(mail => mail["notices"]!.AsArray())
            .Where(notice => notice!.Text("kind") != "hand-over")
            .Select(notice => notice!.Text("id"))
            .Distinct()
            .ToLookup(notice => notice[0] == 'y');
        Assert.Empty(notices[true]);
        var caughtUp = notices[false].ToList();
        Assert.Equal(2, caughtUp.Count);
        Assert.Equal(2, caughtUp.Select(notice => notice.Split('.')[0]).Distinct().Count());
    }

    [Fact]
    public async Task What_was_skipped_meanwhile_stands_in_the_history()
    {
        await using (var host = await Sample.Started(_data))
            await host.Stop();

        await using var back = await HostProcess.StartAt("2023-09-08T09:30", _data);
        var task = (await back.Api.Task(Sample.Restore)).Text("id");

        await Eventually.Be(
            "the skipped notices",
            async () => (await back.Api.History(task)).Any(fact => fact.Text("what") == "notices-skipped")
        );
        Assert.Single(await back.Api.History(task), fact => fact.Text("what") == "notice-issued");
    }

    [Fact]
    public async Task A_host_that_comes_back_in_the_evening_waits_for_the_next_morning()
    {
        await using (var host = await Sample.Started(_data))
            await host.Stop();

        await using var back = await HostProcess.StartAt("2023-09-08T18:00", _data);
        await back.Api.SetClock("2023-09-11T08:59");
        Assert.Empty(await back.Api.ScheduledMails());

        await back.Api.SetClock("2023-09-11T09:00");
        Assert.NotEmpty(await back.Api.ScheduledMails());
    }

    [Fact]
    public async Task A_clock_that_jumps_a_day_forward_and_back_repeats_nothing()
    {
        await using (var host = await Sample.Started(_data))
        {
            await host.Api.SetClock("2023-08-04T10:00");
            await host.Stop();
        }

        foreach (var clock in new[] { "2023-08-05T10:00", "2023-08-04T08:30", "2023-08-03T08:30" })
        {
            await using var host = await HostProcess.StartAt(clock, _data);
            await host.Api.SetClock($"{clock[..10]}T11:00");
            Assert.Equal(MeetingMails.Count() + 1, (await host.Api.ScheduledMails()).Count);
            Assert.Equal([.. MeetingMails, "2023-08-04"], host.Mails.Scheduled().Select(mail => mail.Day).Order());
            Assert.DoesNotContain("fail:", host.Said);
            Assert.Equal(0, await host.Stop());
        }
    }

    [Fact]
    public async Task After_the_clock_went_back_the_next_notice_still_comes_on_its_day()
    {
        await using (var host = await Sample.Started(_data))
        {
            await host.Api.SetClock("2023-08-04T10:00");
            await host.Stop();
        }

        await using var back = await HostProcess.StartAt("2023-08-03T10:00", _data);
        await back.Api.SetClock("2023-08-11T10:00");

        // The invitation to the meeting of 08-15.
        var next = Sample.MeetingReaders.Select(_ => "2023-08-10");
        Assert.Equal([.. MeetingMails, "2023-08-04", .. next, "2023-08-11"], back.Mails.Scheduled().Select(mail => mail.Day).Order());
    }

    [Fact]
    public async Task A_task_started_later_than_the_clock_now_shows_does_not_hold_up_the_time()
    {
        await using (var host = await Sample.Started(_data, "2023-08-22T10:00"))
            await host.Stop();

        await using var back = await HostProcess.StartAt("2023-08-22T08:00", _data);
        var task = (await back.Api.Task(Sample.Restore)).Text("id");
        (await back.Api.Post($"/api/tasks/{task}/acknowledge")).Ok();
        await back.Api.SetClock("2023-08-23T09:30");

        Assert.Single(await back.Api.History(task), fact => fact.Text("what") == "notice-issued");
    }

    public void Dispose() => _data.Dispose();
}
