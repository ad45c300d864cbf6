using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

/// <summary>Every refusal there is, and the exact sentence a person reads.</summary>
public class RefusalTests
{
    private static TaskStory Started => TaskStory.Of(Some.FourPhases(), "2023-08-01");

    private static TaskCommand.Split Shares(params (string Group, decimal Area)[] shares) =>
        new([.. shares.Select(share => new TaskShare(Some.Village.Child(share.Group), Mu.Of(share.Area)))]);

    private static readonly Dictionary<RefusalCode, (Func<Outcome> Ask, string Chinese, string English)> Table = new()
    {
        [RefusalCode.NoSuchTask] = (
            () => Some.Rules.Decide(null, SomeCommands.Start, Some.At("2023-08-01")),
            "没有这个任务，请核对任务编号。",
            "There is no such task; check the task id."
        ),
        [RefusalCode.AlreadyPlanned] = (
            () => Started.Try(SomeCommands.Plan(Some.FourPhases())),
            "任务“柳湾村恢复耕地”已在台账中。",
            "The task “柳湾村恢复耕地” is in the ledger already."
        ),
        [RefusalCode.NotInThisStatus] = (
            () => Started.Then(SomeCommands.Suspend).Try(SomeCommands.Extension(1, "2023-09-10")),
            "任务“柳湾村恢复耕地”已中止，不能申请延期。",
            "The task “柳湾村恢复耕地” is suspended; it is not possible to request an extension now."
        ),
        [RefusalCode.LevelTooHigh] = (
            () =>
                TaskStory
                    .Of(Some.FourPhases() with { CountsAt = AcceptanceLevel.District }, "2023-08-01")
                    .Try(new TaskCommand.Accept(Mu.Of(32)) { Level = AcceptanceLevel.City }),
            "您填的是市级验收，本方案以区县级验收为准，没有更高一级；请选择区县级或以下的级别。",
            "You gave an acceptance at city level, and this plan counts at district level, above which it has no level; "
                + "choose that level or a lower one."
        ),
        [RefusalCode.NothingToSplit] = (
            () => Started.Then(SomeCommands.AcceptAll).Try(Shares(("一组", 1))),
            "任务“柳湾村恢复耕地”没有尚未验收的面积，无需分解。",
            "The task “柳湾村恢复耕地” has no open area that could be split."
        ),
        [RefusalCode.SharesDiffer] = (
            () => Started.Then(SomeCommands.Accept(32)).Try(Shares(("一组", 30), ("二组", 24.5m), ("三组", 14.6m))),
            "各村合计 69.10 亩，应为 69.00 亩，多 0.10 亩，没有分解；请核对后重新填写。",
            "The shares add up to 69.10 mu, 0.10 mu more than the open 69.00 mu; nothing was split. Check them and send them again."
        ),
        [RefusalCode.SharedTwice] = (
            () => Started.Try(Shares(("一组", 50), ("一组", 51))),
            "“一组”填了两次，请合并为一行。",
            "“一组” stands there twice; make it one line."
        ),
        [RefusalCode.NoPlaceBelow] = (
            () => Started.Try(new TaskCommand.Split([new TaskShare(Place.Parse("沙河区/白沙镇")!, Mu.Of(101))])),
            "“沙河区/白沙镇”不是沙河区 青石镇 柳湾村以下的地点；地点只有区县、镇（街道）、村（社区）、组四级，请填写下级的名称，如“柳树村”。",
            "“沙河区/白沙镇” is no place below 沙河区/青石镇/柳湾村; places are districts, towns, villages and groups. "
                + "Name one below, like 柳树村."
        ),
        [RefusalCode.LossYearFaulty] = (
            () => Started.Try(SomeCommands.Infeasible(3) with { LostIn = 2024 }),
            "占地年份2024须在1949至2023之间。",
            "The year of the loss, 2024, must lie between 1949 and 2023."
        ),
        [RefusalCode.ClaimPending] = (
            () => Started.Then(SomeCommands.Infeasible(3)).Try(Shares(("一组", 101))),
            "还有3亩申报不可整改待认定，认定以后再分解。",
            "A claim of 3 mu as infeasible is still to be decided; split the rest after that."
        ),
        [RefusalCode.FulfilledAlready] = (
            () => Started.Then(SomeCommands.AcceptAll).Try(new TaskCommand.CloseOnPapers(SomeCommands.Reason)),
            "整改已经完成，请销号，不必按材料办结。",
            "The work is done; close the task out instead of closing it on papers."
        ),
        [RefusalCode.NoSuchPhase] = (
            () => Started.Try(SomeCommands.Done(7)),
            "任务“柳湾村恢复耕地”没有编号为7的阶段；现有：1 翻耕、2 种植、3 申请验收、4 验收。",
            "The task “柳湾村恢复耕地” has no phase 7; it has: 1 翻耕, 2 种植, 3 申请验收, 4 验收."
        ),
        [RefusalCode.NoPhases] = (
            () =>
                Some.Rules.Decide(
                    TaskStory.Planned(Some.Duty(), "2023-08-01").Task with
                    {
                        Status = RectificationStatus.Active,
                    },
                    SomeCommands.Acknowledge,
                    Some.At("2023-08-01")
                ),
            "任务“柳湾村恢复耕地”没有可办理的阶段。",
            "The task “柳湾村恢复耕地” has no phase this could be about."
        ),
        [RefusalCode.PhaseNamedTwice] = (
            () =>
                Some.Rules.Decide(
                    null,
                    SomeCommands.Plan(Some.Spec(Some.Plough("2023-08-20"), Some.Plough("2023-08-30"))),
                    Some.At("2023-08-01")
                ),
            "阶段“翻耕”出现两次，请改名后再导入。",
            "Two phases are called “翻耕”; give them different names and import again."
        ),
        [RefusalCode.PolicyFaulty] = (
            () =>
                Some.Rules.Decide(
                    null,
                    SomeCommands.Plan(
                        Some.Spec(Some.Plough("2023-08-20")) with
                        {
                            Policy = DeadlinePolicy.Default with { ReturnDays = 0 },
                        }
                    ),
                    Some.At("2023-08-01")
                ),
            "方案自定的期限规则不可用：退回后的整改期限须为1至365天。",
            "The plan's own deadline policy cannot be used: A returned phase gets from 1 to 365 days."
        ),
        [RefusalCode.AcceptanceIsRecordedBySupervisor] = (
            () => Started.Try(SomeCommands.Done(4)),
            "“验收”由督导单位登记验收，不能作为进度填报。",
            "“验收” is recorded by a supervisor as accepted area; it cannot be reported as progress."
        ),
        [RefusalCode.EarlierPhaseOpen] = (
            () => Started.Try(SomeCommands.Done(2)),
            "“翻耕”尚未完成，不能先完成“种植”；请先填报或一并填报“翻耕”。",
            "“翻耕” is not done, so “种植” cannot be finished; report “翻耕” first or together with it."
        ),
        [RefusalCode.PhaseDone] = (
            () => Started.Then(SomeCommands.Done(1)).Try(SomeCommands.Extension(1, "2023-09-10")),
            "“翻耕”已经完成，无需延期。",
            "“翻耕” is done; there is nothing to extend."
        ),
        [RefusalCode.PhaseNotDone] = (
            () => Started.Then(SomeCommands.Report(50.99m, 1)).Try(SomeCommands.Return(1)),
            "“翻耕”尚未完成（50.49%），无从退回。",
            "“翻耕” is not done (50.49 %), so there is nothing to return."
        ),
        [RefusalCode.NoTargetArea] = (
            () => TaskStory.Of(Some.Duty(Some.Complete("2023-08-20")), "2023-08-01").Try(SomeCommands.Accept(1)),
            "任务“柳湾村恢复耕地”没有目标面积，不按面积办理。",
            "The task “柳湾村恢复耕地” has no target area and is not measured in mu."
        ),
        [RefusalCode.AreaMissing] = (
            () => Started.Try(SomeCommands.Infeasible(0)),
            "请填写面积（亩），须大于零。",
            "Give the area in mu, more than zero."
        ),
        [RefusalCode.AreaTooSmall] = (
            () => Started.Then(SomeCommands.Done(1, 2)).Try(SomeCommands.Report(90.5m, 1)),
            "填报90.5亩，少于后续阶段已完成或已验收的101亩。",
            "90.5 mu were reported, fewer than the 101 mu that a later phase has done or that are accepted."
        ),
        [RefusalCode.AreaTooLarge] = (
            () => Started.Then(SomeCommands.Accept(32)).Try(SomeCommands.Infeasible(70)),
            "70亩超过了尚可办理的69亩。",
            "70 mu are more than the 69 mu that are left."
        ),
        [RefusalCode.DueNotLater] = (
            () => Started.Try(SomeCommands.Extension(1, "2023-08-20")),
            "新时限2023-08-20须晚于2023-08-20。",
            "The new due date 2023-08-20 must be later than 2023-08-20."
        ),
        [RefusalCode.DueInThePast] = (
            () => TaskStory.Planned(Some.Duty(), "2023-08-01").Try(new TaskCommand.SetDue(Some.Day("2023-07-31"))),
            "时限2023-07-31已经过去，请填写今天或以后的日期。",
            "The due date 2023-07-31 has passed; give today or a later day."
        ),
        [RefusalCode.NoDeadline] = (
            () => TaskStory.Planned(Some.Duty(), "2023-08-01").Try(SomeCommands.Start),
            "任务“柳湾村恢复耕地”没有时限，不能启动；请先补定时限。",
            "The task “柳湾村恢复耕地” has no deadline and cannot start; set a due date first."
        ),
        [RefusalCode.DeadlineKnown] = (
            () => Started.Try(new TaskCommand.SetDue(Some.Day("2023-12-31"))),
            "任务“柳湾村恢复耕地”已有时限；要改期请申请延期。",
            "The task “柳湾村恢复耕地” has a deadline already; ask for an extension to change it."
        ),
        [RefusalCode.DueTooFar] = (
            () => Started.Try(SomeCommands.Extension(1, "2200-01-01")),
            "时限2200-01-01须在1992年至2199年之间。",
            "The due date 2200-01-01 must lie between 1992 and 2199."
        ),
        [RefusalCode.ReasonMissing] = (
            () => Started.Try(new TaskCommand.Cancel("　")),
            "请填写取消的理由。",
            "Give a reason; without one it is not possible to cancel."
        ),
        [RefusalCode.NothingPending] = (
            () => Started.Try(SomeCommands.GrantExtension()),
            "任务“柳湾村恢复耕地”没有待办的申请，不能批准延期。",
            "Nothing has been asked for in the task “柳湾村恢复耕地”, so it is not possible to grant an extension."
        ),
        [RefusalCode.NotFulfilled] = (
            () => Started.Then(SomeCommands.Accept(32)).Try(SomeCommands.CloseOut),
            "已验收32亩，尚差69亩，不能销号。",
            "32 mu are accepted and 69 mu are missing; the task cannot be closed out."
        ),
        [RefusalCode.EvidenceMissing] = (
            () => Started.Then(SomeCommands.AcceptAll).Try(SomeCommands.CloseOut),
            "尚未举证，不能销号；请先上传照片或材料。",
            "There is no evidence; add a photograph or paper before closing out."
        ),
        [RefusalCode.NeedsConfirmation] = (
            () => Started.Try(new TaskCommand.Report([1], Mu.Of(110))),
            "您填的是 110 亩，目标 101 亩，确定吗？",
            "You gave 110 mu, and the target is 101 mu. Is that right?"
        ),
        [RefusalCode.DueOutOfOrder] = (
            () =>
                Started
                    .Then(SomeCommands.Done(1, 2))
                    .Try(SomeCommands.Return(2) with { Dates = [new PhaseDue(3, Some.Day("2023-08-10"))] }),
            "“申请验收”的时限 2023-08-10 不能早于 2023-10-20（本阶段现在的时限、今天和前一阶段的时限中最晚的一天）。",
            "“申请验收” cannot be due 2023-08-10; the earliest day is 2023-10-20, the latest of its present due date, "
                + "today and the due date of the phase it follows."
        ),
        [RefusalCode.NothingToCorrect] = (
            () => Correct(Started, 9),
            "任务“柳湾村恢复耕地”的办理过程中，第9条不是可以更正的事项；请在办理过程中选择要更正的一条。",
            "Entry 9 in the history of the task “柳湾村恢复耕地” is nothing that can be corrected; choose an entry of the history."
        ),
        [RefusalCode.NotYourAct] = (
            () => Correct(Started.Then(SomeCommands.Acknowledge), 3),
            "这一条由李村长办理，只能由其本人更正。",
            "This was done by 李村长, who alone can correct it."
        ),
        [RefusalCode.BuiltOn] = (
            () => Correct(Started.Then(SomeCommands.Report(50, 1)).Then(SomeCommands.Accept(40) with { By = "王督导" }), 3),
            "这次填报之后，王督导已于2023-08-01 08:00验收，以此为准，不能再更正；请先由王督导更正或撤回后者。",
            "This (progress report) cannot be corrected any more: 王督导 built on it on 2023-08-01 08:00 (acceptance), "
                + "and has to correct or take back that first."
        ),
        [RefusalCode.DoneBeforeFaulty] = (
            () =>
                Some.Rules.Decide(
                    null,
                    SomeCommands.Plan(
                        Some.Spec(Some.Plough("2023-08-20"), Some.Plant("2023-09-30") with { DoneOn = Some.Day("2023-07-20") })
                    ),
                    Some.At("2023-08-01")
                ),
            "“种植”不能记为已完成：“翻耕”在它之前，还没有完成。",
            "“种植” cannot be marked as done already: “翻耕” comes before it and is not done."
        ),
    };

