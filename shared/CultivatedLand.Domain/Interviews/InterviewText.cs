namespace CultivatedLand.Domain.Interviews;

/// <summary>Sentences about the life of an interview: its steps, its history, and what was wrong with an act.</summary>
public static class InterviewText
{
    public static LocalizedText VenueMissing { get; } =
        new("没有填写约谈地点：请写明会议室或办公楼。", "The place is missing: name the room or the building.");

    public static LocalizedText DayMissing { get; } =
        new("没有填写约谈日期：请按 2023-08-11 的格式填写。", "The day is missing: write it as 2023-08-11.");

    public static LocalizedText DueMissing { get; } =
        new("没有填写整改时限：请按 2023-08-26 的格式填写。", "The date by which it must be done is missing: write it as 2023-08-26.");

    public static LocalizedText ChairMissing { get; } =
        new("没有填写约谈人：请写明由谁主持约谈。", "Who conducts the interview is missing: name the person.");

    public static LocalizedText UnitMissing { get; } =
        new("没有填写被约谈单位：请写明单位名称。", "The unit that is called is missing: give its name.");

    public static LocalizedText LeaderMissing { get; } =
        new(
            "没有填写参加约谈的责任领导：约谈须有人到场说明，请写明姓名。",
            "The leader who has to come is missing: somebody must account for the work, so give the name."
        );

    public static LocalizedText AttendantMissing { get; } =
        new(
            "没有填写到场的责任领导：整改任务要由其负责，请写明姓名。",
            "The leader who attended is missing: the follow-up is given to that person, so give the name."
        );

    public static LocalizedText DemandsMissing { get; } =
        new("没有填写约谈要求：请写明要求做什么。", "What was asked for is missing: say what has to be done.");

    public static LocalizedText ReasonMissing { get; } =
        new("没有填写取消的理由：请写明为什么不再约谈。", "The reason is missing: say why the interview is cancelled.");

    public static LocalizedText Name(InterviewStep step) =>
        step switch
        {
            InterviewStep.Announced => new("已通知（旧版）", "announced (earlier version)"),
            InterviewStep.Proposed => new("待签发", "proposed"),
            InterviewStep.Released => new("已签发", "released"),
            InterviewStep.Held => new("已约谈", "held"),
            InterviewStep.Cancelled => new("已取消", "cancelled"),
            _ => new("已并入", "joined"),
        };

    public static LocalizedText Proposed(LocalizedText why) => new($"提出约谈：{why.Chinese}", $"proposed: {why.English}");

    /// <param name="isTold">Whether those who are invited already are told of it.</param>
    public static LocalizedText Grounded(LocalizedText why, bool isTold = false) =>
        isTold
            ? new($"又一事由，已告知参加人员：{why.Chinese}", $"a further ground, told to those who are invited: {why.English}")
            : new($"又一事由：{why.Chinese}", $"a further ground: {why.English}");

    public static LocalizedText Released(InterviewArrangements set) =>
        new(
            $"签发：{set.Day:yyyy-MM-dd} {set.Hour:HH\\:mm}，{set.Venue}；约谈人{set.Chair}；参加：{set.Unit}{set.Leader}",
            $"released: {set.Day:yyyy-MM-dd} {set.Hour:HH\\:mm}, {set.Venue}; conducted by {set.Chair}; {set.Leader} of {set.Unit} comes"
        );

    public static LocalizedText Held(InterviewMinutes minutes) =>
        new(
            $"已约谈：{minutes.Unit}{minutes.Leader}到场，要求于{minutes.Due:yyyy-MM-dd}前完成",
            $"held: {minutes.Leader} of {minutes.Unit} attended; to be done by {minutes.Due:yyyy-MM-dd}"
        );

    public static LocalizedText Cancelled(string reason) => new($"取消：{reason}", $"cancelled: {reason}");

