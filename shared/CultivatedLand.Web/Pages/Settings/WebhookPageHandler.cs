using CultivatedLand.Application.Webhooks;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.Shared;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Settings;

/// <summary>
/// Handler of the page of webhooks: the programs and group robots that get the events of tasks, and the progress of each.
/// </summary>
internal sealed class WebhookPageHandler(WebhookStore webhookStore, WebhookTargets targets, TimeProvider clock)
{
    public static readonly string Path = SettingsUrls.Webhooks;

    public Task<IResult> Show(HttpContext http, CancellationToken cancellationToken) =>
        Page(
            http.Page(),
            WebhookInput.Empty,
            [],
            Said(http.Request.Query["said"].ToString()),
            null,
            StatusCodes.Status200OK,
            cancellationToken
        );

    /// <summary>
    /// Adds a webhook. It answers at once and not by a redirection, because a secret created by the host is shown only once.
    /// </summary>
    public async Task<IResult> Add(HttpContext http, CancellationToken cancellationToken)
    {
        var (page, input) = (http.Page(), WebhookInput.Of(http.Request.Form.Fields()));
        var hook = input.Hook(clock.GetUtcNow(), page.Visitor.DisplayName);
        var faults = hook.Faults(targets).ToList();
        if (faults.Count > 0)
            return await Page(page, input, faults, null, null, StatusCodes.Status422UnprocessableEntity, cancellationToken);

        await webhookStore.Add(hook, cancellationToken);
        return input.IsSecretMade
            ? await Page(
                page,
                WebhookInput.Empty,
                [],
                new("已添加。签名密钥只显示这一次：请现在抄存。", "Added. The secret that signs is shown this once: copy it now."),
                hook.Secret,
                StatusCodes.Status200OK,
                cancellationToken
            )
            : new SeeOtherResult(Path + "?said=added");
    }

    public async Task<IResult> Switch(HttpContext http, string id, bool on, CancellationToken cancellationToken) =>
        await webhookStore.Switch(id, on, cancellationToken) is null
            ? ConsoleResults.NotFound(http.Page())
            : new SeeOtherResult(Path + (on ? "?said=on" : "?said=off"));

    public async Task<IResult> Remove(HttpContext http, string id, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        if (!LossQuestion.IsConfirmed(form) && await webhookStore.Find(id, cancellationToken) is { } webhook)
            return LossQuestion.Ask(
                http,
                form,
                new(
                    $"将删除推送“{webhook.Name}”：它的地址和密钥一并删除，还没有推送的动态不再推送。确定吗？",
                    $"The webhook “{webhook.Name}” would be removed with its address and secret; "
                        + $"what it has not been told yet it will not hear. "
                        + "Is that right?"
                ),
                new("删除", "Remove"),
                Path
            );
        return await webhookStore.Remove(id, cancellationToken)
            ? new SeeOtherResult(Path + "?said=removed")
            : ConsoleResults.NotFound(http.Page());
    }

    private static LocalizedText? Said(string code) =>
        code switch
        {
            "added" => new("已添加；从现在起发生的都会推送。", "Added; it hears of what happens from now on."),
            "on" => new("已启用。", "Switched on."),
            "off" => new("已停用。", "Switched off."),
            "removed" => new("已删除。", "Removed."),
            _ => null,
        };

    private async Task<IResult> Page(
        PageContext page,
        WebhookInput input,
        IReadOnlyList<LocalizedText> faults,
        LocalizedText? said,
        string? secret,
        int status,
        CancellationToken cancellationToken
    ) =>
        page.Render<WebhooksPage>(
            status,
            ("Hooks", (IReadOnlyList<WebhookSummary>)[.. (await webhookStore.All(cancellationToken)).Select(WebhookSummary.Of)]),
            ("Typed", input),
            ("Faults", faults),
            ("Said", said),
            ("Secret", secret)
        );
}
