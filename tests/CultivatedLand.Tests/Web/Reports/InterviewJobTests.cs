using System.Text;
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
    public async Task A_town_that_lags_is_proposed_with_its_figure_and_only_the_office_is_told()
    {
        await Lag();

        var interview = await Only();
        Assert.Equal(
            (Town, InterviewCause.Lagging, "2023Q3", InterviewStep.Proposed),
            (interview.Place, interview.Cause, interview.Period, interview.Step)
        );
        var told = Assert.Single(await Mails(), mail => mail.Content.Subject.Contains("约谈", StringComparison.Ordinal));
        Assert.Equal(("【待签发】约谈青石镇", "2023-09-28 09:05"), (told.Content.Subject, Some.Text(told.SendAt)));
        Assert.Contains($"落后{interview.Figure:0.##}个百分点（界限20）", told.Content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_followed_up_before_it_is_held()
    {
        await Lag();

        Assert.Null(await Office.Ledger.Find((await Only()).Id.Task, default));
    }

    [Fact]
    public async Task While_one_is_open_a_second_for_the_same_cause_is_a_further_ground_of_it()
    {
        await Lag();
        Clock.MoveTo("2023-10-07 09:00");
        await Round.Run(default);
        await Round.Run(default);

        var interview = await Only();
        Assert.Equal(("2023Q3", 1), (interview.Period, interview.Grounds.Count));
        Assert.Equal(Some.Day("2023-10-07"), interview.Grounds[0].Day);
    }

    [Fact]
    public async Task An_interview_that_the_ladder_comes_to_is_proposed_once()
    {
        Clock.MoveTo("2023-08-29 09:00");
        await Office.Desk.WakeDue(100, default);
        await Round.Run(default);
        await Round.Run(default);

        var interview = (await Part<InterviewStore>().All(default)).Single(interview => interview.Cause == InterviewCause.Ladder);
        Assert.Equal((Some.Id, Some.Village, InterviewStep.Proposed), (interview.About, interview.Place, interview.Step));
        Assert.DoesNotContain(await Mails(), mail => mail.Content.Subject.Contains("任务逾期", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_released_for_five_workdays_is_told_to_the_supervisor_once()
    {
        await Propose();
        foreach (var day in new[] { "2023-09-04", "2023-09-05", "2023-09-06" })
        {
            Clock.MoveTo($"{day} 09:00");
            await Round.Run(default);
        }

        var told = Assert.Single(await Mails(), mail => mail.Content.Subject.StartsWith("【未签发】", StringComparison.Ordinal));
        Assert.Equal("2023-09-05 09:00", Some.Text(told.SendAt));
        Assert.Contains("2023-08-29提出的约谈，满5个工作日仍未签发。", told.Content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_released_is_told_to_no_supervisor_as_late()
    {
        await Do(new InterviewCommand.Release(Set, "周明"));
        Clock.MoveTo("2023-09-05 09:00");
        await Round.Run(default);

        Assert.DoesNotContain(await Mails(), mail => mail.Content.Subject.StartsWith("【未签发】", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_release_tells_everybody_once_with_hour_place_and_a_calendar_file()
    {
        await Do(new InterviewCommand.Release(Set, "周明", null, "k"));
        var interview = await Do(new InterviewCommand.Release(Set, "周明", null, "k"));

        var told = (await Mails()).Where(mail => mail.Content.Subject == "【约谈通知】柳湾村：任务逾期").ToList();
        Assert.NotEmpty(told);
        Assert.Equal(told.Count, told.Select(mail => mail.Content.To).Distinct().Count());
        Assert.Equal(1, interview.Invitation);
        Assert.All(
            told,
            mail =>
            {
                Assert.Contains(
                    "约谈时间：2023年8月30日15:00；地点：三楼会议室；约谈人：何书记",
                    mail.Content.Text,
                    StringComparison.Ordinal
                );
                var calendar = Encoding.UTF8.GetString(Assert.Single(mail.Content.Attachments).Content);
                Assert.Contains("20230830T070000Z", calendar, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task A_cancelled_one_is_called_off_with_those_who_were_told()
    {
        await Do(new InterviewCommand.Release(Set, "周明"));
        await Do(new InterviewCommand.Cancel("已完成整改", "周明"));

        var (told, off) = (await About("约谈通知"), await About("约谈取消"));
        Assert.Equal(told.Select(mail => mail.Content.To).Order(), off.Select(mail => mail.Content.To).Order());
        Assert.All(
            off,
            mail =>
            {
                Assert.Contains("理由：已完成整改", mail.Content.Text, StringComparison.Ordinal);
                var calendar = Encoding.UTF8.GetString(mail.Content.Attachments[0].Content);
                Assert.Contains("STATUS:CANCELLED", calendar, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task A_proposal_that_is_cancelled_tells_nobody()
    {
        var before = (await Mails()).Count;
        await Do(new InterviewCommand.Cancel("已完成整改", "周明"));

        Assert.DoesNotContain(
            (await Mails()).SkipLast(before),
            mail => mail.Content.Subject.Contains("约谈取消", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Its_follow_up_starts_when_it_is_held_with_the_date_of_the_minutes_and_who_attended()
    {
        await Do(new InterviewCommand.Release(Set, "周明"));
        Clock.MoveTo("2023-08-30 17:00");
        var interview = await Do(new InterviewCommand.Hold(Minutes, "周明"));

        var task = await FollowUp(interview);
        Assert.Equal(
            (RectificationStatus.Active, Some.Village, Some.Day("2023-09-14")),
            (task.Status, task.Spec.Place, Assert.Single(task.Phases).Due)
        );
        Assert.Equal(("柳湾村村民委员会", "李村长"), (Assert.Single(task.Spec.ResponsibleUnits), Assert.Single(task.Spec.Leaders)));
    }

    [Fact]
    public async Task What_a_crash_leaves_undone_after_an_act_the_next_run_does()
    {
        var interview = await Do(new InterviewCommand.Release(Set, "周明"));
        Clock.MoveTo("2023-08-30 17:00");
        await Part<InterviewStore>()
            .Change(
                interview.Id,
                before =>
                    (
                        (InterviewOutcome.Done)InterviewRules.Decide(before, new InterviewCommand.Hold(Minutes, "周明"), Clock.GetUtcNow())
                    ).Interview,
                default
            );
        Assert.Null(await Office.Ledger.Find(interview.Id.Task, default));

        await Round.Run(default);

        Assert.Equal(RectificationStatus.Active, (await FollowUp(interview)).Status);
        Assert.Empty(await Part<InterviewStore>().Unfinished(default));
    }

    [Fact]
    public async Task Of_two_who_act_at_once_one_wins_and_the_other_is_told_what_was_done()
    {
        var seen = (await Propose()).Version;
        await Do(new InterviewCommand.Release(Set, "周明", seen));

        var refused = Assert.IsType<InterviewOutcome.Refused>(
            await Service.Do((await Ladder()).Id, new InterviewCommand.Cancel("无需", "王伟", seen), default)
        );

        Assert.Equal(InterviewRefusalCode.ChangedMeanwhile, refused.Code);
        Assert.StartsWith("没有保存：周明刚刚已办理", refused.Faults[0].Sentence.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_mail_address_is_named_and_nothing_is_released()
    {
        Office.Directory.People = new PeopleDirectory([]);
        var interview = await Propose();

        var refused = Assert.IsType<InterviewOutcome.Refused>(
            await Service.Do(interview.Id, new InterviewCommand.Release(Set, "周明"), default)
        );

        Assert.Equal(["unit", "leader"], refused.Faults.Select(fault => fault.Field));
        Assert.Contains("在通讯录中没有邮箱，收不到约谈通知", refused.Faults[0].Sentence.Chinese, StringComparison.Ordinal);
        Assert.Equal(InterviewStep.Proposed, (await Ladder()).Step);
    }

    private static readonly InterviewArrangements Set = new(
        Some.Day("2023-08-30"),
        new TimeOnly(15, 0),
        "三楼会议室",
        "何书记",
        "柳湾村村民委员会",
        "李村长",
        []
    );

    private static readonly InterviewMinutes Minutes = new("柳湾村村民委员会", "李村长", [], "完成翻耕。", Some.Day("2023-09-14"));

    private InterviewService Service => Part<InterviewService>();

    private async Task<Interview> Ladder() =>
        (await Part<InterviewStore>().All(default)).Single(interview => interview.Cause == InterviewCause.Ladder);

    private async Task<IReadOnlyList<MailRecord>> About(string subject) =>
        [.. (await Mails()).Where(mail => mail.Content.Subject.Contains($"【{subject}】", StringComparison.Ordinal))];

    /// <summary>Lives on until the ladder of the sample task proposes an interview.</summary>
    private async Task<Interview> Propose()
    {
        if (Clock.GetUtcNow() < Some.At("2023-08-29 09:00"))
        {
            Clock.MoveTo("2023-08-29 09:00");
            await Office.Desk.WakeDue(100, default);
            await Round.Run(default);
        }

        return await Ladder();
    }

    private async Task<Interview> Do(InterviewCommand command)
    {
        var interview = await Propose();
        return Assert.IsType<InterviewOutcome.Done>(await Service.Do(interview.Id, command, default)).Interview;
    }
}
