using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Webhooks;
using Microsoft.Azure.Functions.Worker;

namespace CultivatedLand.Functions.Triggers;

/// <summary>
/// Functions on timers besides mail: bulletins and meetings, leads and patrols, interviews, webhooks.
/// Their mails go out with the next run of the mail function.
/// </summary>
/// <remarks>
/// Each job is idempotent by itself: a bulletin by its occurrence and reader, an invitation by those and its version, a grid notice by lead and step,
/// an interview by place, cause and period, an event by its id.
/// </remarks>
public sealed class ScheduledFunctions(
    BulletinJob bulletins,
    MeetingInvitationJob invitations,
    GridJob grid,
    InterviewJob interviews,
    WebhookJob webhooks
)
{
    [Function("Bulletins")]
    public Task OnBulletinTime([TimerTrigger("10 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        bulletins.Send(cancellationToken);

    [Function("MeetingInvitations")]
    public Task OnInvitationTime([TimerTrigger("15 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        invitations.Send(cancellationToken);

    [Function("Grid")]
    public Task OnGridTime([TimerTrigger("20 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        grid.Run(cancellationToken);

    [Function("Interviews")]
    public Task OnInterviewTime([TimerTrigger("30 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        interviews.Run(cancellationToken);

    [Function("Webhooks")]
    public Task OnWebhookTime([TimerTrigger("50 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        webhooks.Tell(cancellationToken);
}
