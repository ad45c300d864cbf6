using System.Text;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Ledger;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Samples;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Tests.Application.Plans;

/// <summary>Which task of a corrected edition is which task of the one before.</summary>
public class PlanStarterTests
{
    private static readonly FakeTimeProvider Clock = FakeClock.At("2023-07-20 08:00");

    private readonly MemoryOffice _office = new(Clock);
    private readonly MemoryRecordStore _memoryRecordStore = new();

    private PlanStarter Starter => new(_office.Desk, new PlanTaskReader(_office.Ledger), _office.Shelf, Clock);

    private PlanIntake Intake => Parts.Make(startsAutomatically: true);

    private PlanStartService Starts => Parts.Starts;

    private MemoryIntake Parts =>
        new(
            _office.Archive,
            _office.Shelf,
            _office.Directory,
            _office.Ledger,
            _office.Desk,
            _memoryRecordStore,
            _office.Outbox,
            new MailContext("青石镇人民政府", Some.Rules, (_, _) => null, _ => null),
            Clock,
            new NoChangeSignal()
        );

    private Task<IntakeOutcome> Receive(string text) =>
        Intake.Receive(new SourceFile("plan.txt", Encoding.UTF8.GetBytes(text)), "建管办", default);

    /// <summary>Receives what no host starts by itself, and starts it as a person does.</summary>
    private async Task Start(string text)
    {
        var received = Assert.IsType<IntakeOutcome.Received>(await Receive(text));
        Assert.Equal(EditionState.Draft, received.Edition.State);
        await Starts.Start(received.Edition.ContentHash, "建管办", default);
    }

    private async Task<IReadOnlyList<RectificationTask>> Tasks() =>
        [.. (await _office.Ledger.List(new TaskQuery(), default)).Tasks.Select(task => task.State)];

    /// <summary>The tasks as <c>柳湾村 40 Active</c>.</summary>
    private async Task<IEnumerable<string>> Ledger() =>
        (await Tasks()).Select(task => $"{task.Spec.Place.Name} {task.Spec.Target} {task.Status}");

    [Fact]
    public async Task A_plan_without_errors_starts_by_itself()
    {
        await Receive(Notice.Text);

        Assert.Equal(["柳湾村 40 Active", "松林村 20 Active", "青石镇 101 Active"], await Ledger());
    }

    [Fact]
    public async Task The_hand_overs_of_a_start_go_together_even_if_it_crosses_five_minutes()
    {
        var clock = FakeClock.At("2023-07-20 10:04");
        clock.Advance(TimeSpan.FromSeconds(59.9));
        var office = new MemoryOffice(clock, rules: Some.Rules);
        var intake = new MemoryIntake(
            office.Archive,
            office.Shelf,
            office.Directory,
            office.Ledger,
            office.Desk,
            office.Cabinet,
            office.Outbox,
            new MailContext("青石镇人民政府", Some.Rules, (_, _) => null, _ => null),
            clock,
            new NoChangeSignal()
        ).Make(startsAutomatically: true);
        await intake.Receive(new SourceFile("plan.txt", Encoding.UTF8.GetBytes(Notice.Text)), "建管办", default);

        Assert.Equal(["2023-07-20 10:10"], (await office.Outbox.WaitingNotices()).Select(notice => Some.Text(notice.SendAt)).Distinct());
    }

    [Fact]
    public async Task A_place_or_role_that_the_directory_lacks_is_a_finding_of_the_draft_and_stops_nothing()
    {
        var received = Assert.IsType<IntakeOutcome.Received>(await Receive(Notice.Text));

        Assert.Contains(received.Draft.Findings, finding => finding.Code is "unknown-place" or "unknown-role");
        Assert.Equal((0, EditionState.Started), (received.Edition.Errors, received.Edition.State));
    }

    [Fact]
    public async Task What_answers_a_plan_with_errors_belongs_to_its_place()
    {
        var town = Place.Parse("沙河区/青石镇")!;
        await _office.Directory.Replace(
            new PeopleDirectory([new(town, Role.LeadOffice, null, "建管办", "jgb@q.example")]),
            "hash",
            Clock.GetUtcNow(),
            "管理员",
            default
        );
        await Receive(Notice.Text.Replace("8月20日前", "2月30日前", StringComparison.Ordinal));

        var answer = Assert.Single((await _office.Outbox.List(new MailQuery(), default)).Mails);
        Assert.Equal(town, await new PlaceMailLog(_memoryRecordStore, _office.Outbox).Of(answer, default));
    }

