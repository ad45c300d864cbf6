using CultivatedLand.Domain;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Interviews;

public class InterviewRulesTests
{
    private static readonly DateTimeOffset Now = Some.At("2023-08-09 10:00");

    private static readonly InterviewArrangements Friday = new(
        Some.Day("2023-08-11"),
        new TimeOnly(15, 0),
        "镇政府三楼会议室",
        "何书记",
        "柳湾村村民委员会",
        "李村长",
        ["建管办周明"]
    );

    private static readonly InterviewMinutes Asked = new(
        "柳湾村村民委员会",
        "李村长",
        ["周明"],
        "8月底前完成翻耕。",
        Some.Day("2023-08-26")
    );

    private static Interview Proposed =>
        Interview
            .For(
                Some.Village,
                new InterviewReason(InterviewCause.Lagging, 25, 20, new("落后25个百分点", "25 points behind")),
                Some.Day("2023-08-09"),
                15
            )
            .AsProposal("约谈规则", Now);

    private static Interview Released => Done(Proposed, new InterviewCommand.Release(Friday, "周明"));

    private static Interview Done(Interview interview, InterviewCommand command, DateTimeOffset? at = null) =>
        Assert.IsType<InterviewOutcome.Done>(InterviewRules.Decide(interview, command, at ?? Now)).Interview;

    private static string[] Faults(Interview? interview, InterviewCommand command, DateTimeOffset? at = null) =>
        [
            .. Assert
                .IsType<InterviewOutcome.Refused>(InterviewRules.Decide(interview, command, at ?? Now))
                .Faults.Select(fault => $"{fault.Field}: {fault.Sentence.Chinese}"),
        ];

    [Fact]
    public void A_release_keeps_day_hour_and_place_and_who_released_it() =>
        Assert.Equal(
            (InterviewStep.Released, Friday, 1, "周明"),
            (Released.Step, Released.Arrangements, Released.Invitation, Released.History[^1].By)
        );

    [Fact]
    public void A_released_interview_can_be_moved_with_a_new_invitation() =>
        Assert.Equal(2, Done(Released, new InterviewCommand.Release(Friday with { Hour = new TimeOnly(16, 0) }, "周明")).Invitation);

    [Fact]
    public void All_that_is_missing_is_said_at_once_each_at_its_field() =>
        Assert.Equal(
            [
                "day: 约谈日期2023-08-08已经过去，今天是2023-08-09：请填写今天或以后的日期。",
                "venue: 没有填写约谈地点：请写明会议室或办公楼。",
                "chair: 没有填写约谈人：请写明由谁主持约谈。",
                "unit: 没有填写被约谈单位：请写明单位名称。",
                "leader: 没有填写参加约谈的责任领导：约谈须有人到场说明，请写明姓名。",
            ],
            Faults(Proposed, new InterviewCommand.Release(new(Some.Day("2023-08-08"), new TimeOnly(9, 0), "", " ", "", "", []), "周明"))
        );

    [Theory]
    [InlineData("2023-08-09", 9, "hour: 今天的09:00已经过去：请填写以后的时间。")]
    [InlineData("2024-08-10", 9, "day: 约谈日期2024-08-10在366天以后：请核对年份。")]
    public void An_hour_that_has_passed_and_a_year_too_far_are_refused(string day, int hour, string sentence) =>
        Assert.Equal(
            [sentence],
            Faults(Proposed, new InterviewCommand.Release(Friday with { Day = Some.Day(day), Hour = new TimeOnly(hour, 0) }, "周明"))
        );

    [Fact]
    public void Too_long_a_line_and_too_many_people_are_refused_with_the_figures() =>
        Assert.Equal(
            ["venue: 填写了101个字，最多100个字：请缩短。", "others: 填写了51人，最多50人：请减少。"],
            Faults(
                Proposed,
                new InterviewCommand.Release(
                    Friday with
                    {
                        Venue = new string('楼', 101),
                        Others = Enumerable.Repeat("周明", 51).ToEquatableArray(),
                    },
                    "周明"
                )
            )
        );

    [Fact]
    public void Minutes_before_the_interview_are_refused_with_its_time() =>
        Assert.Equal(
            [": 约谈定于2023-08-11 15:00，还没有到：约谈之后再登记。提前约谈的，请先修改时间。"],
            Faults(Released, new InterviewCommand.Hold(Asked, "周明"), Some.At("2023-08-11 14:59"))
        );

    [Fact]
    public void Minutes_without_a_leader_without_demands_and_with_a_passed_date_are_refused() =>
        Assert.Equal(
            [
                "leader: 没有填写到场的责任领导：整改任务要由其负责，请写明姓名。",
                "demands: 没有填写约谈要求：请写明要求做什么。",
                "due: 整改时限2023-08-10已经过去，今天是2023-08-11：请填写今天或以后的日期。",
            ],
            Faults(
                Released,
                new InterviewCommand.Hold(Asked with { Leader = "", Demands = "", Due = Some.Day("2023-08-10") }, "周明"),
                Some.At("2023-08-11 17:00")
            )
        );