    internal static LocalizedText DayPassed(DateOnly day, DateOnly today) =>
        new(
            $"约谈日期{day:yyyy-MM-dd}已经过去，今天是{today:yyyy-MM-dd}：请填写今天或以后的日期。",
            $"The day {day:yyyy-MM-dd} has passed, today is {today:yyyy-MM-dd}: give today or a later day."
        );

    internal static LocalizedText DayTooFar(DateOnly day, int most) =>
        new(
            $"约谈日期{day:yyyy-MM-dd}在{most}天以后：请核对年份。",
            $"The day {day:yyyy-MM-dd} is more than {most} days ahead: check the year."
        );

    internal static LocalizedText HourPassed(InterviewArrangements set) =>
        new($"今天的{set.Hour:HH\\:mm}已经过去：请填写以后的时间。", $"{set.Hour:HH\\:mm} of today has passed: give a later hour or day.");

    internal static LocalizedText NotYet(InterviewArrangements set) =>
        new(
            $"约谈定于{set.Day:yyyy-MM-dd} {set.Hour:HH\\:mm}，还没有到：约谈之后再登记。提前约谈的，请先修改时间。",
            $"The interview is set for {set.Day:yyyy-MM-dd} {set.Hour:HH\\:mm}, which is still to come: record it afterwards. "
                + "Where it was held earlier, change its time first."
        );

    internal static LocalizedText DuePassed(DateOnly due, DateOnly today) =>
        new(
            $"整改时限{due:yyyy-MM-dd}已经过去，今天是{today:yyyy-MM-dd}：请填写今天或以后的日期。",
            $"The due date {due:yyyy-MM-dd} has passed, today is {today:yyyy-MM-dd}: give today or a later day."
        );

    internal static LocalizedText DueTooFar(DateOnly due) =>
        new(
            $"整改时限{due:yyyy-MM-dd}在{Interview.MostFollowUpDays}天以后：请填写{Interview.MostFollowUpDays}天以内的日期。",
            $"The due date {due:yyyy-MM-dd} is more than {Interview.MostFollowUpDays} days ahead: give an earlier one."
        );

    internal static LocalizedText TooLong(int length, int longest) =>
        new($"填写了{length}个字，最多{longest}个字：请缩短。", $"{length} characters are more than {longest}: shorten it.");

    internal static LocalizedText TooManyPeople(int count) =>
        new(
            $"填写了{count}人，最多{InterviewRules.MostPeople}人：请减少。",
            $"{count} people are more than {InterviewRules.MostPeople}: name fewer."
        );

    internal static LocalizedText ChangedMeanwhile(Interview interview) =>
        interview.History is [.., var last]
            ? new(
                $"没有保存：{last.By}刚刚已办理（{last.Words.Chinese}）。请看过现在的内容后再填。",
                $"Nothing was written: {last.By} has just acted ({last.Words.English}). Look at it as it is now, then fill in again."
            )
            : new(
                "没有保存：别人刚刚已办理。请看过现在的内容后再填。",
                "Nothing was written: somebody has just acted. Look at it as it is now, then fill in again."
            );

    internal static LocalizedText NotNow(Interview interview, InterviewCommand command)
    {
        var (step, last) = (Name(interview.Step), interview.History is [.., var entry] ? entry : null);
        var who = last is null
            ? new LocalizedText("", "")
            : new($"（{last.By}，{ChinaTime.Of(last.At):yyyy-MM-dd HH:mm}）", $" ({last.By}, {ChinaTime.Of(last.At):yyyy-MM-dd HH:mm})");
        return command is InterviewCommand.Hold && interview.Step == InterviewStep.Proposed
            ? new(
                "这次约谈还没有签发：请先填写时间、地点并签发，约谈之后再登记。",
                "This interview is not released: set day, hour and place and release it, and record it after it was held."
            )
            : new(
                $"这次约谈{step.Chinese}{who.Chinese}，不能再这样办理。",
                $"This interview is {step.English}{who.English}; this can no longer be done."
            );
    }
}
