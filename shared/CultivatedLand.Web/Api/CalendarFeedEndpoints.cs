using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.CalendarFeeds;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Documents.Calendars;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using CultivatedLand.Web.Security.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>
/// Endpoints of calendar feeds.
/// Calendars cannot sign in: anybody with the address reads the due dates of the account's places, and nothing else.
/// The secret in the address opens the feed to everybody; the account's permissions are checked again at every fetch.
/// </summary>
internal static class CalendarFeedEndpoints
{
    public static void MapOpen(IEndpointRouteBuilder open) => open.MapLazyGet(PageUrls.CalendarFeeds + "/{secret}.ics", Fetch);

    public static void MapApi(RouteGroupBuilder api)
    {
        api.MapLazyPost("/me/feed", Make).RequireSignIn().RunsAgain().Answers<FeedAddress>(409);
        api.MapLazyDelete(
                "/me/feed",
                async (HttpContext http, CalendarFeedStore calendarFeedStore, CancellationToken cancellationToken) =>
                    http.Visitor().Account is { } account && await calendarFeedStore.Revoke(account, cancellationToken)
                        ? Results.NoContent()
                        : ProblemResults.NotFound("日历订阅")
            )
            .RequireSignIn()
            .AnswersNothing(404);
    }

    private static async Task<IResult> Make(
        HttpContext http,
        CalendarFeedStore calendarFeedStore,
        WebOptions settings,
        CancellationToken cancellationToken
    ) =>
        http.Visitor().Account is { } account
            ? Results.Ok(
                new FeedAddress(
                    new Uri(settings.PublicAddress, PageUrls.CalendarFeed(await calendarFeedStore.Make(account, cancellationToken)))
                )
            )
            : ProblemResults.Of(
                StatusCodes.Status409Conflict,
                new("日历订阅属于个人账号；主机令牌没有账号。", "A calendar feed belongs to an account; the host's own token has none.")
            );

    private static async Task<IResult> Fetch(
        HttpContext http,
        string secret,
        CalendarFeedStore calendarFeedStore,
        AccountStore accounts,
        AccountUsers users,
        DueDateFeed feed,
        WebOptions settings,
        CancellationToken cancellationToken
    )
    {
        if (
            await calendarFeedStore.Find(secret, cancellationToken) is not { } known
            || await accounts.Find(known.Account, cancellationToken) is not { IsDisabled: false } account
        )
            return Results.NotFound();
        var user = await users.Of(account, cancellationToken);
        var content = await feed.Write(
            PlaceSet.VisibleTo(user),
            settings.Language,
            settings.PublicAddress.IdnHost,
            due => new Uri(settings.PublicAddress, PageUrls.Task(due.Task)),
            cancellationToken
        );
        http.Response.Headers.CacheControl = "private, max-age=900";
        return Results.File(content, CalendarFileWriter.MediaType, "due-dates.ics");
    }
}

/// <param name="Address">Shown this once.</param>
public sealed record FeedAddress(Uri Address);
