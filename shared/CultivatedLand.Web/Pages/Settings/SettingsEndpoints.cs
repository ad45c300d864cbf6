using System.Text;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Calendars;
using CultivatedLand.Application.Health;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Pages.People;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Settings;

/// <summary>Endpoints of the settings: people, calendar, deadline policy, limits of the grid and of interviews, links, webhooks.</summary>
internal static class SettingsEndpoints
{
    public const string Directory = "directory";
    public const string Calendar = "calendar";
    public const string Policy = "policy";
    public const string Grid = "grid";
    public const string Interviews = "interviews";
    public const string Links = "links";
    public const string Webhooks = "webhooks";
    public const string Health = "health";

    internal static Domain.LocalizedText Raced { get; } =
        new(
            "没有保存：在此期间已有人改过；再次保存即以您填写的为准。",
            "Not kept: somebody has set other figures meanwhile. Save again to put yours over theirs."
        );

    public static void Map(IEndpointRouteBuilder app)
    {
        var seeing = app.MapConsoleGroup(Permission.SeeDirectory);
        seeing.MapLazyGet(PageUrls.Settings, (HttpContext http) => http.Page().Render<SettingsIndexPage>());

        var people = PageUrls.SettingsOf(Directory);
        seeing.MapLazyGet(
            people,
            (HttpContext http, DirectoryPageHandler handler, CancellationToken cancellationToken) => handler.Show(http, cancellationToken)
        );
        seeing.MapLazyGet(people + "/template", () => Csv(DirectoryFileReader.Template, "people-template.csv"));
        seeing.MapLazyGet(
            people + "/people.csv",
            async (HttpContext http, DirectoryPageHandler handler, CancellationToken cancellationToken) =>
                Csv(DirectoryFileWriter.Write(await handler.Visible(http.Page(), cancellationToken)), "people.csv")
        );
        var editing = app.MapConsoleGroup(Permission.EditDirectory);
        editing.MapLazyPost(
            people + "/person",
            (HttpContext http, DirectoryPageHandler handler, CancellationToken cancellationToken) => handler.Keep(http, cancellationToken)
        );
        editing.MapLazyPost(
            people + "/remove",
            (HttpContext http, DirectoryPageHandler handler, CancellationToken cancellationToken) => handler.Remove(http, cancellationToken)
        );
        editing.MapLazyPost(
            people + "/upload",
            (HttpContext http, DirectoryPageHandler handler, CancellationToken cancellationToken) => handler.Upload(http, cancellationToken)
        );
        editing.MapLazyGet(
            people + "/preview",
            (HttpContext http, DirectoryPageHandler handler, CancellationToken cancellationToken) =>
                handler.Preview(http, cancellationToken)
        );
        editing.MapLazyPost(
            people + "/replace",
            (HttpContext http, DirectoryPageHandler handler, CancellationToken cancellationToken) =>
                handler.Replace(http, cancellationToken)
        );

        var calendar = PageUrls.SettingsOf(Calendar);
        seeing.MapLazyGet(
            calendar,
            (HttpContext http, WorkCalendarPageHandler handler, CancellationToken cancellationToken) =>
                handler.Show(http, cancellationToken)
        );
        seeing.MapLazyGet(calendar + "/template", () => Csv(HolidayFileReader.Template, "holidays-template.csv"));
        var policy = PageUrls.SettingsOf(Policy);
        seeing.MapLazyGet(
            policy,
            (HttpContext http, DeadlinePolicyPageHandler handler, CancellationToken cancellationToken) =>
                handler.Show(http, cancellationToken)
        );
        var grid = PageUrls.SettingsOf(Grid);
        seeing.MapLazyGet(
            grid,
            (HttpContext http, GridSettingsPageHandler handler, CancellationToken cancellationToken) =>
                handler.Show(http, cancellationToken)
        );
        var interviews = PageUrls.SettingsOf(Interviews);
        seeing.MapLazyGet(
            interviews,
            (HttpContext http, InterviewSettingsPageHandler handler, CancellationToken cancellationToken) =>
                handler.Show(http, cancellationToken)
        );
        var ruling = app.MapConsoleGroup(Permission.EditSettings);
        ruling
            .MapLazyPost(
                calendar,
                (HttpContext http, WorkCalendarPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Keep(http, cancellationToken)
            )
            .RequirePermission(Permission.EditSettings, ResourceKind.Host);
        ruling
            .MapLazyPost(
                calendar + "/remove",
                (HttpContext http, WorkCalendarPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Remove(http, cancellationToken)
            )
            .RequirePermission(Permission.EditSettings, ResourceKind.Host);
        ruling
            .MapLazyPost(
                policy,
                (HttpContext http, DeadlinePolicyPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Keep(http, cancellationToken)
            )
            .RequirePermission(Permission.EditSettings, ResourceKind.Host);
        ruling
            .MapLazyPost(
                grid,
                (HttpContext http, GridSettingsPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Keep(http, cancellationToken)
            )
            .RequirePermission(Permission.EditSettings, ResourceKind.Host);
        ruling
            .MapLazyPost(
                interviews,
                (HttpContext http, InterviewSettingsPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Keep(http, cancellationToken)
            )
            .RequirePermission(Permission.EditSettings, ResourceKind.Host);

        var links = PageUrls.SettingsOf(Links);
        var revoking = app.MapConsoleGroup(Permission.RevokeLinks);
        revoking.MapLazyGet(
            links,
            (HttpContext http, LinkRevocationPageHandler handler, CancellationToken cancellationToken) =>
                handler.Show(http, cancellationToken)
        );
        revoking.MapLazyPost(
            links,
            (HttpContext http, LinkRevocationPageHandler handler, CancellationToken cancellationToken) =>
                handler.Revoke(http, cancellationToken)
        );

        app.MapConsoleGroup(Permission.ManageAccounts)
            .RequirePermission(Permission.ManageAccounts, ResourceKind.Host)
            .MapLazyGet(
                PageUrls.SettingsOf(Health),
                async (HttpContext http, HostHealth health, CancellationToken cancellationToken) =>
                    http.Page()
                        .Render<HealthPage>(
                            parameters:
                            [
                                (nameof(HealthPage.Faults), await health.Faults(cancellationToken)),
                                (nameof(HealthPage.SetAside), health.SetAside),
                            ]
                        )
            );

        app.MapConsoleGroup(Permission.ManageAccounts)
            .RequirePermission(Permission.ManageAccounts, ResourceKind.Host)
            .MapLazyPost(
                PageUrls.SettingsOf(Health) + "/clock",
                async (HttpContext http, IChangeSignal changeSignal, CancellationToken cancellationToken) =>
                {
                    if (http.RequestServices.GetService(typeof(ClockWatch)) is ClockWatch clockWatch)
                        await clockWatch.Accept(cancellationToken);
                    changeSignal.Raise(null);
                    return Results.Redirect(PageUrls.SettingsOf(Health));
                }
            );

        var webhooks = app.MapConsoleGroup(Permission.EditSettings).RequirePermission(Permission.EditSettings, ResourceKind.Host);
        webhooks.MapLazyGet(
            WebhookPageHandler.Path,
            (HttpContext http, WebhookPageHandler handler, CancellationToken cancellationToken) => handler.Show(http, cancellationToken)
        );
        webhooks.MapLazyPost(
            WebhookPageHandler.Path,
            (HttpContext http, WebhookPageHandler handler, CancellationToken cancellationToken) => handler.Add(http, cancellationToken)
        );
        webhooks.MapLazyPost(
            WebhookPageHandler.Path + "/{id}/on",
            (HttpContext http, string id, WebhookPageHandler handler, CancellationToken cancellationToken) =>
                handler.Switch(http, id, true, cancellationToken)
        );
        webhooks.MapLazyPost(
            WebhookPageHandler.Path + "/{id}/off",
            (HttpContext http, string id, WebhookPageHandler handler, CancellationToken cancellationToken) =>
                handler.Switch(http, id, false, cancellationToken)
        );
        webhooks.MapLazyPost(
            WebhookPageHandler.Path + "/{id}/remove",
            (HttpContext http, string id, WebhookPageHandler handler, CancellationToken cancellationToken) =>
                handler.Remove(http, id, cancellationToken)
        );
    }

    /// <summary>Returns a CSV file with the byte order mark by which a spreadsheet recognises UTF-8.</summary>
    private static IResult Csv(string table, string name) =>
        Results.File(Encoding.UTF8.GetBytes("\uFEFF" + table), "text/csv; charset=utf-8", name);
}
