using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Indicators;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Indicators;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Reports;

public sealed class InterviewJobTests : WebTest
{
    private static readonly Place Town = Place.Parse("沙河区/青石镇")!;

    private InterviewJob Round => Part<InterviewJob>();

    private async Task<Interview> Only() => Assert.Single(await Part<InterviewStore>().All(default));

    private async Task<RectificationTask> FollowUp(Interview interview) => (await Office.Ledger.Find(interview.Id.Task, default))!.State;

    private async Task<IReadOnlyList<MailRecord>> Mails() => (await Part<IOutbox>().List(new MailQuery(), default)).Mails;

    private async Task Lead(decimal mu, TaskKind kind, string what = "新打地基") =>
        Assert.IsType<LeadReportResult.Stored>(
            await Part<LeadService>()
                .Report(
                    new LeadSpec(Some.Village, kind, what, Mu.Of(mu), null, null, Clock.GetUtcNow(), "王网格员"),
                    [],
                    what,
                    anyway: true,
                    "王网格员",
                    default
                )
        );

    /// <summary>Nothing was ploughed and the time for planting is nearly over.</summary>
    private async Task Lag()
    {
        await Part<InterviewStore>()
            .Set(InterviewCriteria.Default with { JudgedFrom = 40 }, 15, null, Clock.GetUtcNow(), "管理员", default);
        Clock.MoveTo("2023-09-28 09:00");
        await Round.Run(default);
    }

    [Fact]
    public async Task It_is_judged_on_workdays_at_the_sending_time()
    {
        Assert.Equal(Some.At("2023-07-20 09:00"), await Round.NextAt(default));
        Clock.MoveTo("2023-07-21 09:00");
        await Round.Run(default);

        Assert.Equal(Some.At("2023-07-24 09:00"), await Round.NextAt(default));
    }

    [Fact]
    public async Task A_town_that_lags_is_called_and_told_figure_limit_and_rule()
    {
        await Lag();

        var interview = await Only();
        Assert.Equal((Town, InterviewCause.Lagging, "2023Q3"), (interview.Place, interview.Cause, interview.Period));
        var text = (await Mails()).Single(mail => mail.Content.Subject.Contains("约谈通知", StringComparison.Ordinal)).Content.Text;
        Assert.Contains($"落后{interview.Figure:0.##}个百分点（界限20）", text, StringComparison.Ordinal);
        Assert.Contains("依据：约谈规则“整改进度滞后”", text, StringComparison.Ordinal);
        Assert.Contains("2023-10-13", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_one_cause_a_town_is_called_once_in_a_period()
    {
        await Lag();
        var mails = (await Mails()).Count;
        Clock.MoveTo("2023-10-07 09:00");
        await Round.Run(default);

        Assert.Equal(["2023Q4", "2023Q3"], (await Part<InterviewStore>().All(default)).Select(interview => interview.Period));
        Clock.MoveTo("2023-10-08 09:00");
        await Round.Run(default);
        Assert.Equal(2, (await Part<InterviewStore>().All(default)).Count);
        Assert.Equal(2 * mails, (await Mails()).Count);
    }

    [Fact]
    public async Task Its_follow_up_is_a_task_of_one_phase_with_a_deadline()
    {
        await Lag();

        var interview = await Only();
        var task = await FollowUp(interview);
        Assert.Equal(
            (RectificationStatus.Active, Town, Some.Day("2023-10-13")),
            (task.Status, task.Spec.Place, Assert.Single(task.Phases).Due)
        );
        Assert.Equal(interview.Id, InterviewId.Behind(task.Id));
    }

    [Fact]
    public async Task Large_new_losses_of_the_year_call_for_an_interview()
    {
        await Lead(30, TaskKind.NonGrain, "挖塘养鱼");
        Clock.MoveTo("2023-07-20 09:00");
        await Round.Run(default);
        Assert.Empty(await Part<InterviewStore>().All(default));

        await Lead(20.5m, TaskKind.NonGrain, "栽种草皮");
        Clock.MoveTo("2023-07-21 09:00");
        await Round.Run(default);

        Assert.Equal((InterviewCause.NewLoss, 50.5m, 50m), ((await Only()).Cause, (await Only()).Figure, (await Only()).Limit));
    }

    [Fact]
    public async Task A_recorded_figure_of_illegal_use_counts_before_the_leads()
    {
        await Lead(10, TaskKind.IllegalUse);
        await Part<IndicatorStore>()
            .Record(
                2023,
                Town,
                new IndicatorFigures(VetoIndicator.IllegalUse, Mu.Zero, Mu.Of(9.9m), []),
                Clock.GetUtcNow(),
                "管理员",
                default
            );
        Clock.MoveTo("2023-07-20 09:00");
        await Round.Run(default);
        Assert.Empty(await Part<InterviewStore>().All(default));

        await Part<IndicatorStore>()
            .Record(
                2023,
                Town,
                new IndicatorFigures(VetoIndicator.IllegalUse, Mu.Zero, Mu.Of(12), []),
                Clock.GetUtcNow(),
                "管理员",
                default
            );
        Clock.MoveTo("2023-07-21 09:00");
        await Round.Run(default);

        Assert.Equal((InterviewCause.IllegalUse, 12m), ((await Only()).Cause, (await Only()).Figure));
    }

    [Fact]
    public async Task Other_limits_count_from_then_on()
    {
        await Part<InterviewStore>()
            .Set(new InterviewCriteria(100, Mu.Of(1000), Mu.Of(1000)), 20, null, Clock.GetUtcNow(), "管理员", default);
        Clock.MoveTo("2023-09-28 09:00");
        await Round.Run(default);

        Assert.Empty(await Part<InterviewStore>().All(default));
    }

    [Fact]
    public async Task An_interview_that_the_ladder_comes_to_is_followed_up_too_and_mailed_by_the_ladder_alone()
    {
        Clock.MoveTo("2023-08-29 09:00");
        await Office.Desk.WakeDue(100, default);
        await Round.Run(default);
        await Round.Run(default);

        var interview = (await Part<InterviewStore>().All(default)).Single(interview => interview.Cause == InterviewCause.Ladder);
        Assert.Equal((Some.Id, Some.Village), (interview.About, interview.Place));
        var task = await FollowUp(interview);
        Assert.Equal(("约谈整改：柳湾村恢复耕地", Some.Day("2023-09-13")), (task.Spec.Name, task.Phases[0].Due));
        Assert.DoesNotContain(await Mails(), mail => mail.Content.Subject.Contains("任务逾期", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_follow_up_that_is_late_is_pressed_for_by_its_ladder_and_not_followed_up_itself()
    {
        await Part<InterviewStore>()
            .Set(new InterviewCriteria(100, Mu.Of(1000), Mu.Of(1000)), 1, null, Clock.GetUtcNow(), "管理员", default);
        Clock.MoveTo("2023-08-29 09:00");
        for (var day = Some.Day("2023-08-29"); day < Some.Day("2023-10-20"); day = day.AddDays(1))
        {
            Clock.MoveTo($"{day:yyyy-MM-dd} 09:00");
            await Office.Desk.WakeDue(100, default);
            await Round.Run(default);
        }

        Assert.All(await Part<InterviewStore>().All(default), interview => Assert.Equal(Some.Id, interview.About));
    }

    [Fact]
    public async Task A_town_without_a_mail_address_leaves_a_dead_letter_that_can_be_seen()
    {
        Office.Shelf.People = new PeopleDirectory([]);
        await Lag();

        Assert.Equal(MailState.Dead, Assert.Single(await Mails(), mail => mail.Notices.Count == 0).Standing.State);
    }
}
