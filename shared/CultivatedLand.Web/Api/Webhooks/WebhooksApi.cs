using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Webhooks;
using CultivatedLand.Domain;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api.Webhooks;

/// <summary>API of webhooks: the programs and group robots that get the events of tasks.</summary>
internal static class WebhooksApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyGet(
                "/webhooks",
                async (WebhookStore webhookStore, CancellationToken cancellationToken) =>
                    Results.Ok((await webhookStore.All(cancellationToken)).Select(WebhookView.Of))
            )
            .RequirePermission(Permission.EditSettings, ResourceKind.Host)
            .Answers<IReadOnlyList<WebhookView>>();
        api.MapLazyPost("/webhooks", Add)
            .RequirePermission(Permission.EditSettings, ResourceKind.Host)
            .RunsAgain()
            .AnswersCreated<WebhookView>(400, 422);
        api.MapLazyPost(
                "/webhooks/{id}/on",
                (string id, WebhookStore webhookStore, CancellationToken cancellationToken) =>
                    Switch(id, true, webhookStore, cancellationToken)
            )
            .RequirePermission(Permission.EditSettings, ResourceKind.Host)
            .RunsAgain()
            .AnswersNothing(404);
        api.MapLazyPost(
                "/webhooks/{id}/off",
                (string id, WebhookStore webhookStore, CancellationToken cancellationToken) =>
                    Switch(id, false, webhookStore, cancellationToken)
            )
            .RequirePermission(Permission.EditSettings, ResourceKind.Host)
            .RunsAgain()
            .AnswersNothing(404);
        api.MapLazyDelete(
                "/webhooks/{id}",
                async (string id, WebhookStore webhookStore, CancellationToken cancellationToken) =>
                    await webhookStore.Remove(id, cancellationToken) ? Results.NoContent() : ProblemResults.NotFound("推送")
            )
            .RequirePermission(Permission.EditSettings, ResourceKind.Host)
            .AnswersNothing(404);
    }

    private static async Task<IResult> Add(
        HttpContext http,
        WebhookBody body,
        WebhookStore webhookStore,
        WebhookTargets targets,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (WebhookFormats.Parse(body.Format ?? "json") is not { } format)
            return ProblemResults.Of(
                400,
                new(
                    $"“{body.Format}”不是推送格式，应为 json、wecom 或 dingtalk。",
                    $"“{body.Format}” is no format; it is json, wecom or dingtalk."
                )
            );
        if (!Uri.TryCreate(body.Address, UriKind.RelativeOrAbsolute, out var address))
            return ProblemResults.Of(
                400,
                new("请给出 address：接收推送的完整网址。", "Give address: the whole address to which events are sent.")
            );

        var hook = new Webhook(
            http.WriteKey()?[..16] ?? WebhookStore.NewId(),
            VisibleText.Of(body.Name ?? "").Trim(),
            address,
            format,
            body.Secret,
            [.. body.Places ?? []],
            IsOn: true,
            clock.GetUtcNow(),
            http.Visitor().DisplayName
        );
        var faults = hook.Faults(targets).ToEquatableArray();
        if (faults.Count > 0)
            return ProblemResults.Of(faults);

        await webhookStore.Add(hook, cancellationToken);
        return Results.Created($"/api/webhooks/{hook.Id}", WebhookView.Of((hook, new WebhookProgress(hook.CreatedAt, [], 0, null, null))));
    }

    private static async Task<IResult> Switch(string id, bool on, WebhookStore webhookStore, CancellationToken cancellationToken) =>
        await webhookStore.Switch(id, on, cancellationToken) is null ? ProblemResults.NotFound("推送") : Results.NoContent();
}

/// <param name="Format">json (the default), wecom or dingtalk.</param>
/// <param name="Secret">Signs what is sent; at least 16 characters for json.</param>
/// <param name="Places">Paths whose tasks are told of; none for all.</param>
internal sealed record WebhookBody(string? Name, string? Address, string? Format, string? Secret, IReadOnlyList<string>? Places);

/// <summary>A webhook without its secret; of the address of a robot, which is one too, only the host is shown.</summary>
public sealed record WebhookView(
    string Id,
    string Name,
    string Address,
    string Format,
    IReadOnlyList<string> Places,
    bool IsOn,
    bool IsGivenUp,
    DateTimeOffset ToldThrough,
    int Failures,
    DateTimeOffset? NextAttempt,
    string? Trouble
)
{
    internal static WebhookView Of((Webhook Hook, WebhookProgress Progress) known) => Of(WebhookSummary.Of(known));

    private static WebhookView Of(WebhookSummary webhook) =>
        new(
            webhook.Id,
            webhook.Name,
            webhook.Address,
            webhook.Format,
            webhook.Places,
            webhook.IsOn,
            webhook.IsGivenUp,
            ChinaTime.Of(webhook.ToldThrough),
            webhook.Failures,
            webhook.NextAttempt is { } next ? ChinaTime.Of(next) : null,
            webhook.Trouble
        );
}