    private static Outcome Correct(TaskStory story, long act) => story.Try(SomeCommands.Correct(story, act));

    public static TheoryData<RefusalCode> Codes => new(Enum.GetValues<RefusalCode>());

    public static TheoryData<TaskCommand> WithoutReason =>
        new()
        {
            new TaskCommand.Return([], null, ""),
            new TaskCommand.RequestExtension(2, Some.Day("2023-12-01"), " "),
            new TaskCommand.DeclineExtension(""),
            new TaskCommand.ClaimInfeasible(Mu.Of(1), "\t"),
            new TaskCommand.DeclineInfeasible(""),
            new TaskCommand.Suspend(""),
            new TaskCommand.Cancel(""),
            new TaskCommand.Correct(3, null, " "),
        };

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_refusal_says_why_in_both_languages(RefusalCode code)
    {
        var refusal = Assert.IsType<Refusal>(Table[code].Ask());

        Assert.Equal((code, new LocalizedText(Table[code].Chinese, Table[code].English)), (refusal.Code, refusal.Why));
    }

    [Theory]
    [MemberData(nameof(WithoutReason))]
    public void What_needs_a_reason_is_refused_without_one(TaskCommand command)
    {
        var story = Started.Then(SomeCommands.Done(1)).Then(SomeCommands.Extension(2, "2023-10-10")).Then(SomeCommands.Infeasible(1));
        if (command is TaskCommand.Correct correct)
            command = correct with { History = [.. story.Facts] };

        Assert.Equal(RefusalCode.ReasonMissing, story.Refused(command).Code);
    }

