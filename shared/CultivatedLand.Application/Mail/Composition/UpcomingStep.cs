using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Domain.Tasks.Rules;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>Next scheduled step after a notice if nothing happens.</summary>
/// <param name="Step">Step that follows directly.</param>
/// <param name="FirstAfterDue">First step after the due date, where <paramref name="Step"/> is another reminder.</param>
internal sealed record UpcomingStep(ScheduledStep Step, ScheduledStep? FirstAfterDue)
{
    /// <returns>The next step. Null when the task is not known or is no longer in the state of the notice.</returns>
    public static UpcomingStep? After(Notice notice, RectificationTask? task, TaskRules rules)
    {
        if (task is not { Status: RectificationStatus.Active, Current: { } current })
            return null;
        if ((current.Number, current.Round, current.Due) != (notice.Id.Phase, notice.Id.Round, notice.Id.Due))
            return null;

        var ahead = new NoticeSchedule(rules.PolicyFor(task), rules.Calendar)
            .StepsFor(notice.Due)
            .SkipWhile(step => step.At <= notice.SendAt);
        var next = ahead.First();
        return new UpcomingStep(
            next,
            next.Step.Kind == NoticeKind.Reminder ? ahead.First(step => step.Step.Kind != NoticeKind.Reminder) : null
        );
    }

    public DateOnly Day => ChinaTime.DateOf(Step.At);

    /// <summary>Returns the last workday on which finishing still averts the step. The step goes out in the morning of its day.</summary>
    public DateOnly LastDayToAvert(WorkCalendar calendar) => calendar.OnOrBefore(Day.AddDays(-1));

    public LocalizedText InWords(int year)
    {
        var next = Announce(Step, year);
        return FirstAfterDue is { } rung
            ? new(
                $"如未完成，{next.Chinese}；{Announce(rung, year).Chinese}。",
                $"If nothing happens, {next.English}; {Announce(rung, year).English}."
            )
            : new($"如仍未完成，{next.Chinese}。", $"If nothing happens, {next.English}.");
    }

    private static LocalizedText Announce(ScheduledStep step, int year)
    {
        var day = DayText.Day(ChinaTime.DateOf(step.At), year);
        return step.Step.Kind switch
        {
            NoticeKind.Reminder => new($"{day.Chinese}再次提醒", $"another reminder follows on {day.English}"),
            NoticeKind.Overdue => new($"{day.Chinese}发出逾期通知", $"an overdue notice follows on {day.English}"),
            NoticeKind.SupervisionLetter => new($"{day.Chinese}发出督办函", $"a supervision letter follows on {day.English}"),
            NoticeKind.Interview => new($"{day.Chinese}发出约谈通知", $"a notice of interview follows on {day.English}"),
            _ => new($"{day.Chinese}再次发出逾期通知", $"another overdue notice follows on {day.English}"),
        };
    }
}
