using System.Security.Cryptography;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Webhooks;

/// <summary>
/// Job that delivers to each webhook, in order, the events since the last delivery.
/// Delivery is at least once: a message that was sent but could not be recorded is sent again under the same id.
/// A webhook that fails is tried again ever more slowly, as mail is, and does not hold up the others.
/// </summary>
public sealed class WebhookJob(
    WebhookStore webhookStore,
    ILedger ledger,
    ILedgerViews views,
    IWebhookSender sender,
    WebhookMessageWriter writer,
    TimeProvider clock,
    SetAsideStore setAside
)
{
    private const int MostInOneMessage = 20;
    private const int PageSize = 200;

    /// <summary>Time that each run looks back. Facts are stored a little after they were decided, and not always in that order.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    private static readonly DeliveryRetryPolicy Retries = DeliveryRetryPolicy.Default;

    /// <returns>Whether any message was delivered.</returns>
    public async Task<bool> Tell(CancellationToken cancellationToken)
    {
        var isDelivered = false;
        foreach (var (hook, progress) in await webhookStore.All(cancellationToken))
        {
            if (hook.IsOn && !progress.IsGivenUp && !(progress.NextAttempt > clock.GetUtcNow()))
                await setAside.Attempt(
                    new RecordName("webhooks", hook.Id),
                    async () => isDelivered |= await Tell(hook, progress, cancellationToken)
                );
        }

        return isDelivered;
    }

    /// <summary>
    /// Returns the moment of the next attempt after a failure. Null where nothing has failed.
    /// New events are delivered as soon as the job runs.
    /// </summary>
    public async Task<DateTimeOffset?> NextAttemptAt(CancellationToken cancellationToken) =>
        (await webhookStore.All(cancellationToken))
            .Where(known => known.Hook.IsOn && !setAside.Holds(new RecordName("webhooks", known.Hook.Id)))
            .Min(known => known.Progress.NextAttempt);

    private async Task<bool> Tell(Webhook hook, WebhookProgress progress, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (events, times) = await Untold(hook, progress, now, cancellationToken);
        foreach (var batch in events.Chunk(MostInOneMessage))
        {
            if (await sender.Send(writer.Write(hook, batch, now), cancellationToken) is { } trouble)
            {
                var failures = progress.Failures + 1;
                await webhookStore.Note(
                    hook.Id,
                    progress,
                    progress with
                    {
                        Failures = failures,
                        NextAttempt = Retries.NextAttempt(hook.Id, failures, now),
                        Trouble = trouble,
                    },
                    cancellationToken
                );
                return false;
            }

            var after = After(progress, batch, times);
            await webhookStore.Note(hook.Id, progress, after, cancellationToken);
            progress = after;
        }

        return events.Count > 0;
    }

    /// <returns>The undelivered events, oldest first, and the moment at which each action of the last minutes was decided.</returns>
    private async Task<(List<WebhookEvent> Events, Dictionary<string, DateTimeOffset> Times)> Untold(
        Webhook hook,
        WebhookProgress progress,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var places = hook.Places.Count == 0 ? PlaceSet.Everywhere : PlaceSet.Of(hook.Places.Select(path => Place.Parse(path)!));
        var from = progress.Through - Overlap < hook.CreatedAt ? hook.CreatedAt : progress.Through - Overlap;
        var acts = new List<LedgerAct>();
        string? cursor = null;
        do
        {
            var page = await views.Acts(new ActQuery(from, now.AddTicks(1), places, cursor, PageSize), cancellationToken);
            acts.AddRange(page.Acts);
            cursor = page.Next;
        } while (cursor is not null);

        acts.Reverse();
        var known = progress.Told.ToHashSet();
        var events = new List<WebhookEvent>();
        var times = new Dictionary<string, DateTimeOffset>();
        foreach (var act in acts)
        {
            var id = IdOf(act);
            times[id] = act.Fact.At;
            if (!known.Contains(id))
                events.Add(await Event(id, act, cancellationToken));
        }

        return (events, times);
    }

    private async Task<WebhookEvent> Event(string id, LedgerAct act, CancellationToken cancellationToken)
    {
        var code = FactCodes.Of(act.Fact);
        return
            await setAside.Find(new(RecordName.Tasks, act.Task.Value), () => ledger.Find(act.Task, cancellationToken))
                is { State: var task }
            ? new WebhookEvent(id, code, act, FactText.Of(act.Fact, task)) { HandOver = WebhookHandOver.Of(act.Fact, task) }
            : new WebhookEvent(id, code, act, new(code, code));
    }

    /// <summary>Returns the progress after a delivery. It keeps only those fingerprints to which the next run goes back.</summary>
    private static WebhookProgress After(WebhookProgress before, WebhookEvent[] batch, Dictionary<string, DateTimeOffset> times)
    {
        var last = batch.Max(item => item.Act.Fact.At);
        var through = last > before.Through ? last : before.Through;
        var fingerprints = before
            .Told.Concat(batch.Select(item => item.Id))
            .Where(id => times.TryGetValue(id, out var at) && at >= through - Overlap);
        return new WebhookProgress(through, fingerprints.ToEquatableArray(), 0, null, null);
    }

    private static string IdOf(LedgerAct act)
    {
        var digest = SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes(act.Task.Value), .. CaseJson.Write(act.Fact)]);
        return Convert.ToHexStringLower(digest)[..20];
    }
}
