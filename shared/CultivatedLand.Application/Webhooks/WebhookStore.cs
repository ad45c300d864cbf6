using System.Security.Cryptography;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Records;

namespace CultivatedLand.Application.Webhooks;

/// <summary>Store of webhooks and of the delivery progress of each.</summary>
public sealed class WebhookStore(IRecordStore recordStore, TimeProvider clock)
{
    private readonly RecordSet<Webhook> _hooks = new(recordStore, "webhooks");
    private readonly RecordSet<WebhookProgress> _progress = new(recordStore, "webhook-progress");

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    public static string NewSecret() => SecretTokens.New();

    /// <summary>Adds a webhook. It receives events from now on.</summary>
    public async Task Add(Webhook hook, CancellationToken cancellationToken)
    {
        await _progress.Add(hook.Id, new WebhookProgress(clock.GetUtcNow(), [], 0, null, null), cancellationToken);
        await _hooks.Add(hook.Id, hook, cancellationToken);
    }

    public Task<Webhook?> Find(string id, CancellationToken cancellationToken) => _hooks.Find(id, cancellationToken);

    public async Task<IReadOnlyList<(Webhook Hook, WebhookProgress Progress)>> All(CancellationToken cancellationToken)
    {
        var all = new List<(Webhook, WebhookProgress)>();
        await foreach (var (id, hook) in _hooks.All(cancellationToken))
        {
            if (await ProgressOrSetAside(id, hook, cancellationToken) is { } progress)
                all.Add((hook, progress));
        }

        return all;
    }

    /// <summary>
    /// Switches a webhook on or off. When it is switched on again, it receives the events that it missed while deliveries were given up.
    /// It does not receive events of the time in which it was switched off.
    /// </summary>
    /// <returns>The webhook. Null where there is no such webhook.</returns>
    public async Task<Webhook?> Switch(string id, bool on, CancellationToken cancellationToken)
    {
        var wasOn = false;
        var hook = await _hooks.Change(
            id,
            before =>
            {
                wasOn = before?.IsOn == true;
                return before is null ? null : before with { IsOn = on };
            },
            cancellationToken
        );
        if (hook is null)
            return null;

        var now = clock.GetUtcNow();
        await _progress.Change(
            id,
            before =>
                before is null
                    ? null
                    : before with
                    {
                        Through = on && !wasOn ? now : before.Through,
                        Failures = 0,
                        NextAttempt = null,
                        Trouble = null,
                    },
            cancellationToken
        );
        return hook;
    }

    public async Task<bool> Remove(string id, CancellationToken cancellationToken)
    {
        var found = await _hooks.Remove(id, cancellationToken);
        await _progress.Remove(id, cancellationToken);
        return found;
    }

    /// <summary>Corrects the progress that a clock that was ahead has noted.</summary>
    internal async Task NotAfter(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var (hook, progress) in await All(cancellationToken))
        {
            if (progress.Through <= now && !(progress.NextAttempt > now.AddHours(36)))
                continue;
            await _progress.Change(
                hook.Id,
                before =>
                    before is null
                        ? null
                        : before with
                        {
                            Through = before.Through > now ? now : before.Through,
                            NextAttempt = before.NextAttempt > now ? now : before.NextAttempt,
                        },
                cancellationToken
            );
        }
    }

    /// <summary>Stores the delivery progress, unless somebody has changed it meanwhile.</summary>
    internal Task Note(string id, WebhookProgress before, WebhookProgress after, CancellationToken cancellationToken) =>
        _progress.Change(id, current => current == before ? after : null, cancellationToken);

    /// <summary>Null where the progress cannot be read: from the beginning everything would be delivered again.</summary>
    private async Task<WebhookProgress?> ProgressOrSetAside(string id, Webhook hook, CancellationToken cancellationToken)
    {
        try
        {
            return await ProgressOf(id, hook, cancellationToken);
        }
        catch (UnreadableRecordException) when (recordStore.SetAside is not null)
        {
            return null;
        }
    }

    private async Task<WebhookProgress> ProgressOf(string id, Webhook hook, CancellationToken cancellationToken) =>
        await _progress.Find(id, cancellationToken) ?? new WebhookProgress(hook.CreatedAt, [], 0, null, null);
}
