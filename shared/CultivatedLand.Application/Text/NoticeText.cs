using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Text;

/// <summary>Sentences about why a notice goes out on its day: "14 days before, moved back from Sunday".</summary>
public static class NoticeText
{
    public static string Why(NoticeReason reason, WorkCalendar calendar, Language language)
    {
        var parts = new List<string> { Step(reason.Step, language) };
        if (reason.IsMoved)
        {
            var from = DayNameText.DayOff(reason.Nominal, calendar, language);
            parts.Add(language == Language.English ? $"moved back from {from}" : $"遇{from}提前至上一个工作日");
        }

        if (reason.IsCaughtUp)
        {
            parts.Add(
                language == Language.English
                    ? $"was due on {reason.Scheduled:yyyy-MM-dd}, sent at the next sending time"
                    : $"应于{reason.Scheduled:yyyy-MM-dd}发出，在下一发送时点补发"
            );
        }

        if (reason.Skipped > 0)
        {
            parts.Add(
                language == Language.English
                    ? $"stands for {Count(reason.Skipped, "earlier step")} that could not go in time"
                    : $"此前{reason.Skipped}次未能按时发出，不再补发"
            );
        }

        return string.Join(language == Language.English ? ", " : "，", parts);
    }

    /// <summary>Returns the act that a hand-over tells, in two to six characters.</summary>
    public static LocalizedText Act(TaskFact fact) =>
        fact switch
        {
            TaskFact.Started => new("新任务", "New task"),
            TaskFact.ProgressReported => new("申请验收", "Applied for acceptance"),
            TaskFact.ExtensionRequested => new("申请延期", "Extension asked for"),
            TaskFact.InfeasibleClaimed => new("申报不可整改", "Infeasible area claimed"),
            TaskFact.Returned => new("退回", "Returned"),
            TaskFact.Accepted => new("验收", "Accepted"),
            TaskFact.Passed passed => new($"{passed.Level.Words().Chinese}验收", $"Accepted at {passed.Level.Words().English}"),
            TaskFact.ExtensionGranted => new("准予延期", "Extension granted"),
            TaskFact.ExtensionDeclined => new("不予延期", "Extension declined"),
            TaskFact.InfeasibleGranted => new("认定不可整改", "Infeasible area granted"),
            TaskFact.InfeasibleDeclined => new("不予认定", "Infeasible area declined"),
            TaskFact.Suspended => new("中止", "Suspended"),
            TaskFact.Resumed => new("恢复", "Resumed"),
            TaskFact.Cancelled => new("取消", "Cancelled"),
            TaskFact.ClosedOut => new("销号", "Closed out"),
            TaskFact.ClosedOnPapers => new("按材料办结", "Closed on papers"),
            TaskFact.Split => new("分解到村", "Split"),
            TaskFact.Replanned => new("方案更正", "Plan corrected"),
            _ => new("交办", "Hand-over"),
        };

    public static string Step(NoticeStep step, Language language) =>
        (step.Kind, step.Distance, language) switch
        {
            (NoticeKind.HandOver, _, Language.English) => "hand-over",
            (NoticeKind.HandOver, _, _) => "交办",
            (NoticeKind.Reminder, 0, Language.English) => "on the due date",
            (NoticeKind.Reminder, 0, _) => "到期当日",
            (NoticeKind.Reminder, var days, Language.English) => $"{Count(days, "day")} before",
            (NoticeKind.Reminder, var days, _) => $"到期前{days}天",
            (_, var workdays, Language.English) => $"{Ordinal(workdays)} workday after the due date",
            (_, var workdays, _) => $"逾期后第{workdays}个工作日",
        };

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";

    private static string Ordinal(int number) =>
        (number % 100, number % 10) switch
        {
            (11 or 12 or 13, _) => $"{number}th",
            (_, 1) => $"{number}st",
            (_, 2) => $"{number}nd",
            (_, 3) => $"{number}rd",
            _ => $"{number}th",
        };
}
