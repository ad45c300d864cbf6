using System.Globalization;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.People;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.Leads;
using CultivatedLand.Web.Pages.Shared;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Patrols;

/// <summary>Handler of the page about patrols, resolved per request.</summary>
internal sealed class PatrolPageHandler(
    GridStore gridStore,
    PatrolService patrolService,
    KnownPlaces places,
    IDirectoryStore directoryStore,
    PhotoUploads photoUploads,
    IArchive archive,
    TimeProvider clock
)
{
    private const int DaysShown = 60;
    private const int MostShown = 200;

    public Task<IResult> Show(PageContext page, string? said, CancellationToken cancellationToken) =>
        Show(page, Said(said), null, null, [], cancellationToken);

    public async Task<IResult> Log(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (!http.Request.HasFormContentType)
            return ProblemResults.Of(400, new("请用页面上的表单登记。", "Use the form on the page."));
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var (input, faults) = (PatrolInput.Read(form.Fields()), new List<LocalizedText>());
        if (
            await Known(http, Permission.Patrol, input.Place, faults, cancellationToken) is not { } place
            || input.Log(place, page.Visitor.DisplayNameFor(Permission.Patrol, place), clock.GetUtcNow(), faults) is not { } log
        )
            return await Show(page, null, input, null, faults, cancellationToken, StatusOf(http));
        if (await patrolService.LeadElsewhere(log, page.Visitor, cancellationToken) is { } lead)
        {
            http.Deny(Permission.Patrol, lead.Spec.Place);
            return await Show(page, null, input, null, [PatrolService.LeadNotYours(lead.Id)], cancellationToken, StatusOf(http));
        }

        var (kept, unusable) = await photoUploads.Keep(form.Files, cancellationToken);
        if ((unusable ?? await patrolService.Log(log with { Photos = kept }, cancellationToken)) is { } fault)
            return await Show(page, null, input, null, [fault], cancellationToken);
        return form["found"].ToString() == "yes" && log.Lead is null
            ? new SeeOtherResult($"{PageUrls.NewLead}?place={Uri.EscapeDataString(place.Path)}")
            : new SeeOtherResult($"{PageUrls.Patrols}?said=logged");
    }

    public async Task<IResult> Plan(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (!http.Request.HasFormContentType)
            return ProblemResults.Of(400, new("请用页面上的表单设置。", "Use the form on the page."));
        var (input, faults) = (PatrolPlanInput.Read(await http.Request.ReadFields(cancellationToken)), new List<LocalizedText>());
        if (
            await Known(http, Permission.HandleLead, input.Place, faults, cancellationToken) is not { } place
            || input.Plan(place, page.Today, faults) is not { } plan
        )
            return await Show(page, null, null, input, faults, cancellationToken, StatusOf(http));
        var unusable = await patrolService.Plan(plan, page.Visitor.DisplayNameFor(Permission.HandleLead, place), cancellationToken);
        return unusable.Count > 0
            ? await Show(page, null, null, input, unusable, cancellationToken)
            : new SeeOtherResult($"{PageUrls.Patrols}?said=planned");
    }

    public async Task<IResult> Unplan(HttpContext http, CancellationToken cancellationToken)
    {
        var page = http.Page();
        if (!http.Request.HasFormContentType)
            return ProblemResults.Of(400, new("请用页面上的表单设置。", "Use the form on the page."));
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var id = form["id"].ToString();
        if (id.Length is 0 or > 40 || await gridStore.Plan(id, cancellationToken) is not { } stored)
            return ConsoleResults.NotFound(page);
        if (!page.Visitor.Can(Permission.HandleLead, stored.Plan.Place))
            return ConsoleResults.Forbidden(http, Permission.HandleLead, stored.Plan.Place);
        if (!LossQuestion.IsConfirmed(form))
            return LossQuestion.Ask(
                http,
                form,
                new(
                    $"将删除{stored.Plan.Place.Path.Replace('/', ' ')}的巡查安排：不再提醒巡查，也不再计漏巡；巡查记录保留。确定吗？",
                    $"The patrol plan of {stored.Plan.Place.Path} would be removed: nobody is reminded of patrols "
                        + "and none counts as missed; "
                        + "the log stays. Is that right?"
                ),
                new("删除", "Remove"),
                PageUrls.Patrols
            );
        await patrolService.Unplan(id, cancellationToken);
        return new SeeOtherResult($"{PageUrls.Patrols}?said=unplanned");
    }

    /// <summary>Serves the log of a month as a workbook, with the entries of the places that this user sees.</summary>
    /// <param name="typed">Month such as 2023-07. Empty for the present one.</param>
    public async Task<IResult> Download(PageContext page, string? typed, CancellationToken cancellationToken)
    {
        var first = page.Today.AddDays(1 - page.Today.Day);
        if (
            !string.IsNullOrEmpty(typed)
            && (
                !DateOnly.TryParseExact($"{typed}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out first)
                || first.Year is < 1992 or > 2199
            )
        )
            return await Show(
                page,
                null,
                null,
                null,
                [
                    new(
                        $"“{VisibleText.Of(typed)}”不是月份，应如 2023-07。",
                        $"“{VisibleText.Of(typed)}” is no month; write it like 2023-07."
                    ),
                ],
                cancellationToken
            );
        var logs = await gridStore.Logs(first, first.AddMonths(1).AddDays(-1), cancellationToken);
        return Results.File(
            PatrolWorkbook.Write(
                page.Say($"巡查台账{first:yyyy-MM}", $"Patrol log {first:yyyy-MM}"),
                logs.Where(log => page.Visitor.Can(Permission.SeeLedger, log.Place)),
                page.Language
            ),
            ReportFileTypes.Workbook,
            $"巡查台账 {first:yyyy-MM}.xlsx"
        );
    }

    /// <summary>Serves a photograph, only from entries of the log that this user sees.</summary>
    public async Task<IResult> Photo(HttpContext http, string hash, CancellationToken cancellationToken)
    {
        var photo = (await Logs(http.Page(), cancellationToken))
            .SelectMany(log => log.Photos)
            .FirstOrDefault(photo => photo.ContentHash == hash);
        return photo is not null && await archive.Get(hash, cancellationToken) is { } content
            ? UploadedFileResults.Serve(http.Response, content, FileFormat.Of(content), hash, photo.FileName)
            : ConsoleResults.NotFound(http.Page());
    }

    private static LocalizedText? Said(string? code) =>
        code switch
        {
            "logged" => new("巡查已登记。", "The patrol is recorded."),
            "planned" => new("巡查安排已生效。", "The patrol plan counts from now on."),
            "unplanned" => new("巡查安排已删除。", "The patrol plan is removed."),
            _ => null,
        };

    private static int? StatusOf(HttpContext http) => DeniedObject.Of(http) is null ? null : StatusCodes.Status403Forbidden;

    private async Task<Place?> Known(
        HttpContext http,
        Permission permission,
        string typed,
        List<LocalizedText> faults,
        CancellationToken cancellationToken
    )
    {
        var (place, unknown) = await places.Find(typed, [], cancellationToken);
        if (unknown is not null)
            faults.Add(unknown);
        if (place is null || http.Page().Visitor.Can(permission, place))
            return place;
        http.Deny(permission, place);
        faults.Add(LeadPageHandler.NotYours(place));
        return null;
    }

    private async Task<IReadOnlyList<PatrolLog>> Logs(PageContext page, CancellationToken cancellationToken) =>
        [
            .. (await gridStore.Logs(page.Today.AddDays(-DaysShown), page.Today.AddDays(1), cancellationToken))
                .Where(log => page.Visitor.Can(Permission.SeeLedger, log.Place))
                .OrderByDescending(log => log.At)
                .Take(MostShown),
        ];

    private async Task<IResult> Show(
        PageContext page,
        LocalizedText? said,
        PatrolInput? input,
        PatrolPlanInput? plan,
        IReadOnlyList<LocalizedText> faults,
        CancellationToken cancellationToken,
        int? status = null
    )
    {
        var user = page.Visitor;
        var all = await places.All(cancellationToken);
        var leads = (await gridStore.OpenLeads(cancellationToken))
            .Select(stored => stored.State)
            .Where(lead => user.Can(Permission.Patrol, lead.Spec.Place) && page.Now - lead.Spec.FoundAt < LeadLikeness.Looks);
        var model = new PatrolModel(
            await patrolService.Standings(place => user.Can(Permission.SeeLedger, place), cancellationToken),
            await Logs(page, cancellationToken),
            [.. all.Where(place => user.Can(Permission.Patrol, place))],
            [.. all.Where(place => user.Can(Permission.HandleLead, place))],
            user.Can(Permission.SeeDirectory, null) ? Grid.Of(await directoryStore.Current(cancellationToken)).Findings : [],
            [.. leads],
            input ?? new PatrolInput("", user.Name, LeadText.Field(page.Now), "", "", ""),
            plan ?? new PatrolPlanInput("", "7", "day", "", ""),
            faults,
            said,
            IsPlanWrong: plan is not null
        );
        return page.Render<PatrolPage>(
            status ?? (faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity),
            ("Model", model),
            ("IsFresh", input is null)
        );
    }
}

/// <summary>Model of the page about patrols.</summary>
/// <param name="Leads">Leads found lately where this user patrols; a patrol may name one.</param>
public sealed record PatrolModel(
    IReadOnlyList<PatrolStatus> Standings,
    IReadOnlyList<PatrolLog> Logs,
    IReadOnlyList<Place> Places,
    IReadOnlyList<Place> PlanPlaces,
    IReadOnlyList<LocalizedText> GridFindings,
    IReadOnlyList<Lead> Leads,
    PatrolInput Typed,
    PatrolPlanInput Plan,
    IReadOnlyList<LocalizedText> Faults,
    LocalizedText? Said,
    bool IsPlanWrong
);
