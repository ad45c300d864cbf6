using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Plans;
using CultivatedLand.Documents.Sources;

namespace CultivatedLand.Acceptance.Simulation;

/// <summary>What people, machines and the weather do to an office, at random.</summary>
internal sealed class RandomEvents(SimulatedWorld world)
{
    private const int MostPlans = 6;

    private readonly Random random = world.Random;
    private readonly List<string> files = [];
    private int acts;
    private int plans;

    public async Task Next()
    {
        for (var more = random.Next(4); more > 0; more--)
        {
            await (random.Next(100) switch
            {
                < 4 when plans < MostPlans => Upload(++plans),
                < 7 when plans > 0 => Upload(random.Next(1, plans + 1)),
                < 8 when files.Count > 0 => Send(files[random.Next(files.Count)]),
                < 10 => ChangeDirectory(),
                < 14 => ChangeMood(),
                < 18 => BreakDisk(),
                < 20 => Die(),
                < 26 => Handle(MailState.Held, (host, mail) => host.Post.Release(mail, default)),
                < 30 => Handle(MailState.Dead, (host, mail) => host.Post.Resend(mail, default)),
                < 31 => Handle(MailState.Sent, (host, mail) => host.Post.Resend(mail, default)),
                _ => Act(),
            });
        }
    }

    private Task Upload(int number)
    {
        files.Add(RandomPlans.Notice(random, number, DateOnly.FromDateTime(world.Clock.Now.DateTime)));
        return Send(files[^1]);
    }

    private Task Send(string notice) => world.Ask(async host =>
    {
        var received = await host.Intake.Receive(new SourceFile("方案.txt", Sample.Bytes(notice)), "管理员", default);
        var edition = received switch
        {
            IntakeOutcome.Received fresh => fresh.Edition,
            IntakeOutcome.AlreadyHere known => known.Edition,
            IntakeOutcome.Unusable unusable => throw new InvalidOperationException($"A random plan could not be read: {unusable.Reason}"),
            _ => throw new InvalidOperationException(received.ToString()),
        };
        await host.Intake.Start(edition.ContentHash, "管理员", default);
    });

    private Task ChangeDirectory() => world.Ask(host => world.Store.Shelf.ReplaceDirectory(RandomPeople.Directory(random, DateOnly.FromDateTime(world.Clock.Now.DateTime)), "", world.Clock.Now, "管理员", default));

    private Task ChangeMood()
    {
        world.Mailer.Mood = random.Next(2) == 0 ? MailerMode.Willing : (MailerMode)random.Next(5);
        return Task.CompletedTask;
    }

    private Task BreakDisk()
    {
        world.Store.Disk.FailAt(random.Next(1, 30), afterCommit: random.Next(2) == 0);
        return Task.CompletedTask;
    }

    private Task Die()
    {
        world.Die();
        return Task.CompletedTask;
    }

    private async Task Handle(MailState state, Func<SimulatedHost, string, Task> act)
    {
        var mails = (await world.Store.Outbox.List(new MailQuery(Most: 50, State: state), default)).Mails;
        if (mails.Count > 0) await world.Ask(host => act(host, mails[random.Next(mails.Count)].Id));
    }

    private async Task Act()
    {
        var tasks = (await world.Store.Ledger.List(new TaskQuery(Most: 1000), default)).Tasks;
        if (tasks.Count == 0) return;
        var task = tasks[random.Next(tasks.Count)].State;
        await world.Ask(task.Id, RandomActs.About(task, random, DateOnly.FromDateTime(world.Clock.Now.DateTime)) with { By = $"经办{++acts}" });
    }
}
