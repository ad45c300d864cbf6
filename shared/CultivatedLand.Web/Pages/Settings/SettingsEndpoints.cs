using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Calendars;
using CultivatedLand.Application.Health;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Application.Time;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Settings;

/// <summary>Endpoints of the settings: calendar, deadline policy, limits of the grid and of interviews, links, webhooks.</summary>
internal static class SettingsEndpoints
{
    internal static Domain.LocalizedText Raced { get; } =
        new(
            "没有保存：在此期间已有人改过；再次保存即以您填写的为准。",
            "Not kept: somebody has set other figures meanwhile. Save again to put yours over theirs."
        );

    public static void Add(IServiceCollection services)
    {
        services.AddScoped<WorkCalendarPageHandler>();
        services.AddScoped<DeadlinePolicyPageHandler>();
        services.AddScoped<GridSettingsPageHandler>();
        services.AddScoped<InterviewSettingsPageHandler>();
        services.AddScoped<LinkRevocationPageHandler>();
        services.AddScoped<WebhookPageHandler>();
        services.AddMenuEntry(120, PageUrls.Settings, new("设置", "Settings"), Permission.SeeDirectory);
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        var seeing = app.MapConsoleGroup(Permission.SeeDirectory);
        seeing.MapLazyGet(PageUrls.Settings, (HttpContext http) => http.Page().Render<SettingsIndexPage>());

        var calendar = SettingsUrls.Calendar;
        seeing.MapLazyGet(
            calendar,
            (HttpContext http, WorkCalendarPageHandler handler, CancellationToken cancellationToken) =>
                handler.Show(http, cancellationToken)
        );
        seeing.MapLazyGet(calendar + "/template", () => CsvResults.Of(HolidayFileReader.Template, "holidays-template.csv"));
        var policy = SettingsUrls.Policy;
        seeing.MapLazyGet(
            policy,
            (HttpContext http, DeadlinePolicyPageHandler handler, CancellationToken cancellationToken) =>
                handler.Show(http, cancellationToken)
        );
        var grid = SettingsUrls.Grid;
        seeing.MapLazyGet(
            grid,
            (HttpContext http, GridSettingsPageHandler handler, CancellationToken cancellationToken) =>
                handler.Show(http, cancellationToken)
        );
        var interviews = SettingsUrls.Interviews;
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

        var links = SettingsUrls.Links;
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
                SettingsUrls.Health,
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
                SettingsUrls.Health + "/clock",
                async (HttpContext http, IChangeSignal changeSignal, CancellationToken cancellationToken) =>
                {
                    if (http.RequestServices.GetService(typeof(ClockWatch)) is ClockWatch clockWatch)
                        await clockWatch.Accept(cancellationToken);
                    changeSignal.Raise(null);
                    return Results.Redirect(SettingsUrls.Health);
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
}
