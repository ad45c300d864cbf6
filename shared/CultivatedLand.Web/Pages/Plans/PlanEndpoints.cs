using CultivatedLand.Application.Authorization;
using CultivatedLand.Documents.Spreadsheets;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Plans;

/// <summary>Endpoints of plans: uploading them, checking and correcting the result of reading, starting them.</summary>
internal static class PlanEndpoints
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<PlanPageHandler>();
        services.AddScoped<PlanStartPageHandler>();
        services.AddScoped<PlanPageModelBuilder>();
        services.AddScoped<UndatedPageHandler>();
        services.AddScoped<PlanReadingPageHandler>();
        services.AddScoped<MissingPeoplePageHandler>();
        services.AddMenuEntry(100, PageUrls.Plans, new("方案", "Plans"), Permission.UploadPlan);
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapConsoleGroup(Permission.UploadPlan);
        pages.MapLazyGet(
            PageUrls.Plans,
            (HttpContext http, PlanPageHandler handler, CancellationToken cancellationToken) =>
                handler.List(http.Page(), [], cancellationToken)
        );
        pages.MapLazyGet(
            PageUrls.PlanTemplate,
            () => Results.File(PlanTemplate.Write(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "plan.xlsx")
        );
        pages
            .MapLazyGet(
                PageUrls.Plans + "/{hash}",
                (string hash, HttpContext http, PlanPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Show(http, hash, cancellationToken)
            )
            .RequirePermission(Permission.UploadPlan, ResourceKind.Plan);
        pages
            .MapLazyGet(
                PageUrls.Plans + "/{hash}/original",
                (string hash, HttpContext http, PlanPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Original(http.Page(), hash, cancellationToken)
            )
            .RequirePermission(Permission.UploadPlan, ResourceKind.Plan);
        pages.MapLazyPost(
            PageUrls.Plans,
            (HttpContext http, PlanPageHandler handler, CancellationToken cancellationToken) => handler.Receive(http, cancellationToken)
        );
        pages
            .MapLazyPost(
                PageUrls.Plans + "/{hash}/correct",
                (string hash, HttpContext http, PlanPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Correct(http, hash, cancellationToken)
            )
            .RequirePermission(Permission.UploadPlan, ResourceKind.Plan);
        pages
            .MapLazyPost(
                PageUrls.Plans + "/{hash}/undated",
                (string hash, HttpContext http, UndatedPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Answer(http, hash, cancellationToken)
            )
            .RequirePermission(Permission.UploadPlan, ResourceKind.Plan);
        pages
            .MapLazyPost(
                PageUrls.Plans + "/{hash}/read",
                (string hash, HttpContext http, PlanReadingPageHandler handler, CancellationToken cancellationToken) =>
                    handler.ReadAgain(http, hash, cancellationToken)
            )
            .RequirePermission(Permission.UploadPlan, ResourceKind.Plan);
        pages
            .MapLazyPost(
                PageUrls.Plans + "/{hash}/policy",
                (string hash, HttpContext http, PlanPageHandler handler, CancellationToken cancellationToken) =>
                    handler.SetPolicy(http, hash, cancellationToken)
            )
            .RequirePermission(Permission.UploadPlan, ResourceKind.Plan);
        pages
            .MapLazyPost(
                PageUrls.Plans + "/{hash}/people",
                (string hash, HttpContext http, MissingPeoplePageHandler handler, CancellationToken cancellationToken) =>
                    handler.Add(http, hash, cancellationToken)
            )
            .RequirePermission(Permission.UploadPlan, ResourceKind.Plan);
        pages
            .MapLazyPost(
                PageUrls.Plans + "/{hash}/start",
                (string hash, HttpContext http, PlanStartPageHandler handler, CancellationToken cancellationToken) =>
                    handler.Start(http, hash, cancellationToken)
            )
            .RequirePermission(Permission.StartPlan, ResourceKind.Plan);
    }
}
