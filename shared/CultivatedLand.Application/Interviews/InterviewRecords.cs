using CultivatedLand.Domain;
using CultivatedLand.Domain.Interviews;

namespace CultivatedLand.Application.Interviews;

/// <summary>Settings of interviews: the criteria and the time for the follow-up.</summary>
/// <param name="FollowUpDays">Calendar days from the interview to the due date of its follow-up.</param>
/// <param name="Number">Version number. It is 0 until somebody sets the criteria, and it rises by one each time.</param>
public sealed record InterviewSettings(InterviewCriteria Criteria, int FollowUpDays, int Number, string By, DateTimeOffset At)
{
    public static InterviewSettings Default { get; } = new(InterviewCriteria.Default, 15, 0, "", DateTimeOffset.UnixEpoch);

    public IEnumerable<LocalizedText> Faults() =>
        FollowUpDays is >= 1 and <= Interview.MostFollowUpDays
            ? Criteria.Faults()
            : Criteria
                .Faults()
                .Append(
                    new(
                        $"约谈整改期限须为1至{Interview.MostFollowUpDays}天。",
                        $"A follow-up takes from 1 to {Interview.MostFollowUpDays} days."
                    )
                );
}

/// <summary>Progress of the interview job.</summary>
/// <param name="Through">Moment up to which the notices of escalation ladders have been read.</param>
/// <param name="Judged">Last day on which places were judged by the criteria. Null before the first.</param>
internal sealed record InterviewProgress(DateTimeOffset Through, DateOnly? Judged);

/// <summary>Marker of an interview whose task and mails are not all there yet.</summary>
/// <param name="Version">Version of the interview that is not finished.</param>
internal sealed record UnfinishedInterview(long Version = 0);

/// <summary>Pointer to the interview of a place and cause that was proposed last. It may have ended since.</summary>
internal sealed record LatestInterview(InterviewId Id);
