using System.Text;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Plans;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Functions.Tests.Agreement;

/// <summary>
/// Half a year of an office by chance: plans and corrected editions, reports, returns, extensions, letters released,
/// mail servers and hosts that are away.
/// Told twice from one seed it is the same story, as long as what it is told to answers the same.
/// </summary>
internal sealed class Story(int seed, IHost host)
{
    public static readonly DateTimeOffset Begins = new(2023, 7, 20, 8, 0, 0, TimeSpan.FromHours(8));

    private const int Steps = 120;
    private const int MostPlans = 3;

    private readonly Random _random = new(seed);
    private readonly List<string> _files = [];
    private int _acts;

    public async Task Tell()
    {
        await Upload(1);
        await host.Store.Shelf.ReplaceDirectory(RandomPeople.Directory(_random, Today), "", host.Clock.Now, "管理员", default);
        for (var step = 0; step < Steps; step++)
        {
            for (var more = _random.Next(4); more > 0; more--)
                await Happen();
            await (
                _random.Next(25) == 0
                    ? host.BeDownUntil(host.Clock.Now.AddDays(_random.Next(1, 20)))
                    : host.PassUntil(host.Clock.Now.AddMinutes(_random.Next(1, 60 * 60)))
            );
        }

        host.Mailer.Mood = MailerMode.Willing;
        await host.PassUntil(host.Clock.Now.AddDays(10));
    }

    private DateOnly Today => DateOnly.FromDateTime(host.Clock.Now.DateTime);

    private Task Happen() =>
        _random.Next(40) switch
        {
            0 => Upload(_random.Next(1, MostPlans + 1)),
            1 => Send(_files[_random.Next(_files.Count)]),
            2 => host.Store.Shelf.ReplaceDirectory(RandomPeople.Directory(_random, Today), "", host.Clock.Now, "管理员", default),
            3 => Mind(host.Mailer.Mood == MailerMode.Willing ? MailerMode.Down : MailerMode.Willing),
            < 7 => Handle(MailState.Held, (mailDispatcher, mail) => mailDispatcher.Release(mail, default)),
            < 9 => Handle(MailState.Dead, (mailDispatcher, mail) => mailDispatcher.Resend(mail, default)),
            _ => Act(),
        };

    private Task Upload(int number)
    {
        _files.Add(RandomPlans.Notice(_random, number, Today));
        return Send(_files[^1]);
    }

    private Task Send(string notice) =>
        host.Upload(async intake =>
        {
            var edition = await intake.Receive(new SourceFile("方案.txt", Encoding.UTF8.GetBytes(notice)), "管理员", default) switch
            {
                IntakeOutcome.Received received => received.Edition,
                IntakeOutcome.AlreadyHere known => known.Edition,
                var other => throw new InvalidOperationException(other.ToString()),
            };
            await intake.Start(edition.ContentHash, "管理员", default);
        });

    private Task Mind(MailerMode mailerMode)
    {
        host.Mailer.Mood = mailerMode;
        return Task.CompletedTask;
    }

    private async Task Handle(MailState state, Func<Application.Mail.MailDispatcher, string, Task> act)
    {
        var mails = (await host.Store.Outbox.List(new MailQuery(Most: 50, State: state), default)).Mails;
        if (mails.Count > 0)
            await host.Handle(mailDispatcher => act(mailDispatcher, mails[_random.Next(mails.Count)].Id));
    }

    private async Task Act()
    {
        var tasks = (await host.Store.Ledger.List(new TaskQuery(Most: 1000), default)).Tasks;
        var task = tasks[_random.Next(tasks.Count)].State;
        await host.Do(task.Id, RandomActs.About(task, _random, Today) with { By = $"经办{++_acts}" });
    }
}
