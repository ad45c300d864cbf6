using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using CultivatedLand.Web.Api;
using CultivatedLand.Web.Api.Idempotency;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Patrols;
using CultivatedLand.Web.Api.Settings;
using CultivatedLand.Web.Api.Tasks;
using CultivatedLand.Web.Api.Webhooks;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages;
using CultivatedLand.Web.Pages.Duties;
using CultivatedLand.Web.Pages.Home;
using CultivatedLand.Web.Pages.Interviews;
using CultivatedLand.Web.Pages.Leads;
using CultivatedLand.Web.Pages.Mail;
using CultivatedLand.Web.Pages.Patrols;
using CultivatedLand.Web.Pages.People;
using CultivatedLand.Web.Pages.Plans;
using CultivatedLand.Web.Pages.Reports;
using CultivatedLand.Web.Pages.Settings;
using CultivatedLand.Web.Pages.SignIn;
using CultivatedLand.Web.Pages.TaskLinks;
using CultivatedLand.Web.Pages.Tasks;
using CultivatedLand.Web.Pages.ToDo;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web;

/// <summary>
/// Setup of the web application, the same in every host: JSON API, pages behind links, health. The host adds the ports of Application.
/// </summary>
public static class WebSetup
{
    public static IServiceCollection AddWeb(this IServiceCollection services, WebOptions settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<UploadReader>();
        services.AddAccess(settings);
        services.AddSingleton<IdempotencyStore>();
        services.AddWebhooks(settings);
        services.AddFeeds();
        services.AddApiDescription();
        services.AddSingleton<SignedTaskLinks>();
        services.AddReports();
        services.AddScoped<TaskLinkEndpoints.Handler>();
        services.AddScoped<ReceiptPageHandler>();
        TaskEndpoints.Add(services);
        MailEndpoints.Add(services);
        ToDoEndpoints.Add(services);
        services.AddLedgerPages();
        services.AddGrid();
        services.AddScoped<PlanPageHandler>();
        services.AddScoped<PlanStartPageHandler>();
        services.AddScoped<PlanPageModelBuilder>();
        services.AddScoped<UndatedPageHandler>();
        services.AddScoped<MissingPeoplePageHandler>();
        services.AddScoped<DirectoryPageHandler>();
        services.AddScoped<WorkCalendarPageHandler>();
        services.AddScoped<DeadlinePolicyPageHandler>();
        services.AddScoped<GridSettingsPageHandler>();
        services.AddScoped<InterviewSettingsPageHandler>();
        services.AddScoped<InterviewPageHandler>();
        services.AddScoped<LinkRevocationPageHandler>();
        services.AddScoped<WebhookPageHandler>();
        services.AddRazorComponents();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = ProblemResults.Describe);
        services.AddExceptionHandler<StoreExceptionHandler>();
        services.AddExceptionHandler<UnexpectedExceptionHandler>();
        services.AddDataProtection();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
            options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            options.SerializerOptions.TypeInfoResolver = (
                options.SerializerOptions.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()
            ).WithAddedModifier(BodyLists.RefuseNulls);
        });
        return services;
    }

    public static T UseWeb<T>(this T app)
        where T : IApplicationBuilder
    {
        app.UseMiddleware<SecurityHeadersMiddleware>();
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                StatusCodeSelector = problem =>
                    problem is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
                SuppressDiagnosticsCallback = context =>
                    context.Exception is BadHttpRequestException
                    || context.ExceptionHandledBy == ExceptionHandledType.ExceptionHandlerService,
            }
        );
        app.UseStatusCodePages(StatusPages.Answer);
        app.UseMiddleware<IdempotencyMiddleware>();
        return app;
    }

    public static void MapWeb(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").AddEndpointFilter<RouteGroupBuilder, ApiAuthorizationFilter>().DisableAntiforgery().WithGroups();
        PlansApi.Map(api);
        DirectoryApi.Map(api);
        DutiesApi.Map(api);
        TasksApi.Map(api);
        MailsApi.Map(api);
        LinksApi.Map(api);
        SettingsApi.Map(api);
        LeadsApi.Map(api);
        PatrolsApi.Map(api);
        ReportsApi.Map(api);
        WebhooksApi.Map(api);
        AccountsApi.Map(api);
        CalendarFeedEndpoints.MapApi(api);
        HealthApi.MapClock(api);
        AccountAndSignInEndpoints.Map(app);
        ReportEndpoints.Map(app);
        ToDoEndpoints.Map(app);
        TaskEndpoints.Map(app);
        MailEndpoints.Map(app);
        app.MapLedgerPages();
        PlanEndpoints.Map(app);
        DutyEndpoints.Map(app);
        SettingsEndpoints.Map(app);
        LeadEndpoints.Map(app);
        PatrolEndpoints.Map(app);

        var open = app.MapGroup("").AllowAnonymousAccess();
        HealthApi.Map(open);
        HomeEndpoints.Map(open);
        TaskLinkEndpoints.Map(open);
        AssetEndpoints.Map(open);
        CalendarFeedEndpoints.MapOpen(open);
        open.MapApiDescription();
    }
}