    [Fact]
    public void A_follow_up_that_is_due_after_more_than_a_year_is_refused() =>
        Assert.Equal(
            ["due: 整改时限2025-01-01在366天以后：请填写366天以内的日期。"],
            Faults(Released, new InterviewCommand.Hold(Asked with { Due = Some.Day("2025-01-01") }, "周明"), Some.At("2023-08-11 17:00"))
        );

    [Fact]
    public void What_was_not_released_cannot_have_been_held() =>
        Assert.Equal(
            [": 这次约谈还没有签发：请先填写时间、地点并签发，约谈之后再登记。"],
            Faults(Proposed, new InterviewCommand.Hold(Asked, "周明"))
        );

    [Fact]
    public void A_held_interview_gives_its_follow_up_to_the_unit_and_the_leader_who_attended()
    {
        var held = Done(Released, new InterviewCommand.Hold(Asked, "周明"), Some.At("2023-08-11 17:00"));
        var spec = held.FollowUp(null);

        Assert.Equal(
            (InterviewStep.Held, "柳湾村村民委员会", "李村长", Some.Day("2023-08-26")),
            (held.Step, Assert.Single(spec.ResponsibleUnits), Assert.Single(spec.Leaders), Assert.Single(spec.Phases).Due)
        );
    }

    [Fact]
    public void A_cancellation_needs_a_reason() =>
        Assert.Equal(["reason: 没有填写取消的理由：请写明为什么不再约谈。"], Faults(Released, new InterviewCommand.Cancel("", "周明")));

    [Fact]
    public void A_cancelled_interview_takes_no_further_act()
    {
        var cancelled = Done(Released, new InterviewCommand.Cancel("已完成整改", "周明"));

        Assert.Equal((InterviewStep.Cancelled, 2), (cancelled.Step, cancelled.Invitation));
        Assert.Equal(
            [": 这次约谈已取消（周明，2023-08-09 10:00），不能再这样办理。"],
            Faults(cancelled, new InterviewCommand.Release(Friday, "王伟"))
        );
    }

    [Fact]
    public void Who_acts_on_what_somebody_else_has_just_changed_is_told_what_was_done() =>
        Assert.Equal(
            [
                ": 没有保存：周明刚刚已办理（签发：2023-08-11 15:00，镇政府三楼会议室；约谈人何书记；参加：柳湾村村民委员会李村长）。"
                    + "请看过现在的内容后再填。",
            ],
            Faults(Released, new InterviewCommand.Cancel("已完成整改", "王伟", Seen: 1))
        );

    [Fact]
    public void The_same_request_again_changes_nothing()
    {
        var release = new InterviewCommand.Release(Friday, "周明", 1, "k1");
        var once = Done(Proposed, release);

        Assert.Equal(new InterviewOutcome.Done(once, IsNew: false), InterviewRules.Decide(once, release, Now));
    }

    [Fact]
    public void A_further_ground_is_added_once_while_the_interview_is_open()
    {
        var ground = new InterviewGround(
            InterviewId.Parse("y0123456789abcdef")!.Value,
            new("又", "again"),
            Some.Day("2023-08-10"),
            Some.Id
        );
        var twice = Proposed.With(ground, "约谈规则", Now)!;

        Assert.Equal([ground], twice.Grounds);
        Assert.Null(twice.With(ground, "约谈规则", Now));
        Assert.Null(Done(Released, new InterviewCommand.Cancel("无需", "周明")).With(ground, "约谈规则", Now));
    }

    [Fact]
    public void There_is_no_interview_where_none_is_known() =>
        Assert.Equal([": 没有这次约谈。"], Faults(null, new InterviewCommand.Cancel("无需", "周明")));

    [Fact]
    public void The_ladder_of_a_follow_up_ends_with_the_supervision_letter()
    {
        var held = Done(Released, new InterviewCommand.Hold(Asked, "周明"), Some.At("2023-08-11 17:00"));
        var steps = new List<string>();
        var task = Planned(held.Id.Task, held.FollowUp(null), Some.At("2023-08-11 17:00"));
        for (var wake = task.WakeAt; wake < Some.At("2023-09-21 10:00"); wake = task.WakeAt)
        {
            task = (Decision)Some.Rules.Decide(task.State, new TaskCommand.WakeUp(), wake!.Value);
            steps.AddRange(task.Notices.Select(notice => $"{Some.Text(notice.SendAt)[5..10]} {notice.Id.Step}"));
        }

        // Due on Saturday 26 August: overdue on Monday, letter on Wednesday, then still overdue every fifth workday after it.
        Assert.Equal(["08-28 a1", "08-30 a3", "09-06 a8", "09-13 a13", "09-20 a18"], steps.Where(step => step.Contains('a')));
    }

    private static Decision Planned(TaskId id, TaskSpec spec, DateTimeOffset at)
    {
        var planned = (Decision)Some.Rules.Decide(null, new TaskCommand.Plan(id, spec) { By = "约谈规则" }, at);
        return (Decision)Some.Rules.Decide(planned.State, new TaskCommand.Start { By = "约谈规则" }, at);
    }
}
