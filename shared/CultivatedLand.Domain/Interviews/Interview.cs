using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Interviews;

/// <summary>
/// State of an interview (约谈): a place is called to account, and a follow-up task tracks the result.
/// <see cref="InterviewRules"/> decides how it goes on.
/// </summary>
/// <param name="Period">
/// Period within which a place is not called again for the same cause.
/// For an interview from an escalation ladder, it is the identity of the step that was reached.
/// </param>
/// <param name="Figure">Measured figure in percentage points or mu. Null for an interview from an escalation ladder.</param>
/// <param name="Day">Local day on which it was called for.</param>
/// <param name="FollowUpDue">Local date by which the required work must be done. Until the interview is held, the usual one.</param>
/// <param name="About">Task whose escalation ladder reached the interview.</param>
/// <param name="Invitation">Number of the last invitation or cancellation that was sent. It is 0 until the release.</param>
/// <param name="Grounds">What else the place was called for while this interview was open.</param>
/// <param name="Into">Open interview that this one is a further ground of.</param>
public sealed record Interview(
    InterviewId Id,
    Place Place,
    InterviewCause Cause,
    string Period,
    decimal? Figure,
    decimal? Limit,
    LocalizedText Why,
    DateOnly Day,
    DateOnly FollowUpDue,
    TaskId? About,
    InterviewStep Step = InterviewStep.Announced,
    InterviewArrangements? Arrangements = null,
    int Invitation = 0,
    InterviewMinutes? Minutes = null,
    string? CancelReason = null,
    EquatableArray<InterviewGround> Grounds = default,
    EquatableArray<InterviewEntry> History = default,
    InterviewId? Into = null
)
{
    public const int MostFollowUpDays = 366;

    /// <summary>Whether it is still to be held. While it is, no second one of its place and cause is proposed.</summary>
    public bool IsOpen => Step is InterviewStep.Proposed or InterviewStep.Released;

    /// <summary>Whether its follow-up task has to exist.</summary>
    public bool HasFollowUp => Step is InterviewStep.Held or InterviewStep.Announced;

    /// <summary>Number of changes so far.</summary>
    public long Version => History.Count;

    /// <summary>Returns this call as a proposal that waits for the office.</summary>
    public Interview AsProposal(string by, DateTimeOffset at) =>
        this with
        {
            Step = InterviewStep.Proposed,
            History = [new InterviewEntry(at, by, InterviewStep.Proposed, InterviewText.Proposed(Why))],
        };

    /// <summary>
    /// Returns the local day on which it was recorded as held. Null before that.
    /// One of the earlier version of the program counts as held on the day of its announcement.
    /// </summary>
    public DateOnly? RecordedAsHeldOn() =>
        Step == InterviewStep.Announced ? Day
        : History.FirstOrDefault(entry => entry.Step == InterviewStep.Held) is { } held ? ChinaTime.DateOf(held.At)
        : null;

    /// <summary>
    /// Returns this interview with a further ground. Those who were invited already are told of it by a new version of the invitation.
    /// Null where it has that ground already, or is no longer open.
    /// </summary>
    public Interview? With(InterviewGround ground, string by, DateTimeOffset at) =>
        !IsOpen || ground.Id == Id || Grounds.Any(known => known.Id == ground.Id)
            ? null
            : this with
            {
                Grounds = Grounds.Append(ground).ToEquatableArray(),
                Invitation = Step == InterviewStep.Released ? Invitation + 1 : Invitation,
                History = History
                    .Append(new InterviewEntry(at, by, Step, InterviewText.Grounded(ground.Why, Step == InterviewStep.Released)))
                    .ToEquatableArray(),
            };

    /// <summary>
    /// Creates the interview for a reason that a place's figures give.
    /// A lagging place is called once a quarter, because it can still catch up.
    /// Losses and illegal use are summed by year, so a place is called for them once a year.
    /// </summary>
    public static Interview For(Place place, InterviewReason reason, DateOnly day, int followUpDays)
    {
        var period = reason.Cause == InterviewCause.Lagging ? $"{day:yyyy}Q{(day.Month + 2) / 3}" : $"{day:yyyy}";
        return new Interview(
            InterviewId.From($"{place.Path}\n{reason.Cause}\n{period}"),
            place,
            reason.Cause,
            period,
            reason.Figure,
            reason.Limit,
            reason.Words,
            day,
            day.AddDays(followUpDays),
            null
        );
    }

    /// <returns>
    /// The interview that a notice calls for.
    /// Null for a notice of another kind.
    /// Null also for a notice about a follow-up task: its own ladder presses for it, so that follow-ups do not go on without end.
    /// </returns>
    public static Interview? For(RectificationTask task, NoticeId notice, DateOnly day, int followUpDays)
    {
        if (notice.Step.Kind != NoticeKind.Interview || InterviewId.Behind(task.Id) is not null)
            return null;
        var phase = task.Phase(notice.Phase)?.Name ?? "";
        return new Interview(
            InterviewId.Of(notice),
            task.Spec.Place,
            InterviewCause.Ladder,
            notice.ToString(),
            null,
            null,
            new(
                $"“{task.Spec.Name}”的“{phase}”应于{notice.Due:yyyy-MM-dd}前完成，逾期第{notice.Step.Distance}个工作日仍未完成",
                $"“{phase}” of “{task.Spec.Name}” was due {notice.Due:yyyy-MM-dd} and is not done {notice.Step.Distance} "
                    + "workdays later"
            ),
            day,
            day.AddDays(followUpDays),
            task.Id
        );
    }

    /// <summary>
    /// Creates the follow-up task with one phase, for the unit and the leader who attended.
    /// Without minutes, the people who answer for the original task do it, or else those who answer for the place.
    /// </summary>
    public TaskSpec FollowUp(TaskSpec? about) =>
        new(
            $"约谈整改：{about?.Name ?? $"{Place.Name}{Cause.Name().Chinese}"}",
            TaskKind.Other,
            Place,
            null,
            Mu.Zero,
            Minutes is { } attended ? [attended.Unit] : about?.ResponsibleUnits ?? [],
            about?.LeadOffices ?? [],
            Minutes is { } minutes ? [minutes.Leader] : about?.Leaders ?? [],
            [new PhaseSpec("落实约谈要求", PhaseKind.Complete, null, FollowUpDue)],
            about?.Policy
        );
}
