using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Application.Plans.Corrections;

public class PlanEditionServiceTests
{
    private const string Task = "task.1";

    private readonly CorrectedOffice _office = new(FakeClock.At("2023-07-20 08:00"));

    [Fact]
    public async Task A_correction_is_kept_with_who_when_and_what_stood_there()
    {
        var hash = await _office.Receive(Notice.Text);
        await _office.Correct(hash, Task, 0, ("task.1.area", "99"));

        Assert.Equal(
            new Correction("task.1.area", "101", "99", "罗明远", _office.Clock.GetUtcNow()),
            (await _office.Open(hash)).Corrections.All.Single()
        );
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_place_and_nothing_of_the_form_is_kept()
    {
        var hash = await _office.Receive(Notice.Text);
        var outcome = await _office.Correct(hash, Task, 0, ("task.1.area", "99"), ("task.1.phase.0.due", "8月底"));

        Assert.Equal("task.1.phase.0.due", Assert.IsType<CorrectionOutcome.Faulty>(outcome).Faults.Single().Address);
        Assert.Equal(0, (await _office.Open(hash)).Corrections.Version);
    }

    [Theory]
    [InlineData("task.1.phase.0.due", "2023-08-20", "task.1.phase.0.start", "2023-08-21", "task.1.phase.0.due")]
    [InlineData("task.1.area", "30", "task.1.done", "32", "task.1.done")]
    [InlineData("task.0.share.n1.unit", "白杨村", "task.0.share.n1.area", "", "task.0.share.n1.area")]
    [InlineData("task.0.phase.n1.name", "核实", "task.0.phase.n1.due", "", "task.0.phase.n1.due")]
    public async Task Values_that_do_not_go_together_are_refused(string one, string first, string other, string second, string at)
    {
        var hash = await _office.Receive(Notice.Text);
        var outcome = await _office.Correct(hash, DraftFieldPath.ScopeOf(one), 0, (one, first), (other, second));

        Assert.Equal(at, Assert.IsType<CorrectionOutcome.Faulty>(outcome).Faults.Single().Address);
    }

    [Fact]
    public async Task A_form_sent_twice_corrects_once()
    {
        var hash = await _office.Receive(Notice.Text);
        await _office.Correct(
            hash,
            Task,
            0,
            ("task.1.area", "99"),
            ("task.1.phase.nab1.name", "核实"),
            ("task.1.phase.nab1.kind", "other"),
            ("task.1.phase.nab1.due", "2023-08-15")
        );
        var version = (await _office.Open(hash)).Corrections.Version;

        Assert.Equal(
            new CorrectionOutcome.Kept(0),
            await _office.Correct(
                hash,
                Task,
                0,
                ("task.1.area", "99"),
                ("task.1.phase.nab1.name", "核实"),
                ("task.1.phase.nab1.kind", "other"),
                ("task.1.phase.nab1.due", "2023-08-15")
            )
        );
        Assert.Equal(version, (await _office.Open(hash)).Corrections.Version);
    }

    [Fact]
    public async Task Two_people_at_one_task_are_told_of_each_other_and_nothing_is_lost()
    {
        var hash = await _office.Receive(Notice.Text);
        await _office.Correct(hash, "何静", Task, 0, ("task.1.area", "99"), ("task.1.leads", "建管办"));

        var raced = Assert.IsType<CorrectionOutcome.Raced>(
            await _office.Correct(hash, Task, 0, ("task.1.area", "101"), ("task.1.leads", "农服中心"))
        );

        // What this person left alone shows the other's value, so that sending it again takes nothing back.
        Assert.Equal(("何静", "99", "农服中心"), (raced.Theirs.Single().By, raced.Merged["task.1.area"], raced.Merged["task.1.leads"]));
    }

    [Fact]
    public async Task Two_people_at_two_tasks_do_not_disturb_each_other()
    {
        var hash = await _office.Receive(Notice.Text);
        await _office.Correct(hash, "何静", "task.0", 0, ("task.0.leads", "农服中心"));

        Assert.Equal(new CorrectionOutcome.Kept(1), await _office.Correct(hash, Task, 0, ("task.1.area", "99")));
        Assert.Equal(2, (await _office.Open(hash)).Corrections.Version);
    }

    [Fact]
    public async Task Started_is_what_was_corrected()
    {
        var hash = await _office.Receive(Notice.Text);
        await _office.Correct(hash, Task, 0, ("task.1.phase.0.due", "2023-08-25"));
        await _office.Starts.Start(hash, "罗明远", default);

        Assert.Equal(Some.Day("2023-08-25"), (await _office.Tasks())[2].Current!.Due);
    }

    [Fact]
    public async Task The_first_line_of_the_history_says_who_started_it()
    {
        var hash = await _office.Receive(Notice.Text);
        await _office.Starts.Start(hash, "罗明远", default);

        Assert.Equal("罗明远", (await _office.Office.Ledger.History((await _office.Tasks())[0].Id, 0, 1, default))[0].By);
    }

    [Fact]
    public async Task A_host_that_dies_while_starting_goes_on_with_the_corrections_and_in_the_same_name()
    {
        var hash = await _office.Receive(Notice.Text);
        await _office.Correct(hash, Task, 0, ("task.1.phase.0.due", "2023-08-25"));
        var appends = 0;
        _office.Office.Ledger.BeforeAppend = () =>
        {
            if (++appends == 1)
                throw new IOException("The host dies.");
        };
        await Assert.ThrowsAsync<IOException>(() => _office.Starts.Start(hash, "罗明远", default));
        _office.Office.Ledger.BeforeAppend = null;
        _office.Clock.Advance(TimeSpan.FromDays(1));

        await _office.NewStarts().ResumeInterrupted(default);

        var task = (await _office.Tasks())[2];
        Assert.Equal(
            (Some.Day("2023-08-25"), "罗明远"),
            (task.Current!.Due, (await _office.Office.Ledger.History(task.Id, 0, 1, default))[0].By)
        );
    }

    [Fact]
    public async Task What_has_started_takes_no_corrections()
    {
        var hash = await _office.Receive(Notice.Text);
        await _office.Starts.Start(hash, "罗明远", default);

        Assert.IsType<CorrectionOutcome.TooLate>(await _office.Correct(hash, Task, 0, ("task.1.area", "99")));
    }

    [Fact]
    public async Task A_corrected_number_makes_it_an_edition_of_that_document()
    {
        await _office.Starts.Start(await _office.Receive(Notice.Text), "罗明远", default);
        var misread = await _office.Receive(
            Notice
                .Text.Replace("〔2023〕12号", "〔2023〕72号", StringComparison.Ordinal)
                .Replace("8月20日前", "8月25日前", StringComparison.Ordinal)
        );
        await _office.Correct(misread, DraftFieldPath.Head, 0, (DraftFieldPath.Number, "青石府〔2023〕12号"));
        await _office.Starts.Start(misread, "罗明远", default);

        Assert.Equal(3, (await _office.Tasks()).Count);
        Assert.Equal(
            [EditionState.Started, EditionState.Superseded],
            (await _office.Office.Shelf.List(9, default)).Select(edition => edition.State)
        );
    }

    [Fact]
    public async Task A_plan_may_have_a_policy_of_its_own()
    {
        var hash = await _office.Receive(Notice.Text);
        await _office.Correct(hash, DraftFieldPath.Policy, 0, (DraftFieldPath.Policy, """{"reminders":[30]}"""));
        await _office.Starts.Start(hash, "罗明远", default);

        Assert.All(await _office.Tasks(), task => Assert.Equal([30], task.Spec.Policy!.Reminders));
    }

    [Fact]
    public async Task A_date_that_no_task_may_have_is_refused_before_it_is_kept()
    {
        var hash = await _office.Receive(Notice.Text);

        Assert.IsType<CorrectionOutcome.Faulty>(await _office.Correct(hash, Task, 0, ("task.1.phase.0.due", "2200-01-01")));
    }

    [Fact]
    public async Task Comparing_says_what_a_start_would_change()
    {
        await _office.Starts.Start(await _office.Receive(Notice.Text), "罗明远", default);
        var corrected = await _office.Receive(
            Notice
                .Text.Replace("松林村20亩", "白杨村20亩", StringComparison.Ordinal)
                .Replace("松林村新增", "白杨村新增", StringComparison.Ordinal)
                .Replace("8月20日前完成", "8月25日前完成", StringComparison.Ordinal)
        );

        var plan = (await _office.Open(corrected)).Plan;
        var comparison = await new EditionComparer(new PlanTaskReader(_office.Office.Ledger)).Compare(plan, plan.Id, default);

        Assert.Equal(
            ("白杨村", "松林村", 1),
            (comparison.New.Single().Place.Name, comparison.Ended.Single().Spec.Place.Name, comparison.Unchanged)
        );
        Assert.Equal(
            ("阶段“翻耕”", "2023-08-20", "2023-08-25"),
            comparison
                .Changed.Single()
                .Changes.Where(change => change.Before != change.After)
                .Select(change => (change.What.Chinese, change.Before, change.After))
                .Single()
        );
    }
}
