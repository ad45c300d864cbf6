using System.Text.Json.Serialization.Metadata;
using CultivatedLand.Web.Api.Bodies;
using CultivatedLand.Web.Api.Bulletins;
using CultivatedLand.Web.Api.FieldRecords;
using CultivatedLand.Web.Api.Funding;
using CultivatedLand.Web.Api.Idempotency;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Patrols;
using CultivatedLand.Web.Api.Settings;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Api.Tasks;
using CultivatedLand.Web.Api.Webhooks;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Api;

/// <summary>Setup of the JSON API: what it registers, and its routes.</summary>
internal static class ApiSetup
{
    public static void AddApi(this IServiceCollection services, WebOptions settings)
    {
        services.AddSingleton<IdempotencyStore>();
        services.AddWebhookSending(settings);
        services.AddApiDescription(SchemaNames.Of);
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolver = (
                options.SerializerOptions.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()
            ).WithAddedModifier(BodyLists.RefuseNulls)
        );
    }

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api")
            .AddEndpointFilter<RouteGroupBuilder, ApiRequestFilter>()
            .DisableAntiforgery()
            .WithGroups(SchemaNames.GroupOf);
        PlansApi.Map(api);
        PlanReadingApi.Map(api);
        DirectoryApi.Map(api);
        DutiesApi.Map(api);
        TasksApi.Map(api);
        MailsApi.Map(api);
        LinksApi.Map(api);
        SettingsApi.Map(api);
        LeadsApi.Map(api);
        PatrolsApi.Map(api);
        FieldRecordsApi.Map(api);
        BodiesApi.Map(api);
        RhythmsApi.Map(api);
        MeetingsApi.Map(api);
        SettlementApi.Map(api);
        PaymentsApi.Map(api);
        FundingListsApi.Map(api);
        HouseholdSamplesApi.Map(api);
        ApprovedSheetsApi.Map(api);
        TargetsApi.Map(api);
        SubstitutionsApi.Map(api);
        SamplesApi.Map(api);
        InterviewsApi.Map(api);
        WebhooksApi.Map(api);
        AccountsApi.Map(api);
        CalendarFeedEndpoints.MapApi(api);
        HealthApi.MapClock(api);

        var open = app.MapGroup("").AllowAnonymousAccess();
        HealthApi.Map(open);
        CalendarFeedEndpoints.MapOpen(open);
        open.MapApiDescription();
    }
}
