using CultivatedLand.Application.Exports;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Parcels;
using CultivatedLand.Web.Pages.Board;
using CultivatedLand.Web.Pages.Calendar;
using CultivatedLand.Web.Pages.Ledger;
using CultivatedLand.Web.Pages.Map;
using CultivatedLand.Web.Pages.Timeline;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages;

/// <summary>Endpoints of the pages that show the ledger. The host adds <see cref="ILedgerViews"/>.</summary>
internal static class LedgerAreaEndpoints
{
    public static void AddLedgerPages(this IServiceCollection services)
    {
        services.AddSingleton<LedgerExport>();
        services.AddSingleton<SavedViewStore>();
        services.AddSingleton<FilterChoicesReader>();
        services.AddSingleton<ParcelStore>();
    }

    public static void MapLedgerPages(this IEndpointRouteBuilder app)
    {
        LedgerEndpoints.Map(app);
        BoardEndpoints.Map(app);
        TimelineEndpoints.Map(app);
        CalendarEndpoints.Map(app);
        MapEndpoints.Map(app);
    }
}
