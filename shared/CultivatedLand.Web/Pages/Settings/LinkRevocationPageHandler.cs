using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Links;
using CultivatedLand.Application.People;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.Shared;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Settings;

/// <summary>Handler of the page that revokes sent links: a person's, a task's, or a person's for one task.</summary>
internal sealed class LinkRevocationPageHandler(
    LinkRevocationService linkRevocationService,
    ILedger ledger,
    DirectoryService people,
    RhythmStore rhythmStore
)
{
    private const int MostListed = 200;

    public async Task<IResult> Show(HttpContext http, CancellationToken cancellationToken) =>
        await Page(
            http.Page(),
            "",
            "",
            null,
            http.Request.Query["said"] == "revoked"
                ? new("已失效。以后发出的新链接不受影响。", "Revoked. Links in later mails are not affected.")
                : null,
            StatusCodes.Status200OK,
            cancellationToken
        );

    public async Task<IResult> Revoke(HttpContext http, CancellationToken cancellationToken)
    {
        var (page, form) = (http.Page(), await http.Request.ReadFormAsync(cancellationToken));
        var (typedTask, mail) = (form["task"].ToString().Trim(), form["mail"].ToString().Trim());
        if (await Fault(http, typedTask, mail, cancellationToken) is { } fault)
            return await Page(
                page,
                typedTask,
                mail,
                fault,
                null,
                DeniedObject.Of(http) is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status403Forbidden,
                cancellationToken
            );

        if (!LossQuestion.IsConfirmed(form))
            return LossQuestion.Ask(
                http,
                form,
                new(
                    $"将使{(typedTask.Length > 0 ? $"任务 {typedTask} 的" : "")}{(mail.Length > 0 ? $"发给 {mail} 的" : "")}全部已发链接失效，"
                        + "不能恢复；收件人在下一封邮件前不能从链接填报。确定吗？",
                    $"All links sent so far{(typedTask.Length > 0 ? $" about the task {typedTask}" : "")}"
                        + $"{(mail.Length > 0 ? $" to {mail}" : "")} would end for good; until the next mail nobody can report by them. "
                        + "Is that right?"
                ),
                new("使链接失效", "Revoke the links"),
                SettingsUrls.Links
            );
        await linkRevocationService.Revoke(
            TaskId.Parse(typedTask),
            mail.Length == 0 ? null : mail,
            page.Visitor.DisplayName,
            cancellationToken
        );
        return new SeeOtherResult(SettingsUrls.Links + "?said=revoked");
    }

    private async Task<LocalizedText?> Fault(HttpContext http, string typedTask, string mail, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (typedTask.Length == 0 && mail.Length == 0)
            return new("请填写任务编号或邮箱，或两者。", "Write the id of a task, a mail address, or both.");
        if (mail.Length > 0 && !DirectoryFileReader.IsAddress(mail))
            return new($"邮箱“{mail}”不是有效地址。", $"“{mail}” is not a mail address.");
        if (typedTask.Length > 0)
        {
            var stored = TaskId.Parse(typedTask) is { } id ? await ledger.Find(id, cancellationToken) : null;
            if (stored is not null && page.Visitor.Can(Permission.RevokeLinks, stored.State.Spec.Place))
                return null;
            if (stored is not null)
                http.Deny(Permission.RevokeLinks, stored.State.Spec.Place);
            return new(
                $"没有编号为“{typedTask}”的任务，或它不在您负责的地方。编号见任务页。",
                $"There is no task “{typedTask}”, or it lies outside your places. The page of a task shows its id."
            );
        }

        var places = await PlacesOf(mail, cancellationToken);
        if (
            page.Visitor.Can(Permission.RevokeLinks, null)
            || (places.Count > 0 && places.All(place => page.Visitor.Can(Permission.RevokeLinks, place)))
        )
            return null;
        if (places.Count > 0)
            http.Deny(Permission.RevokeLinks, places.FirstOrDefault(place => !page.Visitor.Can(Permission.RevokeLinks, place)));
        return new(
            $"{mail}不是您负责的地方的人；请同时填写任务编号。",
            $"{mail} is nobody of your places; write the id of the task as well."
        );
    }

    /// <summary>Lists the places for which somebody holds a role or gets a bulletin. Null for a bulletin of all places.</summary>
    private async Task<IReadOnlyList<Place?>> PlacesOf(string mail, CancellationToken cancellationToken)
    {
        var held = (await people.Directory(cancellationToken))
            .Entries.Where(entry => string.Equals(entry.Mail, mail, StringComparison.OrdinalIgnoreCase))
            .Select(entry => (Place?)entry.Place);
        var told = (await rhythmStore.All(cancellationToken))
            .Where(rhythm => rhythm.Guests.Contains(mail, StringComparer.OrdinalIgnoreCase))
            .Select(rhythm => rhythm.At);
        return [.. held, .. told];
    }

    private async Task<IResult> Page(
        PageContext page,
        string task,
        string mail,
        LocalizedText? fault,
        LocalizedText? said,
        int status,
        CancellationToken cancellationToken
    )
    {
        var latest = await linkRevocationService.Latest(MostListed, cancellationToken);
        var listed = page.Visitor.Can(Permission.RevokeLinks, null)
            ? latest
            : [.. latest.Where(revocation => revocation.By == page.Visitor.DisplayName)];
        return page.Render<LinkRevocationPage>(
            status,
            ("Revocations", listed),
            ("Task", task),
            ("Mail", mail),
            ("Fault", fault),
            ("Said", said)
        );
    }
}