    [Fact]
    public async Task The_same_file_again_starts_nothing()
    {
        await Receive(Notice.Text);
        var before = _office.Ledger.Appends;

        Assert.IsType<IntakeOutcome.AlreadyHere>(await Receive(Notice.Text));
        Assert.Equal(before, _office.Ledger.Appends);
    }

    [Fact]
    public async Task A_corrected_edition_leaves_unchanged_tasks_their_history()
    {
        await Receive(Notice.Text);
        var before = (await Tasks())[2].Version;
        await Receive(Corrected("松林村20亩", "松林村30亩").Replace("共60亩", "共70亩"));

        Assert.Equal((before, "30"), ((await Tasks())[2].Version, (await Tasks())[1].Spec.Target.ToString()));
    }

    [Fact]
    public async Task A_village_that_is_no_longer_named_is_cancelled_and_a_new_one_starts()
    {
        await Receive(Notice.Text);
        await Start(Corrected("松林村", "白杨村"));

        Assert.Equal(["柳湾村 40 Active", "松林村 20 Cancelled", "青石镇 101 Active", "白杨村 20 Active"], await Ledger());
    }

    [Fact]
    public async Task Villages_that_change_places_in_the_text_stay_themselves()
    {
        await Receive(Notice.Text);
        var ids = (await Tasks()).ToDictionary(task => task.Spec.Place.Name, task => task.Id);
        await Receive(Corrected("其中柳湾村40亩、松林村20亩", "其中松林村20亩、柳湾村40亩"));

        Assert.Equal(ids, (await Tasks()).ToDictionary(task => task.Spec.Place.Name, task => task.Id));
    }

    [Fact]
    public async Task A_host_cancels_nothing_by_itself_and_asks_the_office_by_mail()
    {
        var office = new DirectoryEntry(Place.Parse("沙河区/青石镇")!, Role.LeadOffice, null, "建管办", "jgb@q.example");
        await _office.Directory.Replace(new PeopleDirectory([office]), "hash", Clock.GetUtcNow(), "管理员", default);
        await Receive(Notice.Text);
        await Receive(Corrected("松林村", "白杨村"));

        var mail = Assert.Single((await _office.Outbox.List(new MailQuery(), default)).Mails);
        Assert.Equal(3, (await Ledger()).Count(task => task.EndsWith("Active", StringComparison.Ordinal)));
        Assert.Contains("请您决定", mail.Content.Subject, StringComparison.Ordinal);
        Assert.Contains("取消", mail.Content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_started_by_a_ledger_from_before_is_still_found_by_its_later_edition()
    {
        await Receive(Notice.Text);
        var hash = (await _office.Shelf.List(1, default)).Single().ContentHash;
        var records = new RecordSet<PlanEditionRecord>(_memoryRecordStore, PlanEditionRecord.Drawer);
        await records.Change(hash, kept => kept! with { Words = null }, default);
        await Receive(Corrected("10月20日前", "10月22日前"));

        Assert.Equal(3, (await Tasks()).Count);
    }

    [Fact]
    public async Task A_new_village_in_the_place_of_an_old_one_gets_an_id_of_its_own()
    {
        await Receive(Notice.Text);
        await Start(Corrected("松林村", "白杨村"));

        Assert.Equal(4, (await Tasks()).Select(task => task.Id).Distinct().Count());
    }

    [Fact]
    public async Task The_edition_before_is_superseded()
    {
        await Receive(Notice.Text);
        await Receive(Corrected("10月20日前", "10月22日前"));

        Assert.Equal(
            [EditionState.Started, EditionState.Superseded],
            (await _office.Shelf.List(10, default)).Select(edition => edition.State)
        );
    }

    [Fact]
    public async Task Another_plan_touches_nothing_of_this_one()
    {
        await Receive(Notice.Text);
        await Receive(Corrected("12号", "13号"));

        Assert.Equal(6, (await Tasks()).Count(task => task.Status == RectificationStatus.Active));
    }

    [Fact]
    public async Task A_host_that_died_while_starting_goes_on_from_there()
    {
        await Receive(Notice.Text);
        var edition = (await _office.Shelf.List(1, default)).Single();
        await _office.Shelf.TryChangeState(
            edition.ContentHash,
            EditionState.Started,
            EditionState.Starting,
            Clock.GetUtcNow(),
            "",
            default
        );
        await Starts.ResumeInterrupted(default);

        Assert.Equal(EditionState.Started, (await _office.Shelf.Find(edition.ContentHash, default))!.State);
        Assert.Equal(3, (await Tasks()).Count);
    }

    private static string Corrected(string words, string by) => Notice.Text.Replace(words, by);
}
