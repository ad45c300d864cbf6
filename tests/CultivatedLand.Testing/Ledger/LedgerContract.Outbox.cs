using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Testing.Ledger;

public abstract partial class LedgerContract
{
    [ContractFact]
    public async Task A_notice_waits_from_its_sending_time_until_it_is_in_a_mail()
    {
        var task = await Ledger.RemindedTask();
        Assert.Equal(SomeLedger.At(8, 4), await Outbox.NextSendAt(default));
        Assert.Empty(await Outbox.Waiting(SomeLedger.At(8, 4).AddTicks(-1), 10, default));

        var notice = Assert.Single(await Outbox.Waiting(SomeLedger.At(8, 4), 10, default));
        Assert.True(await Outbox.Record([SomeLedger.Mail("m1", notice)], default));

        Assert.Equal(task.Id, notice.Id.Task);
        Assert.Empty(await Outbox.Waiting(SomeLedger.At(8, 4), 10, default));
        Assert.Null(await Outbox.NextSendAt(default));
    }

    [ContractFact]
    public async Task Only_notices_of_the_earliest_sending_time_wait_together()
    {
        await Ledger.Woken(await Ledger.RemindedTask("aa-1"));
        await Ledger.RemindedTask("aa-2");

        var waiting = await Outbox.Waiting(SomeLedger.At(8, 31), 10, default);

        Assert.Equal(["aa-1", "aa-2"], waiting.Select(notice => notice.Id.Task.Value));
        Assert.All(waiting, notice => Assert.Equal(SomeLedger.At(8, 4), notice.SendAt));
        Assert.Equal("aa-1", Assert.Single(await Outbox.Waiting(SomeLedger.At(8, 31), 1, default)).Id.Task.Value);
    }

    [ContractFact]
    public async Task A_notice_whose_identity_is_known_is_not_stored_again()
    {
        var task = await Ledger.RemindedTask();
        var again = Assert.Single(await Outbox.WaitingNotices());
        var acknowledged = SomeLedger.Decide(task, new TaskCommand.Acknowledge(), SomeLedger.At(8, 4, 10)) with { Notices = [again] };

        await Ledger.Stored(acknowledged, task.Version);
        Assert.Single(await Outbox.WaitingNotices());

        Assert.True(await Outbox.Record([SomeLedger.Mail("m1", again)], default));
        await Ledger.Stored(
            SomeLedger.Decide(acknowledged.State, new TaskCommand.Acknowledge(), SomeLedger.At(8, 4, 11)) with
            {
                Notices = [again],
            },
            acknowledged.State.Version
        );
        Assert.Empty(await Outbox.WaitingNotices());
    }

    [ContractFact]
    public async Task A_change_of_schedule_leaves_hand_overs_waiting_and_they_come_back_as_they_were()
    {
        var task = await Ledger.RemindedTask();
        var suspended = (Decision)
            SomeLedger.HandingOver.Decide(task, new TaskCommand.Suspend("汛期") { By = "区规资局" }, SomeLedger.At(8, 4, 10));
        Assert.True(suspended.CancelsUnsent);
        await Ledger.Stored(suspended, task.Version);
        var resumed = (Decision)
            SomeLedger.HandingOver.Decide(suspended.State, new TaskCommand.Resume("") { By = "区规资局" }, SomeLedger.At(8, 4, 10));
        await Ledger.Stored(resumed, suspended.State.Version);

        var waiting = await Outbox.WaitingNotices();

        Assert.Equal([.. suspended.Notices, .. resumed.Notices], waiting);
        Assert.True(await Outbox.Record([SomeLedger.Mail("m1", waiting)], default));
        Assert.Equal(waiting.Select(notice => notice.Id), (await Outbox.Find("m1", default))!.Notices);
        Assert.Empty(await Outbox.WaitingNotices());
    }

    [ContractFact]
    public async Task A_change_of_schedule_cancels_what_is_in_no_mail_yet()
    {
        var task = await Ledger.RemindedTask("aa-1");
        await Ledger.RemindedTask("aa-2");

        await Ledger.Done(task, new TaskCommand.Suspend("汛期"), SomeLedger.At(8, 4, 10));

        Assert.Equal("aa-2", Assert.Single(await Outbox.WaitingNotices()).Id.Task.Value);
    }

    [ContractFact]
    public async Task A_change_of_schedule_leaves_recorded_mails_alone()
    {
        var task = await Ledger.RemindedTask();
        await Outbox.Record([SomeLedger.Mail("m1", await Outbox.WaitingNotices())], default);

        await Ledger.Done(task, new TaskCommand.Suspend("汛期"), SomeLedger.At(8, 4, 10));

        Assert.Single(await Outbox.Outgoing(SomeLedger.At(8, 4, 11), 10, default));
    }

    [ContractFact]
    public async Task A_cancelled_notice_makes_the_whole_recording_fail()
    {
        var cancelled = await Ledger.RemindedTask("aa-1");
        await Ledger.RemindedTask("aa-2");
        var notices = await Outbox.WaitingNotices();
        await Ledger.Done(cancelled, new TaskCommand.Suspend("汛期"), SomeLedger.At(8, 4, 10));

        Assert.False(await Outbox.Record([SomeLedger.Mail("m2", notices[1]), SomeLedger.Mail("m1", notices[0])], default));

        Assert.Null(await Outbox.Find("m2", default));
        Assert.Equal("aa-2", Assert.Single(await Outbox.WaitingNotices()).Id.Task.Value);
    }

