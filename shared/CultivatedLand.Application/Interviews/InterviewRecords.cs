using CultivatedLand.Domain;
using CultivatedLand.Domain.Interviews;

namespace CultivatedLand.Application.Interviews;

/// <param name="FollowUpDays">Calendar days from the interview to the day its follow-up is due.</param>
/// <param name="Number">0 while nobody has set any, and one more each time.</param>
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

/// <param name="Through">Ladders have been looked at up to here.</param>
/// <param name="Judged">The last day on which places were judged; null before the first.</param>
internal sealed record InterviewProgress(DateTimeOffset Through, DateOnly? Judged);

/// <summary>Stands in the drawer of interviews whose task and mails are not all there yet.</summary>
internal sealed record UnfinishedInterview;
