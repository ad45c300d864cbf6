using CultivatedLand.Application.Webhooks;
using CultivatedLand.Domain;
using CultivatedLand.Web.Api.Webhooks;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Settings;

/// <summary>Which programs and group robots are told of what happens to tasks, and how far each has been told.</summary>
internal sealed class WebhookPageHandler(WebhookStore book, TimeProvider clock)
{
    public static readonly string Path = PageUrls.SettingsOf(SettingsEndpoints.Webhooks);

    public Task<IResult> Show(HttpContext http, CancellationToken cancel) =>
        Page(http.Page(), WebhookInput.Empty, [], Said(http.Request.Query["said"].ToString()), null, StatusCodes.Status200OK, cancel);

    /// <summary>Answers at once and not by a redirection: a secret that the host has made is shown this once.</summary>
    public async Task<IResult> Add(HttpContext http, CancellationToken cancel)
    {
        var (page, typed) = (http.Page(), WebhookInput.Of(http.Request.Form));
        var hook = typed.Hook(clock.GetUtcNow(), page.Visitor.By);
        var faults = hook.Faults().ToList();
        if (faults.Count > 0) return await Page(page, typed, faults, null, null, StatusCodes.Status422UnprocessableEntity, cancel);

        await book.Add(hook, cancel);
        return typed.IsSecretMade
            ? await Page(page, WebhookInput.Empty, [], new("已添加。签名密钥只显示这一次：请现在抄存。", "Added. The secret that signs is shown this once: copy it now."), hook.Secret, StatusCodes.Status200OK, cancel)
            : new SeeOtherResult(Path + "?said=added");
    }

    public async Task<IResult> Switch(HttpContext http, string id, bool on, CancellationToken cancel) =>
        await book.Switch(id, on, cancel) is null ? ConsoleResults.NotFound(http.Page()) : new SeeOtherResult(Path + (on ? "?said=on" : "?said=off"));

    public async Task<IResult> Remove(HttpContext http, string id, CancellationToken cancel) =>
        await book.Remove(id, cancel) ? new SeeOtherResult(Path + "?said=removed") : ConsoleResults.NotFound(http.Page());

    private static LocalizedText? Said(string code) => code switch
    {
        "added" => new("已添加；从现在起发生的都会推送。", "Added; it hears of what happens from now on."),
        "on" => new("已启用。", "Switched on."),
        "off" => new("已停用。", "Switched off."),
        "removed" => new("已删除。", "Removed."),
        _ => null,
    };

    private async Task<IResult> Page(PageContext page, WebhookInput typed, IReadOnlyList<LocalizedText> faults, LocalizedText? said, string? secret, int status, CancellationToken cancel) => page.Render<WebhooksPage>(
        status, ("Hooks", (IReadOnlyList<WebhookView>)[.. (await book.All(cancel)).Select(WebhookView.Of)]), ("Typed", typed), ("Faults", faults), ("Said", said), ("Secret", secret));
}
