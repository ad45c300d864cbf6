using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Pages.Tasks;

/// <summary>Text of a task's state, in one sentence.</summary>
internal static class TaskText
{
    public static LocalizedText Standing(RectificationTask task, DateOnly today, WorkCalendar calendar)
    {
        if (task.Status == RectificationStatus.Split)
            return new($"已分解到 {task.Parts.Count} 个下级单位，由各自的任务办理", $"Split into {task.Parts.Count} tasks of places below");
        var stage = TaskTransitions.Words(task.Status);
        if (task.Status != RectificationStatus.Active)
            return new(stage.Chinese, Capital(stage.English));
        if (task.IsUndated)
            return new("没有时限，请补定", "No deadline yet; set one");
        if (task.Current is not { } phase)
            return new("各阶段均已完成，待销号", "All phases are done; to be closed out");

        var when = When(phase.Due, today, calendar);
        return new($"正在办理“{phase.Name}”，{when.Chinese}", $"Now in “{phase.Name}”, {when.English}");
    }

    /// <summary>Returns the time until a due date, or since: 还有12天.</summary>
    public static LocalizedText When(DateOnly due, DateOnly today, WorkCalendar calendar)
    {
        var days = due.DayNumber - today.DayNumber;
        if (days == 0)
            return new("今天到期", "due today");
        if (days > 0)
            return new($"还有{days}天", days == 1 ? "1 day left" : $"{days} days left");

        var workdays = 0;
        for (var day = due.AddDays(1); day <= today; day = day.AddDays(1))
        {
            if (calendar.IsWorkday(day))
                workdays++;
        }

        return new(
            $"已逾期{-days}天（{workdays}个工作日）",
            $"overdue by {(days == -1 ? "1 day" : $"{-days} days")} ({(workdays == 1 ? "1 workday" : $"{workdays} workdays")})"
        );
    }

    public static string Day(DateOnly day, Language language) => $"{day:yyyy-MM-dd} {DayNameText.Weekday(day, language)}";

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
