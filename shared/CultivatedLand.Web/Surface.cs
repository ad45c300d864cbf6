using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Api;
using CultivatedLand.Web.Api.Description;
using CultivatedLand.Web.Api.Reports;
using CultivatedLand.Web.Api.Webhooks;
using CultivatedLand.Web.Api.Writes;
using CultivatedLand.Web.Feeds;
using CultivatedLand.Web.Links;
using CultivatedLand.Web.Pages;
using CultivatedLand.Web.Pages.Access;
using CultivatedLand.Web.Pages.Reports;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Pages.Leads;
using CultivatedLand.Web.Pages.Mails;
using CultivatedLand.Web.Pages.Patrols;
using CultivatedLand.Web.Pages.Tasks;
using CultivatedLand.Web.Pages.Plans;
using CultivatedLand.Web.Pages.Settings;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web;

/// <summary>The web surface, the same in every host: JSON API, pages behind links, health. The host adds the ports of Casework.</summary>
public static class Surface
{
    public static IServiceCollection AddSurface(this IServiceCollection services, SurfaceSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<Uploads>();
        services.AddAccess(settings);
        services.AddSingleton<AnsweredWrites>();
        services.AddWebhooks(settings);
        services.AddFeeds();
        services.AddApiDescription();
        services.AddSingleton<CaseLinks>();
        services.AddReports();
        services.AddScoped<LinkPages.Desk>();
        TaskPages.Add(services);
        MailPages.Add(services);
        services.AddLedgerPages();
        services.AddGrid();
        services.AddScoped<PlanRoom>();
        services.AddScoped<PlanPageMaker>();
        services.AddScoped<DirectoryRoom>();
        services.AddScoped<CalendarRoom>();
        services.AddScoped<PolicyRoom>();
        services.AddScoped<GridSettingsRoom>();
        services.AddScoped<InterviewSettingsRoom>();
        services.AddScoped<LinksRoom>();
        services.AddScoped<WebhookRoom>();
        services.AddRazorComponents();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Problems.Describe);
        services.AddExceptionHandler<StoreTroubleHandler>();
        services.AddExceptionHandler<BrokenHandler>();
        services.AddDataProtection();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
            options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        return services;
    }

    public static T UseSurface<T>(this T app)
        where T : IApplicationBuilder
    {
        app.UseMiddleware<SafeHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = problem => problem is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException || context.ExceptionHandledBy == ExceptionHandledType.ExceptionHandlerService,
        });
        app.UseStatusCodePages(LostPages.Answer);
        app.UseMiddleware<IdempotentWrites>();
        return app;
    }

    public static void MapSurface(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").AddEndpointFilter<RouteGroupBuilder, ApiGate>().DisableAntiforgery().WithGroups();
        PlansApi.Map(api);
        DirectoryApi.Map(api);
        TasksApi.Map(api);
        MailsApi.Map(api);
        LinksApi.Map(api);
        SettingsApi.Map(api);
        LeadsApi.Map(api);
        PatrolsApi.Map(api);
        ReportsApi.Map(api);
        WebhooksApi.Map(api);
        FeedEndpoints.MapApi(api);
        HealthApi.MapClock(api);
        AccessPages.Map(app);
        ReportPages.Map(app);
        TaskPages.Map(app);
        MailPages.Map(app);
        app.MapLedgerPages();
        PlanPages.Map(app);
        SettingsPages.Map(app);
        LeadPages.Map(app);
        PatrolPages.Map(app);

        var open = app.MapGroup("").ForEverybody();
        HealthApi.Map(open);
        HomePage.Map(open);
        LinkPages.Map(open);
        Assets.Map(open);
        FeedEndpoints.MapOpen(open);
        open.MapApiDescription();
    }
}
