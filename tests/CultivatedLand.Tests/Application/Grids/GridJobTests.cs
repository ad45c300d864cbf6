using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Testing.Simulation;
using CultivatedLand.Tests.Domain.Leads;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Tests.Application.Grids;

public class GridJobTests
{
    private readonly FakeTimeProvider _clock = FakeClock.At("2023-07-20 08:00");
    private readonly MemoryRecordStore _memoryRecordStore = new();
    private readonly MemoryOffice _office;
    private readonly GridStore _gridStore;
    private readonly LeadService _leads;
    private readonly PatrolService _patrols;

    public GridJobTests()
    {
        _office = new MemoryOffice(_clock);
        _office.Directory.People = new PeopleDirectory([
            new(Place.Parse("沙河区")!, Role.GridChief, null, "区长", "q@q.example"),
            new(Place.Parse("沙河区/青石镇")!, Role.GridChief, null, "镇长", "z@q.example"),
            new(Some.Village, Role.GridChief, null, "村主任", "c@q.example"),
            new(SomeLead.Spec.Place, Role.GridMember, null, "王网格员", "w@q.example"),
            new(SomeLead.Spec.Place, Role.GridMember, null, "李网格员", "l@q.example"),
        ]);
        _gridStore = new GridStore(_memoryRecordStore);
        _leads = new LeadService(_gridStore, _office.Desk, _clock, new NoChangeSignal());
        _patrols = new PatrolService(_gridStore, Some.Rules, _clock, new NoChangeSignal());
    }

    /// <summary>A host that has just started: nothing is remembered but what is stored.</summary>
    private GridJob Round() =>
        new(
            _gridStore,
            _leads,
            _patrols,
            new GridMailComposer(
                new SimpleMailComposer(
                    new MailContext("青石镇人民政府", Some.Rules, (_, _) => null, _ => null),
                    new DeliveryRules(DeliveryRetryPolicy.Default, null, holdsInterviews: false)
                )
            ),
            new PlaceMailLog(_memoryRecordStore, _office.Outbox),
            _office.Directory,
            _clock,
            new NoChangeSignal(),
            new SetAsideStore(_clock, new NoStoreFailures())
        );

    private IEnumerable<string> Mails =>
        _office.Outbox.Records.OrderBy(mail => mail.SendAt).Select(mail => $"{Some.Text(mail.SendAt)} {mail.Content.To}");

    /// <summary>Lets time pass from moment to moment, as a host does.</summary>
    private async Task RunUntil(string moment)
    {
        for (var rounds = 0; await Round().NextAt(default) is { } next && next <= Some.At(moment); rounds++)
        {
            Assert.True(rounds < 200, "The round wants to run again and again at one moment.");
            if (next > _clock.GetUtcNow())
                _clock.MoveTo(next);
            await Round().Run(default);
        }

        _clock.MoveTo(moment);
    }

    private async Task<LeadId> Report() =>
        Assert.IsType<LeadReportResult.Stored>(await _leads.Report(SomeLead.Spec, [], "", false, "李网格员", default)).Lead.Id;

    [Fact]
    public async Task A_lead_nobody_deals_with_goes_up_level_by_level_at_its_own_hour_holiday_or_not()
    {
        await Report();
        await RunUntil("2023-07-30 08:00");
        Assert.Equal(
            [
                "2023-07-21 08:00 l@q.example",
                "2023-07-22 08:00 c@q.example",
                "2023-07-23 08:00 z@q.example",
                "2023-07-24 08:00 q@q.example",
            ],
            Mails
        );
    }

    [Fact]
    public async Task After_an_outage_one_mail_goes_and_a_second_round_sends_nothing()
    {
        await Report();
        _clock.MoveTo("2023-07-23 12:00");
        await Round().Run(default);
        await Round().Run(default);
        Assert.Equal(["2023-07-23 12:00 z@q.example"], Mails);
    }

    [Fact]
    public async Task A_lead_reported_to_the_town_is_mailed_at_once_and_not_to_the_village_any_more()
    {
        var id = await Report();
        _clock.MoveTo("2023-07-20 22:00");
        await _leads.Do(id, new LeadCommand.ReportToTown { By = "李网格员" }, default);
        await RunUntil("2023-07-21 21:59");
        Assert.Equal(["2023-07-20 22:00 z@q.example"], Mails);
    }

    [Fact]
    public async Task A_lead_that_is_closed_leaves_nothing_to_wake_for()
    {
        var id = await Report();
        await _leads.Do(id, new LeadCommand.Dismiss { Note = "是批准的设施农用地" }, default);
        await Round().Run(default);
        Assert.Null(await Round().NextAt(default));
        Assert.Empty(await _gridStore.OpenLeads(default));
    }