    [ContractFact]
    public async Task A_notice_is_recorded_once_whoever_tries()
    {
        await Ledger.RemindedTask();
        var notices = await Outbox.WaitingNotices();

        var answers = await Task.WhenAll(
            Enumerable.Range(1, 10).Select(number => Task.Run(() => Outbox.Record([SomeLedger.Mail($"m{number}", notices)], default)))
        );

        Assert.Single(answers, recorded => recorded);
        Assert.Single((await Outbox.List(new MailQuery(), default)).Mails);
    }

    [ContractFact]
    public async Task A_notice_for_several_people_is_told_in_several_mails_recorded_together()
    {
        await Ledger.RemindedTask();
        var notices = await Outbox.WaitingNotices();

        Assert.True(await Outbox.Record([SomeLedger.Mail("m1", notices), SomeLedger.Mail("m2", notices)], default));
        Assert.False(await Outbox.Record([SomeLedger.Mail("m3", notices)], default));
    }

    [ContractFact]
    public async Task A_mail_is_found_as_it_was_composed()
    {
        await Ledger.RemindedTask("aa-1");
        await Ledger.RemindedTask("aa-2");
        var mail = SomeLedger.Letter("m1", 1, (await Outbox.WaitingNotices())[1]);
        await Outbox.Record([mail], default);

        var found = await Outbox.Find("m1", default);

        Assert.NotNull(found);
        Assert.Equal(mail.Notices, found.Notices);
        Assert.Equal((mail.Letter, mail.SendAt, mail.Standing), (found.Letter, found.SendAt, found.Standing));
        Assert.Equal(mail.Content.Attachments[0].Content, found.Content.Attachments[0].Content);
        Assert.Equal(mail.Content with { Attachments = [] }, found.Content with { Attachments = [] });
        Assert.Null(await Outbox.Find("m2", default));
    }

    [ContractFact]
    public async Task A_paper_about_no_notice_takes_the_next_number_of_its_series_once()
    {
        await Ledger.RemindedTask();
        var notice = Assert.Single(await Outbox.WaitingNotices());
        Assert.True(await Outbox.Record([SomeLedger.Letter("m1", 1, notice)], default));
        var free = SomeLedger.Letter("m2", 2, notice) with { Notices = [] };

        Assert.False(await Outbox.Record([free with { Letter = free.Letter! with { Number = 3 } }], default));
        Assert.False(await Outbox.Record([free, free with { Id = "m3" }], default));
        Assert.True(await Outbox.Record([free], default));
        Assert.False(await Outbox.Record([free with { Id = "m4" }], default));

        Assert.Equal(2, await Outbox.LastLetterNumber("2023/石桥镇", default));
        Assert.Equal(free.Letter, (await Outbox.Find("m2", default))!.Letter);
    }

    [ContractFact]
    public async Task A_withdrawn_draft_is_listed_by_its_state_and_is_never_attempted()
    {
        await Ledger.RemindedTask();
        var mail = SomeLedger.Mail("m1", Assert.Single(await Outbox.WaitingNotices())) with
        {
            Standing = new MailDeliveryState(MailState.Withdrawn, 0, null, null, "并入"),
        };
        Assert.True(await Outbox.Record([mail], default));

        Assert.Equal("m1", Assert.Single((await Outbox.List(new MailQuery(State: MailState.Withdrawn), default)).Mails).Id);
        Assert.Empty((await Outbox.List(new MailQuery(State: MailState.Held), default)).Mails);
        Assert.Empty(await Outbox.Outgoing(SomeLedger.At(12, 31), 10, default));
        Assert.Null(await Outbox.NextAttemptAt(default));
    }

    [ContractFact]
    public async Task Letter_numbers_run_without_gaps_in_each_series()
    {
        var notices = await SixNotices();
        Assert.Equal(0, await Outbox.LastLetterNumber("2023/石桥镇", default));

        Assert.True(await Outbox.Record([SomeLedger.Letter("m2", 2, notices[1]), SomeLedger.Letter("m1", 1, notices[0])], default));
        Assert.False(await Outbox.Record([SomeLedger.Letter("m3", 2, notices[2])], default));
        Assert.False(await Outbox.Record([SomeLedger.Letter("m4", 4, notices[2])], default));
        Assert.True(
            await Outbox.Record([SomeLedger.Letter("m5", 3, notices[2]), SomeLedger.Letter("m6", 1, notices[3], "2023/柳树镇")], default)
        );

        Assert.Equal(3, await Outbox.LastLetterNumber("2023/石桥镇", default));
        Assert.Equal(1, await Outbox.LastLetterNumber("2023/柳树镇", default));
        Assert.Equal(2, (await Outbox.WaitingNotices()).Count);
    }

    [ContractFact]
    public async Task The_copies_of_a_letter_carry_its_number()
    {
        var notices = await SixNotices();

        Assert.True(await Outbox.Record([SomeLedger.Letter("letter", 1, notices[0]), SomeLedger.Letter("copy", 1, notices[0])], default));
        Assert.False(await Outbox.Record([SomeLedger.Letter("m1", 2, notices[1]), SomeLedger.Letter("m2", 2, notices[2])], default));

        Assert.Equal(1, await Outbox.LastLetterNumber("2023/石桥镇", default));
    }

    [ContractFact]
    public async Task Two_who_take_the_same_number_do_not_both_get_it()
    {
        var notices = await SixNotices();

        var answers = await Task.WhenAll(
            notices.Select((notice, index) => Task.Run(() => Outbox.Record([SomeLedger.Letter($"m{index}", 1, notice)], default)))
        );

        Assert.Single(answers, recorded => recorded);
        Assert.Equal(1, await Outbox.LastLetterNumber("2023/石桥镇", default));
    }

    private async Task<IReadOnlyList<Notice>> SixNotices()
    {
        for (var number = 1; number <= 6; number++)
            await Ledger.RemindedTask($"aa-{number}");
        return await Outbox.WaitingNotices();
    }
}
