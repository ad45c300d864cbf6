using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Testing.Ledger;

public abstract partial class LedgerContract
{
    [ContractFact]
    public async Task Mails_go_out_in_order_of_their_next_attempt()
    {
        await RecordThree();
        await Outbox.Update("m1", 0, Postponed(1, SomeLedger.At(8, 4, 12)), default);
        await Outbox.Update("m3", 0, Postponed(1, SomeLedger.At(8, 4, 10)), default);

        Assert.Equal(SomeLedger.At(8, 4), await Outbox.NextAttemptAt(default));
        Assert.Equal(["m2", "m3"], (await Outbox.Outgoing(SomeLedger.At(8, 4, 11), 10, default)).Select(mail => mail.Id));
        Assert.Equal(["m2"], (await Outbox.Outgoing(SomeLedger.At(8, 4, 11), 1, default)).Select(mail => mail.Id));
    }

    [ContractFact]
    public async Task A_mail_that_was_sent_held_or_given_up_is_not_attempted()
    {
        await RecordThree();
        await Outbox.Update("m1", 0, new(MailState.Sent, 1, null, SomeLedger.At(8, 4), "250 OK"), default);
        await Outbox.Update("m2", 0, new(MailState.Held, 0, null, null, null), default);
        await Outbox.Update("m3", 0, new(MailState.Dead, 1, null, null, "550 no such user"), default);

        Assert.Null(await Outbox.NextAttemptAt(default));
        Assert.Empty(await Outbox.Outgoing(SomeLedger.At(12, 31), 10, default));
        Assert.Equal(
            new MailDeliveryState(MailState.Sent, 1, null, SomeLedger.At(8, 4), "250 OK"),
            (await Outbox.Find("m1", default))!.Standing
        );
    }

    [ContractFact]
    public async Task A_held_mail_is_rewritten_and_one_that_is_not_held_never()
    {
        await RecordThree();
        await Outbox.Update("m2", 0, new(MailState.Held, 0, null, null, null), default);
        var draft = (await Outbox.Find("m2", default))!;
        var content = draft.Content with { Subject = "约谈定于周五" };

        Assert.True(await Outbox.Rewrite("m2", content, MailDeliveryState.New(SomeLedger.At(8, 5)), default));
        Assert.False(await Outbox.Rewrite("m2", draft.Content, MailDeliveryState.New(SomeLedger.At(8, 5)), default));
        Assert.False(await Outbox.Rewrite("m1", content, MailDeliveryState.New(SomeLedger.At(8, 5)), default));
        Assert.False(await Outbox.Rewrite("unknown", content, MailDeliveryState.New(SomeLedger.At(8, 5)), default));

        var rewritten = (await Outbox.Find("m2", default))!;
        Assert.Equal(
            ("约谈定于周五", MailState.Queued, draft.Letter, draft.Notices.Count),
            (rewritten.Content.Subject, rewritten.Standing.State, rewritten.Letter, rewritten.Notices.Count)
        );
        Assert.Contains("m2", (await Outbox.Outgoing(SomeLedger.At(8, 5), 10, default)).Select(mail => mail.Id));
        Assert.Equal("", await Listed(new MailQuery(State: MailState.Held)));
    }

    [ContractFact]
    public async Task An_attempt_is_noted_only_on_the_mail_as_it_was()
    {
        await RecordThree();

        Assert.True(await Outbox.Update("m1", 0, Postponed(1, SomeLedger.At(8, 4, 10)), default));
        Assert.False(await Outbox.Update("m1", 0, new(MailState.Sent, 1, null, SomeLedger.At(8, 4), null), default));
        Assert.False(await Outbox.Update("unknown", 0, Postponed(1, SomeLedger.At(8, 4, 10)), default));

        Assert.Equal(MailState.Queued, (await Outbox.Find("m1", default))!.Standing.State);
    }

    [ContractFact]
    public async Task Mails_are_listed_latest_first_by_state_and_task()
    {
        await RecordThree();
        await Outbox.Update("m2", 0, new(MailState.Dead, 1, null, null, null), default);

        Assert.Equal("m3 m2 m1", await Listed(new MailQuery()));
        Assert.Equal("m2", await Listed(new MailQuery(State: MailState.Dead)));
        Assert.Equal("m1", await Listed(new MailQuery(Task: TaskId.Of("aa-1"))));
        Assert.Equal("", await Listed(new MailQuery(State: MailState.Dead, Task: TaskId.Of("aa-1"))));
        Assert.Equal("m2", await Listed(new MailQuery(State: MailState.Dead, Task: TaskId.Of("aa-2"))));
    }

    [ContractFact]
    public async Task Mails_are_paged_latest_first()
    {
        await RecordThree();

        var first = await Outbox.List(new MailQuery(Most: 2), default);
        var second = await Outbox.List(new MailQuery(first.Next, 2), default);

        Assert.Equal(["m3", "m2"], first.Mails.Select(mail => mail.Id));
        Assert.Equal(["m1"], second.Mails.Select(mail => mail.Id));
        Assert.Null(second.Next);
    }

    private async Task RecordThree()
    {
        for (var number = 1; number <= 3; number++)
            await Ledger.RemindedTask($"aa-{number}");
        foreach (var notice in await Outbox.WaitingNotices())
        {
            Assert.True(await Outbox.Record([SomeLedger.Mail($"m{notice.Id.Task.Value[^1]}", notice)], default));
        }
    }

    private async Task<string> Listed(MailQuery query) =>
        string.Join(' ', (await Outbox.List(query, default)).Mails.Select(mail => mail.Id));

    private static MailDeliveryState Postponed(int attempts, DateTimeOffset next) =>
        new(MailState.Queued, attempts, next, null, "451 try later");
}
