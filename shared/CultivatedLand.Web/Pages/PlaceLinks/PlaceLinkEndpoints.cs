using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.PlaceLinks;

/// <summary>Endpoint of the table of a place behind a link in a mail. The signed token in the address is the only proof.</summary>
internal static class PlaceLinkEndpoints
{
    private const int MostLate = 100;

    private static readonly LocalizedText DeadLink = new("链接无效或已过期", "This link is not valid or has expired");

    private static readonly LocalizedText DeadLinkHint = new(
        "请使用最近一封通报中的链接，或与发出通报的单位联系。",
        "Use the link in your latest bulletin, or ask the office that sent it."
    );

    public static void Map(IEndpointRouteBuilder app) => app.MapLazyGet(SignedPlaceLinks.PlacePath + "/{token}", Show);

    private static async Task<IResult> Show(
        string token,
        SignedPlaceLinks links,
        PlaceWeekReader weeks,
        ILedgerViews views,
        WebOptions settings,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (await links.Open(token, cancellationToken) is not { } place)
            return new RazorComponentResult<MessagePage>(
                new Dictionary<string, object?>
                {
                    [nameof(MessagePage.Message)] = DeadLink,
                    [nameof(MessagePage.Hint)] = DeadLinkHint,
                    [nameof(MessagePage.Language)] = settings.Language,
                }
            )
            {
                StatusCode = StatusCodes.Status404NotFound,
            };
        var (now, places) = (clock.GetUtcNow(), PlaceSet.Exactly(place));
        var today = ChinaTime.DateOf(now);
        var model = new PlaceLinkPageModel(
            place,
            await weeks.Read(place, places, today, cancellationToken),
            await views.Rows(new LedgerQuery(places, today) { LateOnly = true, Most = MostLate }, cancellationToken),
            now
        );
        return new RazorComponentResult<PlaceLinkPage>(
            new Dictionary<string, object?>
            {
                [nameof(PlaceLinkPage.Model)] = model,
                [nameof(PlaceLinkPage.Language)] = settings.Language,
                [nameof(PlaceLinkPage.IsVirtualTime)] = settings.IsVirtualTime,
            }
        );
    }
}
