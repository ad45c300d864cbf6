using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Rehearsals;
using CultivatedLand.Application.Time;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Testing.Simulation;
using Microsoft.Extensions.Time.Testing;
using static CultivatedLand.Tests.Application.Rehearsals.Rehearsed;

namespace CultivatedLand.Tests.Application.Rehearsals;

/// <summary>What a rehearsal foretells is what a host sends, hand-overs included.</summary>
public sealed class ForetoldTests
{
    private readonly FakeTimeProvider _clock = FakeClock.At("2023-07-20 08:00");
    private readonly MemoryOffice _office;

    public ForetoldTests() => _office = new MemoryOffice(_clock, rules: Some.Rules);

    [Fact]
    public async Task The_mails_of_a_plan_and_of_what_people_do_are_foretold_as_they_are_sent()
    {
        var plan = Plan(Some.FourPhases(), Some.Spec(Some.Complete("2023-08-20")) with { Name = "第二项" });
        var foretold = new Rehearsal(Some.Rules, _office.Directory.People)
            .Run(
                plan,
                Some.Day("2023-07-20"),
                Some.Day("2023-08-31"),
                [
                    Event("2023-08-05", RehearsalAct.Suspend, task: "1"),
                    Event("2023-08-07", RehearsalAct.Resume, task: "1"),
                    Event("2023-08-12", RehearsalAct.Done, task: "2"),
                    Event("2023-08-15", RehearsalAct.Return, due: "2023-08-25", task: "2"),
                ]
            )
            .Notices.GroupBy(sent => (sent.Notice.SendAt, Mail: sent.Mail))
            .Select(mail => $"{Some.Text(mail.Key.SendAt)} {string.Join(' ', mail.Select(sent => sent.Notice.Id).Order(ById))}")
            .Order(StringComparer.Ordinal)
            .ToList();

        using var rounds = SomeServices.Cycle(_office.Desk, _office.Post, _office.Ledger, _office.Outbox, _clock);
        foreach (var task in plan.Tasks)
            await _office.With(task.Spec, task.Id);
        await Until(rounds, "2023-08-05 08:00", new TaskCommand.Suspend("演练"), plan.Tasks[0].Id);
        await Until(rounds, "2023-08-07 08:00", new TaskCommand.Resume("演练"), plan.Tasks[0].Id);
        await Until(rounds, "2023-08-12 08:00", SomeCommands.Done(1), plan.Tasks[1].Id);
        await Until(rounds, "2023-08-15 08:00", SomeCommands.ReturnUntil("2023-08-25"), plan.Tasks[1].Id);
        await Until(rounds, "2023-08-31 23:00", null, default);

        // Each mail once, by the notices that its first reader gets.
        var sent = _office
            .Outbox.Records.Where(mail => Originals(mail).Any())
            .Select(mail => $"{Some.Text(mail.SendAt)} {string.Join(' ', Originals(mail).Order(ById))}")
            .Order(StringComparer.Ordinal);
        Assert.Equal(foretold, sent);
        Assert.Contains(foretold, mail => mail.StartsWith("2023-07-20 08:05", StringComparison.Ordinal));
        Assert.Contains(foretold, mail => mail.StartsWith("2023-08-07 08:05", StringComparison.Ordinal));
    }

    private static Comparer<NoticeId> ById { get; } =
        Comparer<NoticeId>.Create((one, other) => string.CompareOrdinal(one.ToString(), other.ToString()));

    private IEnumerable<NoticeId> Originals(MailRecord mail) => mail.Notices.Where(id => First(id) == mail.Id);

    private string First(NoticeId id) => _office.Outbox.Records.First(mail => mail.Notices.Contains(id)).Id;

    private async Task Until(WorkCycle rounds, string moment, TaskCommand? command, TaskId task)
    {
        while (await rounds.Next(default) is { } next && next <= Some.At(moment))
        {
            _clock.MoveTo(Some.Text(next));
            await rounds.RunDue(default);
            await rounds.SendMails(default);
        }

        _clock.MoveTo(moment);
        if (command is not null)
            await _office.Desk.Execute(task, command with { By = "演练" }, default);
    }
}
