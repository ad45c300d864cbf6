using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Interviews;

namespace CultivatedLand.Application.Interviews;

/// <summary>Rules for when an interview waits too long for the office.</summary>
public static class InterviewDeadlines
{
    /// <summary>Whether a proposal was not released for five workdays.</summary>
    public static bool IsLate(Interview interview, DateOnly today, WorkCalendar calendar) =>
        interview.Step == InterviewStep.Proposed && calendar.WorkdayAfter(interview.Day, InterviewRules.WorkdaysToRelease) <= today;

    /// <summary>Sentence for whoever would send the notice of an interview alone.</summary>
    public static LocalizedText ReleasedTogether { get; } =
        new(
            "没有发出：约谈通知随约谈一起签发。请打开这次约谈，填写时间、地点后签发。",
            "Nothing was sent: the notices of an interview go with its release. "
                + "Open the interview, set day, hour and place, and release it."
        );

    /// <summary>Whether a released interview should have been held, and its minutes are owed.</summary>
    public static bool OwesMinutes(Interview interview, DateTimeOffset now) =>
        interview is { Step: InterviewStep.Released, Arrangements: { } set } && set.BeginsAt <= now;
}
