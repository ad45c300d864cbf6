using CultivatedLand.Casework.Accounts;
using CultivatedLand.Domain;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Pages.Frame;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Pages.Access;

/// <summary>The pages for people who have not signed in: signing in and out, the first administrator, a first password, the language.</summary>
internal static class Doors
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var doors = app.MapGroup("").ForEverybody().AddEndpointFilter<RouteGroupBuilder, DoorGate>();
        doors.MapRead(Site.SignIn, (HttpContext http, string? back) => SignIn(http, LocalPath.Or(back, Site.Home), null, null));
        doors.MapPost(Site.SignIn, (HttpContext http, SignInDoor door) => door.Enter(http));
        doors.MapPost(Site.SignOut, (HttpContext http, SignInDoor door) => door.Leave(http));
        doors.MapRead(Site.FirstRun + "/{secret}", (HttpContext http, string secret, FirstRunDoor door) => door.Show(http, secret));
        doors.MapPost(Site.FirstRun + "/{secret}", (HttpContext http, string secret, FirstRunDoor door) => door.Enter(http, secret));
        doors.MapRead(Site.Welcome + "/{secret}", (HttpContext http, string secret, WelcomeDoor door) => door.Show(http, secret));
        doors.MapPost(Site.Welcome + "/{secret}", (HttpContext http, string secret, WelcomeDoor door) => door.Enter(http, secret));
        doors.MapRead(Site.LanguageSwitch, SwitchLanguage);
    }

    /// <param name="carried">A sealed form that goes along.</param>
    public static IResult SignIn(HttpContext http, string back, string? carried, Sentence? said, int status = StatusCodes.Status200OK, string? typed = null) => Render<SignInSheet>(
        http,
        status,
        (nameof(SignInSheet.Back), back),
        (nameof(SignInSheet.Carried), carried),
        (nameof(SignInSheet.Said), said),
        (nameof(SignInSheet.Typed), typed));

    public static IResult Render<TSheet>(HttpContext http, int status, params (string Name, object? Value)[] parameters)
        where TSheet : IComponent =>
        new RazorComponentResult<TSheet>(parameters.Append(("Language", ConsolePages.LanguageOf(http))).ToDictionary(pair => pair.Item1, pair => pair.Item2)) { StatusCode = status };

    public static IResult Dead(HttpContext http) => Render<MessagePage>(http, StatusCodes.Status404NotFound, (nameof(MessagePage.Message), AccountDesk.DeadLink));

    /// <summary>A link and no form, because it changes nothing but the words; so it works on every page as it is.</summary>
    private static IResult SwitchLanguage(HttpContext http, SurfaceSettings settings, string? to, string? back)
    {
        if (to is "zh" or "en") http.Response.Cookies.Append(ConsolePages.LanguageCookie, to, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = settings.IsSecure, Path = "/", MaxAge = TimeSpan.FromDays(365) });
        return Results.Redirect(LocalPath.Or(back, Site.Home));
    }
}