    [Fact]
    public void A_refusal_says_what_would_be_allowed() =>
        Assert.Equal(
            ["add-evidence", "resume", "cancel", "close-on-papers", "replan", "correct", "set-due"],
            Started.Then(SomeCommands.Suspend).Refused(SomeCommands.Acknowledge).Allowed
        );

    [Fact]
    public void Of_a_closed_task_only_a_correction_may_be_asked() =>
        Assert.Equal(
            ["correct"],
            Started.Then(SomeCommands.AcceptAll).Then(SomeCommands.Evidence).Then(SomeCommands.CloseOut).Refused(SomeCommands.Start).Allowed
        );

    [Fact]
    public void A_task_without_area_names_the_phase_that_keeps_it_open() =>
        Assert.Equal(
            "“完成整改”尚未完成，不能销号。",
            TaskStory.Of(Some.Duty(Some.Complete("2023-08-20")), "2023-08-01").Refused(SomeCommands.CloseOut).Why.Chinese
        );

    [Fact]
    public void A_return_into_the_past_names_a_date_the_new_one_must_pass() =>
        Assert.Equal(
            "The new due date 2023-08-09 must be later than 2023-08-09.",
            Started.Then(SomeCommands.Done(1)).At("2023-08-10").Refused(SomeCommands.ReturnUntil("2023-08-09")).Why.English
        );

    [Theory]
    [InlineData("1991-12-31")]
    [InlineData("2200-01-01")]
    public void A_plan_with_a_date_out_of_all_proportion_is_refused(string due) =>
        Assert.Equal(
            RefusalCode.DueTooFar,
            Assert.IsType<Refusal>(Some.Rules.Decide(null, SomeCommands.Plan(Some.Spec(Some.Complete(due))), Some.At("2023-08-01"))).Code
        );
}
