using System.Globalization;
using CultivatedLand.Application.Text;
using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>Texts of a hand-over: who did what, and what is expected of the reader.</summary>
internal static class HandOverText
{
    private const int LongestAct = 400;

    /// <summary>Returns who did what and when, with the figures and dates of the act.</summary>
    /// <param name="task">State of the task. Null where it cannot be read, and then phases go by number.</param>
    public static LocalizedText Act(TaskFact fact, RectificationTask? task, int year)
    {
        var at = ChinaTime.Of(fact.At);
        var (date, time) = (DayText.Date(ChinaTime.DateOf(fact.At), year), at.ToString("HH:mm", CultureInfo.InvariantCulture));
        var act = task is null ? NoticeText.Act(fact) : FactText.Of(fact, task);
        return new(
            $"{Plain(fact.By)}（{date.Chinese} {time}）：{SafeText.Line(act.Chinese, LongestAct)}",
            $"{Plain(fact.By)} ({date.English} {time}): {SafeText.Line(act.English, LongestAct)}"
        );
    }

    /// <summary>
    /// Returns target, phases and lead office of a new task, or the open phases of a returned or corrected one. Null for any other act.
    /// </summary>
    public static LocalizedText? Phases(Notice notice, RectificationTask? task, int year)
    {
        if (task is null || notice.Fact is not (TaskFact.Started or TaskFact.Returned or TaskFact.Replanned))
            return null;
        var open = task.Phases.Where(phase => !task.IsDone(phase)).ToList();
        var (chinese, english) = (
            string.Join("、", open.Select(phase => $"{Plain(phase.Name)}{DayText.Date(phase.Due, year).Chinese}")),
            string.Join(", ", open.Select(phase => $"{Plain(phase.Name)} {DayText.Date(phase.Due, year).English}"))
        );
        if (notice.Fact is not TaskFact.Started)
            return new(chinese, english);
        var offices = notice.LeadOffices.Select(Plain).ToList();
        var target = task.Required is { } required
            ? new LocalizedText($"应完成{required}亩；", $"{required} mu to be done; ")
            : new("", "");
        return new(
            $"{target.Chinese}{chinese}{(offices.Count == 0 ? "" : $"；牵头单位{string.Join("、", offices)}")}",
            $"{target.English}{english}{(offices.Count == 0 ? "" : $"; lead office {string.Join(", ", offices)}")}"
        );
    }

    public static LocalizedText Expected(Notice notice, RectificationTask? task, Role reader) => Expected(notice.Fact, task, reader);

    public static LocalizedText Expected(TaskFact? fact, RectificationTask? task, Role reader) =>
        fact switch
        {
            TaskFact.Started when reader == Role.LeadOffice => new(
                "请牵头组织，按时限填报进度。",
                "Please see to the work and report its progress in time."
            ),
            TaskFact.Started => new("请按时限完成各阶段并填报进度。", "Please finish each phase in time and report its progress."),
            TaskFact.ProgressReported => new("请验收，或写明理由退回。", "Please accept the work, or return it with a reason."),
            TaskFact.ExtensionRequested => new("请批准，或写明理由不予批准。", "Please grant the extension, or decline it with a reason."),
            TaskFact.InfeasibleClaimed => new("请核定，或写明理由不予认定。", "Please grant the area, or decline it with a reason."),
            TaskFact.Returned => new(
                "请按新的时限整改，完成后重新申请验收。",
                "Please rectify by the new dates, and apply again when it is done."
            ),
            TaskFact.Accepted when task is { IsFulfilled: false, Required: { } required } => new(
                $"尚差{required.Less(task.Accepted)}亩，请继续完成。",
                $"{required.Less(task.Accepted)} mu are still missing; please go on."
            ),
            TaskFact.Passed when task?.Spec.CountsAt is { } level => new(
                $"等待{level.Words().Chinese}验收，届时计入目标和资金。",
                $"It waits for acceptance at {level.Words().English}, from which it counts for targets and money."
            ),
            TaskFact.Passed => new("等待上级验收。", "It waits for acceptance at a higher level."),
            TaskFact.Accepted => new("已全部验收，等待销号。", "All is accepted; the task waits to be closed out."),
            TaskFact.ExtensionGranted => new("请按新的时限完成。", "Please finish by the new date."),
            TaskFact.ExtensionDeclined => new("请按原时限完成。", "Please finish by the date as before."),
            TaskFact.InfeasibleGranted => new(
                "应完成面积相应减少，须另行补划。",
                "There is so much less to be done; it must be substituted."
            ),
            TaskFact.InfeasibleDeclined => new("该面积仍须整改。", "This area must still be rectified."),
            TaskFact.Suspended => new(
                "恢复之前不再提醒，不需要填报。",
                "There is nothing to report, and no reminder, until it is resumed."
            ),
            TaskFact.Resumed => new("请按时限继续办理。", "Please go on, by the dates as they stand."),
            TaskFact.Split => new(
                "各村已有各自的任务，本项不再催办。",
                "Each place now has a task of its own; this one is pressed no more."
            ),
            TaskFact.Replanned => new("请按更正后的方案办理。", "Please follow the plan as it is corrected."),
            _ => new("任务已结束，不需要再办理。", "The task has ended, and nothing is left to do."),
        };

    /// <summary>Whether the task has a date to be kept after this act.</summary>
    public static bool HasDue(TaskFact? fact) =>
        fact is not (TaskFact.Suspended or TaskFact.Cancelled or TaskFact.ClosedOut or TaskFact.ClosedOnPapers or TaskFact.Split);

    /// <summary>Whether the reader has to decide on this act.</summary>
    public static bool AsksForDecision(TaskFact? fact) =>
        fact is TaskFact.ProgressReported or TaskFact.ExtensionRequested or TaskFact.InfeasibleClaimed;

    private static string Plain(string words) => SafeText.Line(words, 60);
}
