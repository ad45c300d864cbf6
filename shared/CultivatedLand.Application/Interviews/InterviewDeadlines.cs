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

    /// <summary>Whether a released interview should have been held, and its minutes are owed.</summary>
    public static bool OwesMinutes(Interview interview, DateTimeOffset now) =>
        interview is { Step: InterviewStep.Released, Arrangements: { } set } && set.BeginsAt <= now;
}
