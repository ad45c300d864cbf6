using CultivatedLand.Application.Authorization;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.FieldRecords;

/// <summary>Endpoints of records of work: the list, the form of each kind, one record, and the acts on it.</summary>
internal static class FieldRecordEndpoints
{
    private static readonly string[] Acts = ["attend", "examine", "release", "end", "correct", "withdraw"];

    public static void Add(IServiceCollection services)
    {
        services.AddScoped<FieldRecordPageHandler>();
        services.AddMenuEntry(85, PageUrls.FieldRecords, new("工作记录", "Records"), Permission.SeeLedger);
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        var seeing = app.MapConsoleGroup(Permission.SeeLedger);
        seeing.MapLazyGet(
            PageUrls.FieldRecords,
            (HttpContext http, FieldRecordPageHandler handler, CancellationToken cancellationToken) => handler.List(http, cancellationToken)
        );
        seeing.MapLazyGet(
            PageUrls.FieldRecords + "/{id}",
            (string id, HttpContext http, FieldRecordPageHandler handler, CancellationToken cancellationToken) =>
                handler.Show(http, id, cancellationToken)
        );
        seeing.MapLazyGet(
            PageUrls.FieldRecords + "/{id}/papers/{hash}",
            (string id, string hash, HttpContext http, FieldRecordPageHandler handler, CancellationToken cancellationToken) =>
                handler.Paper(http, id, hash, cancellationToken)
        );
        var keeping = app.MapConsoleGroup(Permission.KeepRecord);
        keeping.MapLazyGet(
            PageUrls.NewFieldRecord,
            (HttpContext http, FieldRecordPageHandler handler, CancellationToken cancellationToken) => handler.New(http, cancellationToken)
        );
        keeping.MapLazyPost(
            PageUrls.FieldRecords,
            (HttpContext http, FieldRecordPageHandler handler, CancellationToken cancellationToken) =>
                handler.Write(http, cancellationToken)
        );
        foreach (var act in Acts)
            app.MapConsoleGroup(Permission.KeepRecord)
                .MapLazyPost(
                    $"{PageUrls.FieldRecords}/{{id}}/{act}",
                    (string id, HttpContext http, FieldRecordPageHandler handler, CancellationToken cancellationToken) =>
                        handler.Act(http, id, act, cancellationToken)
                )
                .RequirePermission(Permission.KeepRecord, ResourceKind.FieldRecord);
    }
}
