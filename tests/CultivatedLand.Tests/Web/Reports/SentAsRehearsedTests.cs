using System.Text.RegularExpressions;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Delivery;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Rehearsals;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Testing.Simulation;
using CultivatedLand.Tests.Application.Plans;
using CultivatedLand.Tests.Documents;
using CultivatedLand.Tests.Web.Plans;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Tests.Web.Reports;

/// <summary>
/// What a rehearsal foretells is what is sent, mail by mail: day, recipient and subject. Nothing is done on the tasks.
/// Somebody releases every interview as soon as it is proposed, with the arrangements that the rehearsal assumes, and records it as held.
/// </summary>
public sealed partial class SentAsRehearsedTests : EditionTest
{
    private static readonly DateOnly First = Some.Day("2023-07-20");
    private static readonly DateOnly Last = Some.Day("2023-12-20");

    private const int MostRounds = 3000;

    private readonly List<Interview> _released = [];

    protected override bool HasSampleTask => false;

    private protected override void Add(IServiceCollection services) => AddRealPost(services);

    [SharedFact]
    public Task The_notice_of_Erping_is_sent_as_rehearsed() => IsSentAsRehearsed("铜梁区/二坪镇", SharedTexts.Notice("erping-plan-2023"));

    [Fact]
    public Task A_notice_is_sent_as_rehearsed() =>
        IsSentAsRehearsed(
            "沙河区/青石镇",
            Notice.Text.Replace("各村：", "各村：\n镇专班每半个月召开一次调度会。", StringComparison.Ordinal)
        );

    private async Task IsSentAsRehearsed(string town, string text)
    {
        Office.Directory.People = People(Place.Parse(town)!);
        await Start(await Program(AccountRole.Office, town), "通知.txt", text);
        var hash = (await Part<PlanEditionService>().List(1, default))[0].Edition.ContentHash;
        var edition = (await Part<PlanEditionService>().Open(hash, default))!;
        var foretold = new Rehearsal(Some.Rules, Office.Directory.People).Run(
            edition.Plan,
            First,
            Last,
            [],
            rhythms: edition.Draft.Rhythms,
            settings: RehearsalSettings.Default
        );

        await Live();

        var (expected, sent) = (Foretold(foretold).ToList(), Sent().ToList());
        Assert.True(expected.SequenceEqual(sent), $"{Difference(expected, sent, "-")}\n{Difference(sent, expected, "+")}");
        Assert.NotEmpty(_released);
        Assert.Contains(_released, interview => interview.Cause == InterviewCause.Lagging);
    }

    private static PeopleDirectory People(Place town) =>
        new([
            new(town.Parent!, Role.Supervisor, null, "周明远", "zhou@q.example"),
            new(town, Role.UnitHead, null, "赵启明", "zhao@q.example"),
            new(town, Role.Leader, null, "何静川", "he@q.example"),
            new(town, Role.LeadOffice, "建管办", "林晓舟", "lin@q.example"),
            new(town, Role.LeadOffice, "农服中心", "吴小满", "wu@q.example"),
            new(town.Child("狮子村"), Role.Leader, null, "石村长", "shi@q.example"),
            new(town.Child("狮子村"), Role.ResponsibleUnit, null, "狮子村委", "szc@q.example"),
            new(town.Child("柳湾村"), Role.Leader, null, "李村长", "li@q.example"),
            new(town.Child("柳湾村"), Role.UnitHead, null, "柳主任", "liu@q.example"),
        ]);

    private IEnumerable<string> Foretold(RehearsalResult result) =>
        result
            .Mails.Select(mail =>
                Line(
                    mail.SendAt,
                    mail.Recipient.Mail,
                    MailComposer
                        .Compose(mail, Part<MailContext>(), LetterSeries.For(mail.Items[0].Notice) is { } series ? series.Number(1) : null)
                        .Subject
                )
            )
            .Concat(
                result.Occasions.SelectMany(occasion =>
                    occasion.To.Select(reader => Line(occasion.At, reader.Mail, occasion.Subject!.Chinese))
                )
            )
            .Order(StringComparer.Ordinal);

