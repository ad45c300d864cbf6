using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Acceptance.Simulation;

/// <summary>What people, machines and the weather do to an office, at random.</summary>
internal sealed class RandomEvents(SimulatedWorld simulatedWorld)
{
    private const int MostPlans = 6;

    private readonly Random _random = simulatedWorld.Random;
    private readonly List<string> _files = [];
    private int _acts;
    private int _plans;

    public async Task Next()
    {
        for (var more = _random.Next(4); more > 0; more--)
        {
            await (
                _random.Next(100) switch
                {
                    < 4 when _plans < MostPlans => Upload(++_plans),
                    < 7 when _plans > 0 => Upload(_random.Next(1, _plans + 1)),
                    < 8 when _files.Count > 0 => Send(_files[_random.Next(_files.Count)]),
                    < 10 => ChangeDirectory(),
                    < 14 => ChangeMood(),
                    < 18 => BreakDisk(),
                    < 20 => Die(),
                    < 26 => Handle(MailState.Held, (host, mail) => host.Post.Release(mail, default)),
                    < 30 => Handle(MailState.Dead, (host, mail) => host.Post.Resend(mail, default)),
                    < 31 => Handle(MailState.Sent, (host, mail) => host.Post.Resend(mail, default)),
                    _ => Act(),
                }
            );
        }
    }

    private Task Upload(int number)
    {
        _files.Add(RandomPlans.Notice(_random, number, DateOnly.FromDateTime(simulatedWorld.Clock.Now.DateTime)));
        return Send(_files[^1]);
    }

    private Task Send(string notice) =>
        simulatedWorld.Ask(async host =>
        {
            var received = await host.Intake.Receive(new SourceFile("方案.txt", Sample.Bytes(notice)), "管理员", default);
            var edition = received switch
            {
                IntakeOutcome.Received fresh => fresh.Edition,
                IntakeOutcome.AlreadyHere known => known.Edition,
                IntakeOutcome.Unusable unusable => throw new InvalidOperationException(
                    $"A random plan could not be read: {unusable.Reason}"
                ),
                _ => throw new InvalidOperationException(received.ToString()),
            };
            await host.Starts.Start(edition.ContentHash, "管理员", default);
        });

    private Task ChangeDirectory() =>
        simulatedWorld.Ask(host =>
            simulatedWorld.Store.Directory.Replace(
                RandomPeople.Directory(_random, DateOnly.FromDateTime(simulatedWorld.Clock.Now.DateTime)),
                "",
                simulatedWorld.Clock.Now,
                "管理员",
                default
            )
        );

    private Task ChangeMood()
    {
        simulatedWorld.Mailer.Mood = _random.Next(2) == 0 ? MailerMode.Willing : (MailerMode)_random.Next(5);
        return Task.CompletedTask;
    }

    private Task BreakDisk()
    {
        simulatedWorld.Store.Disk.FailAt(_random.Next(1, 30), afterCommit: _random.Next(2) == 0);
        return Task.CompletedTask;
    }

    private Task Die()
    {
        simulatedWorld.Die();
        return Task.CompletedTask;
    }

    private async Task Handle(MailState state, Func<SimulatedHost, string, Task> act)
    {
        var mails = (await simulatedWorld.Store.Outbox.List(new MailQuery(Most: 50, State: state), default)).Mails;
        if (mails.Count > 0)
            await simulatedWorld.Ask(host => act(host, mails[_random.Next(mails.Count)].Id));
    }

    private async Task Act()
    {
        var tasks = (await simulatedWorld.Store.Ledger.List(new TaskQuery(Most: 1000), default)).Tasks;
        if (tasks.Count == 0)
            return;
        var task = tasks[_random.Next(tasks.Count)].State;
        await simulatedWorld.Ask(
            task.Id,
            RandomActs.About(task, _random, DateOnly.FromDateTime(simulatedWorld.Clock.Now.DateTime)) with
            {
                By = $"经办{++_acts}",
            }
        );
    }
}
