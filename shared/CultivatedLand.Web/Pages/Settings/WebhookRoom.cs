using CultivatedLand.Casework.Webhooks;
using CultivatedLand.Domain;
using CultivatedLand.Web.Api.Webhooks;
using CultivatedLand.Web.Pages.Frame;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Settings;

/// <summary>Which programs and group robots are told of what happens to tasks, and how far each has been told.</summary>
internal sealed class WebhookRoom(WebhookBook book, TimeProvider clock)
{
    public static readonly string Path = Site.SettingsOf(SettingsPages.Webhooks);

    public Task<IResult> Show(HttpContext http, CancellationToken cancel) =>
        Page(http.Page(), TypedWebhook.Empty, [], Said(http.Request.Query["said"].ToString()), null, StatusCodes.Status200OK, cancel);

    /// <summary>Answers at once and not by a redirection: a secret that the host has made is shown this once.</summary>
    public async Task<IResult> Add(HttpContext http, CancellationToken cancel)
    {
        var (page, typed) = (http.Page(), TypedWebhook.Of(http.Request.Form));
        var hook = typed.Hook(clock.GetUtcNow(), page.Visitor.By);
        var faults = hook.Faults().ToList();
        if (faults.Count > 0) return await Page(page, typed, faults, null, null, StatusCodes.Status422UnprocessableEntity, cancel);

        await book.Add(hook, cancel);
        return typed.IsSecretMade
            ? await Page(page, TypedWebhook.Empty, [], new("已添加。签名密钥只显示这一次：请现在抄存。", "Added. The secret that signs is shown this once: copy it now."), hook.Secret, StatusCodes.Status200OK, cancel)
            : new SeeOther(Path + "?said=added");
    }

    public async Task<IResult> Switch(HttpContext http, string id, bool on, CancellationToken cancel) =>
        await book.Switch(id, on, cancel) is null ? ConsolePages.NotFound(http.Page()) : new SeeOther(Path + (on ? "?said=on" : "?said=off"));

    public async Task<IResult> Remove(HttpContext http, string id, CancellationToken cancel) =>
        await book.Remove(id, cancel) ? new SeeOther(Path + "?said=removed") : ConsolePages.NotFound(http.Page());

    private static Sentence? Said(string code) => code switch
    {
        "added" => new("已添加；从现在起发生的都会推送。", "Added; it hears of what happens from now on."),
        "on" => new("已启用。", "Switched on."),
        "off" => new("已停用。", "Switched off."),
        "removed" => new("已删除。", "Removed."),
        _ => null,
    };

    private async Task<IResult> Page(PageContext page, TypedWebhook typed, IReadOnlyList<Sentence> faults, Sentence? said, string? secret, int status, CancellationToken cancel) => page.Render<WebhookSheet>(
        status, ("Hooks", (IReadOnlyList<WebhookView>)[.. (await book.All(cancel)).Select(WebhookView.Of)]), ("Typed", typed), ("Faults", faults), ("Said", said), ("Secret", secret));
}
