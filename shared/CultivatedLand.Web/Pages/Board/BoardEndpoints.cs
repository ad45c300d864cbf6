using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Board;

/// <summary>
/// Endpoints of the board (看板): places ranked by accepted area against the time gone by, late tasks, and this week's acts.
/// </summary>
internal static class BoardEndpoints
{
    private const int MostChanges = 40;
    private const int MostLate = 15;

    public static void Add(IServiceCollection services) =>
        services.AddMenuEntry(30, PageUrls.Board, new("看板", "Board"), Permission.SeeLedger);

    public static void Map(IEndpointRouteBuilder app) => app.MapConsoleGroup(Permission.SeeLedger).MapLazyGet(PageUrls.Board, Show);

    private static async Task<IResult> Show(HttpContext http, ILedgerViews views, CancellationToken cancellationToken, string? place = null)
    {
        var page = http.Page();
        var chosen = Place.Parse(place);
        var places = page.PlacesAt(chosen);
        var totals = await views.Totals(places, page.Today, cancellationToken);
        var monday = MondayOf(page.Today);
        return page.Render<BoardPage>(
            parameters:
            [
                (
                    "Model",
                    new BoardModel(
                        chosen,
                        PlaceTree.Sum(totals),
                        BoardModel.Ranked(PlaceTree.Rows(totals, chosen), page.Today),
                        [
                            .. totals
                                .GroupBy(total => total.Kind)
                                .OrderBy(group => group.Key)
                                .Select(group => (group.Key, PlaceTree.Sum(group))),
                        ],
                        await views.Rows(
                            new LedgerQuery(places, page.Today)
                            {
                                LateOnly = true,
                                Most = MostLate,
                                WithTotal = false,
                            },
                            cancellationToken
                        ),
                        monday,
                        await views.Acts(
                            new ActQuery(ChinaTime.At(monday, TimeOnly.MinValue), page.Now.AddTicks(1), places, Most: MostChanges),
                            cancellationToken
                        )
                    )
                ),
            ]
        );
    }

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