    [Fact]
    public async Task Where_nobody_holds_the_post_a_dead_letter_shows_it()
    {
        _office.Directory.People = PeopleDirectory.Empty;
        await Report();
        await RunUntil("2023-07-21 09:00");
        Assert.Equal(MailState.Dead, Assert.Single(_office.Outbox.Records).Standing.State);
    }

    [Fact]
    public async Task A_lead_reported_twice_suggests_the_first()
    {
        var first = await Report();
        var again = await _leads.Report(SomeLead.Spec with { FoundBy = "王网格员" }, [], "", false, "王网格员", default);
        Assert.Equal(first, Assert.IsType<LeadReportResult.Alike>(again).First.Id);
        Assert.IsType<LeadReportResult.Stored>(
            await _leads.Report(SomeLead.Spec with { FoundBy = "王网格员" }, [], "", true, "王网格员", default)
        );
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_lead()
    {
        await _leads.Report(SomeLead.Spec, [], "once", false, "李网格员", default);
        await _leads.Report(SomeLead.Spec, [], "once", false, "李网格员", default);
        Assert.Single(await _gridStore.Leads(default));
    }

    [Fact]
    public async Task A_lead_becomes_a_task_of_the_ledger_with_the_due_date_the_town_gives()
    {
        var id = await Report();
        await _leads.Do(id, new LeadCommand.ReportToTown(), default);
        await _leads.Do(id, new LeadCommand.Verify { Note = "属实" }, default);
        Assert.IsType<LeadDecision>(await _leads.BecomeTask(id, Some.Day("2023-08-31"), null, "镇长", default));

        var task = (await _office.Ledger.Find(id.Task, default))!.State;
        Assert.Equal(
            (TaskKind.IllegalUse, RectificationStatus.Active, Some.Day("2023-08-31")),
            (task.Spec.Kind, task.Status, task.Phases[0].Due)
        );
        Assert.Equal(id.Task, (await _gridStore.Lead(id, default))!.State.Task);
    }

    [Fact]
    public async Task A_due_date_that_has_passed_makes_no_task()
    {
        var id = await Report();
        await _leads.Do(id, new LeadCommand.ReportToTown(), default);
        await _leads.Do(id, new LeadCommand.Verify { Note = "属实" }, default);
        Assert.IsType<LeadRefusal>(await _leads.BecomeTask(id, Some.Day("2023-07-01"), null, "镇长", default));
        Assert.Null(await _office.Ledger.Find(id.Task, default));
    }

    [Fact]
    public async Task A_missed_patrol_goes_to_the_member_the_chief_and_the_next_level_up_once_each()
    {
        Assert.Empty(
            await _patrols.Plan(
                new PatrolPlan("", SomeLead.Spec.Place, 400, PatrolUnit.Day, ["王网格员"], Some.Day("2022-06-21")),
                "镇长",
                default
            )
        );
        await RunUntil("2023-07-31 08:00"); // due Tuesday 2023-07-25
        Assert.Equal(["2023-07-25 09:00 w@q.example", "2023-07-26 09:00 c@q.example", "2023-07-27 09:00 z@q.example"], Mails);
    }

    [Fact]
    public async Task A_patrol_in_the_log_reminds_nobody()
    {
        await _patrols.Plan(new PatrolPlan("", SomeLead.Spec.Place, 1, PatrolUnit.Week, [], Some.Day("2023-07-19")), "镇长", default);
        Assert.Null(await _patrols.Log(Log("2023-07-20 07:00"), default));
        await RunUntil("2023-07-31 08:00");
        Assert.Empty(Mails);
    }

    [Fact]
    public async Task What_was_missed_at_night_goes_at_the_next_sending_time()
    {
        // Due on 07-25.
        await _patrols.Plan(new PatrolPlan("", SomeLead.Spec.Place, 1, PatrolUnit.Week, [], Some.Day("2023-07-19")), "镇长", default);
        _clock.MoveTo("2023-07-25 20:00");
        await Round().Run(default);
        Assert.Empty(Mails);
        Assert.Equal(Some.At("2023-07-26 09:00"), await Round().NextAt(default));
    }

    [Fact]
    public async Task A_patrol_in_the_future_is_refused()
    {
        Assert.Contains("yet to come", (await _patrols.Log(Log("2023-07-20 12:00"), default))!.English, StringComparison.Ordinal);
        Assert.Empty(await _gridStore.Logs(Some.Day("2023-07-01"), Some.Day("2023-07-31"), default));
    }

    private static PatrolLog Log(string at) =>
        new("", SomeLead.Spec.Place, "王网格员", Some.At(at), "未见异常", [], null, null, "王网格员", Some.At(at));
}
