using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Interviews;

/// <summary>约谈: a place is called to account, and what comes of it is followed up as a task.</summary>
/// <param name="Period">Within it a place is not called again for the same cause; of a ladder, the step that was reached.</param>
/// <param name="Figure">Percentage points or mu; null for one that a ladder came to.</param>
/// <param name="FollowUpDue">By when what was asked for is to be done.</param>
/// <param name="About">The task whose ladder came to it.</param>
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
    TaskId? About
)
{
    public const int MostFollowUpDays = 366;

    /// <summary>Who lags is called once a quarter, since that can be made good; losses and illegal use are summed up by the year, and so is this.</summary>
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

    /// <returns>Null for a notice that calls nobody to an interview, and for one about a follow-up: that is pressed for by its own ladder, not by follow-ups without end.</returns>
    public static Interview? For(RectificationTask task, NoticeId notice, DateOnly day, int followUpDays)
    {
        if (notice.Step.Kind != NoticeKind.Interview || InterviewId.Behind(task.Id) is not null)
            return null;
        var phase = task.Phase(notice.Phase)?.Name ?? "";
        return new Interview(
            InterviewId.From(notice.ToString()),
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

    /// <summary>Its follow-up: one phase, to be done by whoever answers for the task, or for the place.</summary>
    public TaskSpec FollowUp(TaskSpec? about) =>
        new(
            $"约谈整改：{about?.Name ?? $"{Place.Name}{Cause.Name().Chinese}"}",
            TaskKind.Other,
            Place,
            null,
            Mu.Zero,
            about?.ResponsibleUnits ?? [],
            about?.LeadOffices ?? [],
            about?.Leaders ?? [],
            [new PhaseSpec("落实约谈要求", PhaseKind.Complete, null, FollowUpDue)],
            about?.Policy
        );
}
