using System.Security.Cryptography;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.SignIn;

namespace CultivatedLand.Application.Webhooks;

/// <summary>The webhooks of this host and how far each has been told.</summary>
public sealed class WebhookStore(IRecordStore cabinet, TimeProvider clock)
{
    private readonly RecordSet<Webhook> hooks = new(cabinet, "webhooks");
    private readonly RecordSet<WebhookProgress> progress = new(cabinet, "webhook-progress");

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    public static string NewSecret() => SecretTokens.New();

    /// <summary>A new one hears of what happens from now on.</summary>
    public async Task Add(Webhook hook, CancellationToken cancel)
    {
        await progress.Add(hook.Id, new WebhookProgress(clock.GetUtcNow(), [], 0, null, null), cancel);
        await hooks.Add(hook.Id, hook, cancel);
    }

    public Task<Webhook?> Find(string id, CancellationToken cancel) => hooks.Find(id, cancel);

    public async Task<IReadOnlyList<(Webhook Hook, WebhookProgress Progress)>> All(CancellationToken cancel)
    {
        var all = new List<(Webhook, WebhookProgress)>();
        await foreach (var (id, hook) in hooks.All(cancel)) all.Add((hook, await ProgressOf(id, hook, cancel)));
        return all;
    }

    /// <summary>On again, it hears of what it missed while it was given up; what happened while it was switched off it does not.</summary>
    /// <returns>Null where there is no such webhook.</returns>
    public async Task<Webhook?> Switch(string id, bool on, CancellationToken cancel)
    {
        var wasOn = false;
        var hook = await hooks.Change(id, before =>
        {
            wasOn = before?.IsOn == true;
            return before is null ? null : before with { IsOn = on };
        }, cancel);
        if (hook is null) return null;

        var now = clock.GetUtcNow();
        await progress.Change(id, before => before is null ? null : before with { Through = on && !wasOn ? now : before.Through, Failures = 0, NextAttempt = null, Trouble = null }, cancel);
        return hook;
    }

    public async Task<bool> Remove(string id, CancellationToken cancel)
    {
        var found = await hooks.Remove(id, cancel);
        await progress.Remove(id, cancel);
        return found;
    }

    /// <summary>Notes how far it has been told, unless somebody has changed that meanwhile.</summary>
    internal Task Note(string id, WebhookProgress before, WebhookProgress after, CancellationToken cancel) =>
        progress.Change(id, current => current == before ? after : null, cancel);

    private async Task<WebhookProgress> ProgressOf(string id, Webhook hook, CancellationToken cancel) =>
        await progress.Find(id, cancel) ?? new WebhookProgress(hook.CreatedAt, [], 0, null, null);
}
