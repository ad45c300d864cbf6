using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Interviews;

/// <summary>Model of an interview.</summary>
/// <param name="FollowUp">Null until the interview is held, and for a task that cannot be read.</param>
public sealed record InterviewModel(Interview Interview, RectificationTask? FollowUp)
{
    public static async Task<InterviewModel> Of(Interview interview, InterviewService service, CancellationToken cancellationToken) =>
        new(interview, await service.FollowUp(interview, cancellationToken));

    /// <summary>Whether the follow-up was due and is not done.</summary>
    public bool IsLate(DateOnly today) => FollowUp is { Status: RectificationStatus.Active, Current: { } phase } && phase.Due < today;
}