    private IEnumerable<string> Sent() =>
        Office
            .Outbox.Records.Where(mail => mail.Standing.State != MailState.Withdrawn)
            .Select(mail => Line(mail.SendAt, mail.Content.To, mail.Content.Subject))
            .Order(StringComparer.Ordinal);

    /// <summary>Returns the mails of one list that the other has less often.</summary>
    private static string Difference(List<string> mails, List<string> others, string mark)
    {
        var left = others.ToList();
        return string.Join('\n', mails.Where(mail => !left.Remove(mail)).Select(mail => $"{mark} {mail}"));
    }

    /// <summary>Writes a mail without the number of its paper, which depends on what was numbered before.</summary>
    private static string Line(DateTimeOffset at, string? to, string subject) =>
        $"{ChinaTime.DateOf(at):yyyy-MM-dd} {to} {PaperNumber().Replace(subject, "")}";

    private async Task Live()
    {
        using var cycle = new WorkCycle(
            Part<TaskService>(),
            Part<MailDispatcher>(),
            Office.Ledger,
            Office.Outbox,
            new SetAsideStore(Clock, new NoStoreFailures()),
            new DueTaskWaker(Part<TaskService>()),
            Part<CycleJobs>()
        );
        var end = ChinaTime.At(Last, TimeOnly.MaxValue);
        var rounds = 0;
        while (await Next(cycle) is { } next && next <= end)
        {
            if (next > Clock.GetUtcNow())
                Clock.MoveTo(next);
            await cycle.RunDue(default);
            await cycle.SendMails(default);
            await Act();
            Assert.True(++rounds < MostRounds, $"Still at {Some.Text(Clock.GetUtcNow())}; next is {await Whose(cycle)}.");
        }
    }

    private async Task<string> Whose(WorkCycle cycle) =>
        $"due {await cycle.NextDueAt(default)}, delivery {await cycle.NextDelivery(default)}, "
        + $"task {await Office.Ledger.NextWakeAt(default)}, "
        + $"outbox {await Office.Outbox.NextSendAt(default)}, grid {await Part<GridJob>().NextAt(default)}, "
        + $"bulletin {await Part<BulletinJob>().NextAt(default)}, interview {await Part<InterviewJob>().NextAt(default)}, "
        + $"invitation {await Part<MeetingInvitationJob>().NextAt(default)}, "
        + string.Join(' ', (await Part<InterviewStore>().Open(default)).Select(open => $"{open.Place} {open.Step}"));

    private async Task<DateTimeOffset?> Next(WorkCycle cycle)
    {
        var meetings = (await Part<InterviewStore>().Open(default)).Select(interview => interview.Arrangements?.BeginsAt);
        return meetings.Append(await cycle.Next(default)).Min();
    }

    /// <summary>Releases what is proposed, and records what was held.</summary>
    private async Task Act()
    {
        foreach (var interview in await Part<InterviewStore>().Open(default))
        {
            if (interview.Step == InterviewStep.Proposed)
            {
                var about = interview.About is { } task ? (await Office.Ledger.Find(task, default))?.State.Spec : null;
                var set = RehearsedInterviews.Assumed(interview, about, Office.Directory.People);
                _released.Add(await Done(interview, new InterviewCommand.Release(set, "办公室")));
            }
            else if (interview.Arrangements!.BeginsAt <= Clock.GetUtcNow())
                await Done(
                    interview,
                    new InterviewCommand.Hold(RehearsedInterviews.AssumedMinutes(interview, interview.Arrangements!), "办公室")
                );
        }
    }

    private async Task<Interview> Done(Interview interview, InterviewCommand command)
    {
        var outcome = await Part<InterviewService>().Do(interview.Id, command, default);
        Assert.True(
            outcome is InterviewOutcome.Done,
            string.Join('\n', (outcome as InterviewOutcome.Refused)?.Faults.Select(fault => fault.Sentence.Chinese) ?? [])
        );
        return ((InterviewOutcome.Done)outcome).Interview;
    }

    [GeneratedRegex(@"（[^（）]*〔\d{4}〕\d+号）$")]
    private static partial Regex PaperNumber();
}
