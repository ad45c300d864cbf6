using CultivatedLand.Casework.Exports;
using CultivatedLand.Casework.Ledgers.Views;
using CultivatedLand.Casework.Ledgers.Views.Parcels;
using CultivatedLand.Web.Pages.Board;
using CultivatedLand.Web.Pages.Calendar;
using CultivatedLand.Web.Pages.Ledger;
using CultivatedLand.Web.Pages.Map;
using CultivatedLand.Web.Pages.Timeline;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Frame;

/// <summary>The rooms in which the ledger is looked at. The host adds <see cref="ILedgerViews"/>.</summary>
internal static class LedgerPages
{
    public static void AddLedgerPages(this IServiceCollection services)
    {
        services.AddSingleton<LedgerExport>();
        services.AddSingleton<SavedViews>();
        services.AddSingleton<ChoiceReading>();
        services.AddSingleton<ParcelMaps>();
    }

    public static void MapLedgerPages(this IEndpointRouteBuilder app)
    {
        LedgerRoom.Map(app);
        BoardRoom.Map(app);
        TimelineRoom.Map(app);
        CalendarRoom.Map(app);
        MapRoom.Map(app);
    }
}
