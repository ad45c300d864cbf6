using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Webhooks;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Time;

/// <summary>
/// Correction after the clock went back: what sleeps until a moment that a wrong clock named is reckoned again from the facts.
/// Locks, sessions and links need none: one that is longer than it can be counts as ended wherever it is asked for.
/// </summary>
public sealed class ClockCorrection(
    TaskService taskService,
    IOutbox outbox,
    WebhookStore webhooks,
    RhythmStore rhythms,
    InterviewStore interviews,
    GridStore grid
)
{
    /// <summary>Longest time that a mail waits for its next attempt, with some room.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(36);

    private const string Held = "写成时时钟有误，请核对后放行 / written while the clock was wrong; look at it, then release it";

    public async Task Run(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await taskService.RescheduleAll(cancellationToken);
        await CorrectMails(now, cancellationToken);
        await webhooks.NotAfter(now, cancellationToken);
        await rhythms.NotAfter(ChinaTime.DateOf(now), cancellationToken);
        await interviews.NotAfter(now, cancellationToken);
        foreach (var plan in await grid.Plans(cancellationToken))
        {
            if (plan.Through > now)
                await grid.ChangePlan(plan.Plan.Id, before => before is null ? null : before with { Through = now }, cancellationToken);
        }
    }

    private async Task CorrectMails(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var queued = new List<MailRecord>();
        string? cursor = null;
        do
        {
            var page = await outbox.List(new MailQuery(cursor, State: MailState.Queued), cancellationToken);
            queued.AddRange(page.Mails);
            cursor = page.Next;
        } while (cursor is not null);

        foreach (var mail in queued.Where(mail => mail.Standing.NextAttemptAt > now + LongestWait))
        {
            var corrected =
                mail.SendAt > now + LongestWait
                    ? mail.Standing with
                    {
                        State = MailState.Held,
                        NextAttemptAt = null,
                        Note = Held,
                    }
                    : mail.Standing with
                    {
                        NextAttemptAt = now,
                    };
            await outbox.Update(mail.Id, mail.Standing.Attempts, corrected, cancellationToken);
        }
    }
}
