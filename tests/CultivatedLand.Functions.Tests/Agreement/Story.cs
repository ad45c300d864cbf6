using System.Globalization;
using System.Text;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.HandOvers;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Delivery;
using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Functions.Tests.Agreement;

/// <summary>
/// Half a year of an office by chance: plans started and corrected editions, reports, returns, extensions, acts that are corrected
/// afterwards, letters released, interviews that are released, held and cancelled, a meeting with minutes and a bulletin every week,
/// mail servers and hosts that are away.
/// Told twice from one seed it is the same story, as long as what it is told to answers the same.
/// </summary>
internal sealed class Story(int seed, IHost host)
{
    public static readonly DateTimeOffset Begins = new(2023, 7, 20, 8, 0, 0, TimeSpan.FromHours(8));

    private const int Steps = 90;
    private const int MostPlans = 3;

    private readonly Random _random = new(seed);
    private readonly List<string> _files = [];
    private int _acts;

    public async Task Tell()
    {
        await host.Use<RhythmStore>(rhythms => Save(rhythms, "ff01", "周调度会", RhythmKind.Meeting));
        await host.Use<RhythmStore>(rhythms => Save(rhythms, "ff02", "周通报", RhythmKind.Bulletin));
        await Upload(1);
        await host.Store.Directory.Replace(RandomPeople.Directory(_random, Today), "", host.Clock.Now, "管理员", default);
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
            2 => host.Store.Directory.Replace(RandomPeople.Directory(_random, Today), "", host.Clock.Now, "管理员", default),
            3 => Mind(host.Mailer.Mood == MailerMode.Willing ? MailerMode.Down : MailerMode.Willing),
            < 7 => Handle(MailState.Held, (mailDispatcher, mail) => mailDispatcher.Release(mail, default)),
            < 9 => Handle(MailState.Dead, (mailDispatcher, mail) => mailDispatcher.Resend(mail, default)),
            < 14 => Interview(),
            14 => Minutes(),
            15 => Receive(),
            < 19 => Correct(),
            _ => Act(),
        };

    private Task Upload(int number)
    {
        _files.Add(RandomPlans.Notice(_random, number, Today));
        return Send(_files[^1]);
    }

    private Task Send(string notice) =>
        host.Upload(
            async (intake, starts) =>
            {
                var edition = await intake.Receive(new SourceFile("方案.txt", Encoding.UTF8.GetBytes(notice)), "管理员", default) switch
                {
                    IntakeOutcome.Received received => received.Edition,
                    IntakeOutcome.AlreadyHere known => known.Edition,
                    var other => throw new InvalidOperationException(other.ToString()),
                };
                await starts.Start(edition.ContentHash, "管理员", default);
            }
        );

    private Task Mind(MailerMode mailerMode)
    {
        host.Mailer.Mood = mailerMode;
        return Task.CompletedTask;
    }

    private async Task Handle(MailState state, Func<MailDispatcher, string, Task> act)
    {
        var mails = (await host.Store.Outbox.List(new MailQuery(Most: 50, State: state), default)).Mails;
        if (mails.Count > 0)
            await host.Use<MailDispatcher>(mailDispatcher => act(mailDispatcher, mails[_random.Next(mails.Count)].Id));
    }

    /// <summary>Somebody does the next thing about an interview, or one that is not allowed yet.</summary>
    private async Task Interview()
    {
        var open = (await new InterviewStore(host.Store.Cabinet).All(default)).Where(one => one.Step != InterviewStep.Joined).ToList();
        if (open.Count == 0)
            return;
        var interview = open[_random.Next(open.Count)];
        var by = $"督导{++_acts}";
        InterviewCommand command = _random.Next(8) switch
        {
            0 => new InterviewCommand.Cancel("已按期整改", by),
            < 4 => new InterviewCommand.Release(
                new(Today.AddDays(_random.Next(-1, 8)), new TimeOnly(15, 0), "镇政府二楼", "副镇长", "枫林村", "何静", []),
                by,
                RequestKey: $"release-{_acts}"
            ),
            _ => new InterviewCommand.Hold(
                new("枫林村", "何静", ["何静"], "月底前完成翻耕。", Today.AddDays(_random.Next(1, 30))),
                by,
                RequestKey: $"hold-{_acts}"
            ),
        };
        await host.Use<InterviewService>(interviews => interviews.Do(interview.Id, command, default));
    }

    /// <summary>The last meeting gets its minutes, and one of its decisions becomes a task.</summary>
    private Task Minutes() =>
        host.Use<MeetingMinutesService>(async service =>
        {
            var monday = Today.AddDays(-(((int)Today.DayOfWeek + 6) % 7));
            if (await service.Find(string.Create(CultureInfo.InvariantCulture, $"ff01@{monday:yyyyMMdd}"), default) is not { } meeting)
                return;
            MeetingDecision decision = new(1, "清理撂荒地", "枫林村", "何静", Today.AddDays(_random.Next(5, 40)));
            await service.Record(meeting, "何静", [decision], meeting.Minutes?.Version ?? 0, $"书记员{++_acts}", default);
            if (await service.Find(meeting.Occurrence, default) is { } recorded)
                await service.MakeTask(recorded, 1, $"书记员{_acts}", default);
        });

    /// <summary>Somebody presses “received” under the hand-over of a plan.</summary>
    private async Task Receive()
    {
        var open = (await new ReceiptStore(host.Store.Cabinet).Open(default))
            .SelectMany(plan => plan.Value.People.Where(person => person.ReceivedAt is null).Select(person => (plan.Key, person.Address)))
            .ToList();
        if (open.Count == 0)
            return;
        var (plan, address) = open[_random.Next(open.Count)];
        await host.Use<ReceiptStore>(receipts => receipts.Received(plan, address, host.Clock.Now, default));
    }

    /// <summary>Somebody corrects an act of a task, or takes it back; often one that cannot be corrected.</summary>
    private async Task Correct()
    {
        var task = await Any();
        var acts = (await host.Store.Ledger.History(task.Id, 0, int.MaxValue, default))
            .Index()
            .Where(fact => Corrections.KindOf(fact.Item) is not null)
            .ToList();
        if (acts.Count == 0)
            return;
        var (index, act) = acts[_random.Next(acts.Count)];
        Mu? area = _random.Next(3) == 0 ? null : Mu.Of(_random.Next(1, 8_000) / 100m);
        await host.Do(task.Id, new TaskCommand.Correct(index + 1, area, "数字填错", []) { By = act.By, IsConfirmed = true });
    }

    private Task Save(RhythmStore rhythms, string id, string name, RhythmKind kind) =>
        rhythms.Save(
            new ScheduledRhythm(
                new Rhythm(id, name, kind, RecurrenceInterval.Week),
                "青禾县/石桥镇",
                [Role.Leader, Role.LeadOffice],
                Today,
                IsOn: true,
                null,
                null,
                "管理员"
            ),
            default
        );

    private async Task<RectificationTask> Any()
    {
        var tasks = (await host.Store.Ledger.List(new TaskQuery(Most: 1000), default)).Tasks;
        return tasks[_random.Next(tasks.Count)].State;
    }

    private async Task Act()
    {
        var task = await Any();
        await host.Do(task.Id, RandomActs.About(task, _random, Today) with { By = $"经办{++_acts}" });
    }
}
