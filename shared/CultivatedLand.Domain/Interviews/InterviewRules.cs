namespace CultivatedLand.Domain.Interviews;

/// <summary>
/// Rules for the life of an interview: proposed, released, then held or cancelled. Rule: DOMAIN, "Interviews and meetings are held".
/// The decision is pure: state, act and moment give the new state or all faults at once.
/// </summary>
public static class InterviewRules
{
    public const int LongestLine = 100;
    public const int LongestText = 2000;
    public const int MostPeople = 50;

    /// <summary>Workdays after which a proposal that was not released is told to the supervisor.</summary>
    public const int WorkdaysToRelease = 5;

    private const int MostDaysAhead = 366;

    public static bool Allows(InterviewStep step, InterviewCommand command) =>
        command switch
        {
            InterviewCommand.Release or InterviewCommand.Cancel => step is InterviewStep.Proposed or InterviewStep.Released,
            _ => step == InterviewStep.Released,
        };

    public static InterviewOutcome Decide(Interview? interview, InterviewCommand command, DateTimeOffset now)
    {
        if (interview is null || interview.Step == InterviewStep.Joined)
            return Refused(InterviewRefusalCode.NoSuchInterview, new("没有这次约谈。", "There is no such interview."));
        if (command.RequestKey is { } key && interview.History.Any(entry => entry.RequestKey == key))
            return new InterviewOutcome.Done(interview, IsNew: false);
        if (!Allows(interview.Step, command))
            return Refused(InterviewRefusalCode.NotInThisStep, InterviewText.NotNow(interview, command));
        if (command.Seen is { } seen && seen != interview.Version)
            return Refused(InterviewRefusalCode.ChangedMeanwhile, InterviewText.ChangedMeanwhile(interview));
        var faults = Faults(interview, command, now).ToEquatableArray();
        return faults.Count > 0
            ? new InterviewOutcome.Refused(InterviewRefusalCode.Faulty, faults)
            : new InterviewOutcome.Done(After(interview, command, now), IsNew: true);
    }

    private static Interview After(Interview interview, InterviewCommand command, DateTimeOffset now) =>
        command switch
        {
            InterviewCommand.Release release => interview with
            {
                Step = InterviewStep.Released,
                Arrangements = release.Arrangements,
                Invitation = interview.Invitation + 1,
                History = interview
                    .History.Append(Entry(release, now, InterviewStep.Released, InterviewText.Released(release.Arrangements)))
                    .ToEquatableArray(),
            },
            InterviewCommand.Hold hold => interview with
            {
                Step = InterviewStep.Held,
                Minutes = hold.Minutes,
                FollowUpDue = hold.Minutes.Due,
                History = interview
                    .History.Append(Entry(hold, now, InterviewStep.Held, InterviewText.Held(hold.Minutes)))
                    .ToEquatableArray(),
            },
            InterviewCommand.Cancel cancel => interview with
            {
                Step = InterviewStep.Cancelled,
                CancelReason = cancel.Reason,
                Invitation = interview.Invitation == 0 ? 0 : interview.Invitation + 1,
                History = interview
                    .History.Append(Entry(cancel, now, InterviewStep.Cancelled, InterviewText.Cancelled(cancel.Reason)))
                    .ToEquatableArray(),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "The set of acts is closed."),
        };

    private static InterviewEntry Entry(InterviewCommand command, DateTimeOffset now, InterviewStep step, LocalizedText words) =>
        new(now, command.By, step, words, command.RequestKey);

    private static IEnumerable<InterviewFault> Faults(Interview interview, InterviewCommand command, DateTimeOffset now) =>
        command switch
        {
            InterviewCommand.Release release => OfArrangements(release.Arrangements, now),
            InterviewCommand.Hold hold => OfMinutes(interview, hold.Minutes, now),
            InterviewCommand.Cancel cancel => Text(InterviewFields.Reason, cancel.Reason, InterviewText.ReasonMissing, LongestText),
            _ => [],
        };

    private static IEnumerable<InterviewFault> OfArrangements(InterviewArrangements set, DateTimeOffset now)
    {
        var today = ChinaTime.DateOf(now);
        if (set.Day == default)
            yield return new(InterviewFields.Day, InterviewText.DayMissing);
        else if (set.Day < today)
            yield return new(InterviewFields.Day, InterviewText.DayPassed(set.Day, today));
        else if (set.Day > today.AddDays(MostDaysAhead))
            yield return new(InterviewFields.Day, InterviewText.DayTooFar(set.Day, MostDaysAhead));
        else if (set.BeginsAt <= now)
            yield return new(InterviewFields.Hour, InterviewText.HourPassed(set));
        foreach (
            var fault in Text(InterviewFields.Venue, set.Venue, InterviewText.VenueMissing, LongestLine)
                .Concat(Text(InterviewFields.Chair, set.Chair, InterviewText.ChairMissing, LongestLine))
                .Concat(Text(InterviewFields.Unit, set.Unit, InterviewText.UnitMissing, LongestLine))
                .Concat(Text(InterviewFields.Leader, set.Leader, InterviewText.LeaderMissing, LongestLine))
                .Concat(People(InterviewFields.Others, set.Others))
        )
            yield return fault;
    }

    private static IEnumerable<InterviewFault> OfMinutes(Interview interview, InterviewMinutes minutes, DateTimeOffset now)
    {
        if (interview.Arrangements is { } set && now < set.BeginsAt)
            yield return new("", InterviewText.NotYet(set));
        foreach (
            var fault in Text(InterviewFields.Unit, minutes.Unit, InterviewText.UnitMissing, LongestLine)
                .Concat(Text(InterviewFields.Leader, minutes.Leader, InterviewText.AttendantMissing, LongestLine))
                .Concat(People(InterviewFields.Present, minutes.Present))
                .Concat(Text(InterviewFields.Demands, minutes.Demands, InterviewText.DemandsMissing, LongestText))
        )
            yield return fault;
        var today = ChinaTime.DateOf(now);
        if (minutes.Due == default)
            yield return new(InterviewFields.Due, InterviewText.DueMissing);
        else if (minutes.Due < today)
            yield return new(InterviewFields.Due, InterviewText.DuePassed(minutes.Due, today));
        else if (minutes.Due > today.AddDays(Interview.MostFollowUpDays))
            yield return new(InterviewFields.Due, InterviewText.DueTooFar(minutes.Due));
    }

    private static IEnumerable<InterviewFault> Text(string field, string text, LocalizedText missing, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return new(field, missing);
        else if (text.Length > longest)
            yield return new(field, InterviewText.TooLong(text.Length, longest));
    }

    private static IEnumerable<InterviewFault> People(string field, EquatableArray<string> people)
    {
        if (people.Count > MostPeople)
            yield return new(field, InterviewText.TooManyPeople(people.Count));
        if (people.FirstOrDefault(person => person.Length > LongestLine) is { } longest)
            yield return new(field, InterviewText.TooLong(longest.Length, LongestLine));
    }

    private static InterviewOutcome.Refused Refused(InterviewRefusalCode code, LocalizedText sentence) =>
        new(code, [new InterviewFault("", sentence)]);
}
