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
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.Access;

/// <summary>The pages for people who have not signed in: signing in and out, the first administrator, a first password, the language.</summary>
internal static class Doors
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var doors = app.MapGroup("").ForEverybody().AddEndpointFilter<RouteGroupBuilder, DoorGate>();
        doors.MapRead(Site.SignIn, (HttpContext http, Visitors visitors, SurfaceSettings settings, string? back) => Show(http, visitors, settings, LocalPath.Or(back, Site.Home)));
        doors.MapAct(Site.SignIn, (HttpContext http, SignInDoor door) => door.Enter(http));
        doors.MapAct(Site.SignOut, (HttpContext http, SignInDoor door) => door.Leave(http));
        doors.MapRead(Site.FirstRun + "/{secret}", (HttpContext http, string secret, FirstRunDoor door) => door.Show(http, secret));
        doors.MapAct(Site.FirstRun + "/{secret}", (HttpContext http, string secret, FirstRunDoor door) => door.Enter(http, secret));
        doors.MapRead(Site.Welcome + "/{secret}", (HttpContext http, string secret, WelcomeDoor door) => door.Show(http, secret));
        doors.MapAct(Site.Welcome + "/{secret}", (HttpContext http, string secret, WelcomeDoor door) => door.Enter(http, secret));
        doors.MapRead(Site.LanguageSwitch, SwitchLanguage);
    }

    private static async Task<IResult> Show(HttpContext http, Visitors visitors, SurfaceSettings settings, string back) =>
        await visitors.Of(http) is { Account: not null } ? Results.Redirect(Onward(back)) : SignIn(http, back, null, Stranger(http, settings));

    /// <summary>Where somebody goes who has signed in: back, or from the front door on to the ledger.</summary>
    public static string Onward(string back) => back == Site.Home ? Site.Ledger : back;

    /// <param name="carried">A sealed form that goes along.</param>
    public static IResult SignIn(HttpContext http, string back, string? carried, Sentence? said, int status = StatusCodes.Status200OK, string? typed = null) => Render<SignInSheet>(
        http,
        status,
        (nameof(SignInSheet.Back), back),
        (nameof(SignInSheet.Carried), carried),
        (nameof(SignInSheet.Said), said),
        (nameof(SignInSheet.Typed), typed),
        (nameof(SignInSheet.HasPlatform), http.RequestServices.GetRequiredService<SurfaceSettings>().Access.PlatformAuthenticates));

    public static IResult Render<TSheet>(HttpContext http, int status, params (string Name, object? Value)[] parameters)
        where TSheet : IComponent =>
        new RazorComponentResult<TSheet>(parameters.Append(("Language", ConsolePages.LanguageOf(http))).ToDictionary(pair => pair.Item1, pair => pair.Item2)) { StatusCode = status };

    public static IResult Dead(HttpContext http) => Render<MessagePage>(http, StatusCodes.Status404NotFound, (nameof(MessagePage.Message), AccountDesk.DeadLink));

    /// <summary>The platform knows them, and there is no account for them here.</summary>
    private static Sentence? Stranger(HttpContext http, SurfaceSettings settings) =>
        settings.Access.PlatformAuthenticates && PlatformPrincipal.Addresses(http.Request) is [var address, ..]
            ? new($"没有邮箱为 {address} 的可用账号；请管理员为您建账号，或用登录名登录。", $"There is no account in use with the address {address}; ask the administrator for one, or sign in by name.")
            : null;

    /// <summary>A link and no form, because it changes nothing but the words; so it works on every page as it is.</summary>
    private static IResult SwitchLanguage(HttpContext http, SurfaceSettings settings, string? to, string? back)
    {
        if (to is "zh" or "en") http.Response.Cookies.Append(ConsolePages.LanguageCookie, to, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = settings.IsSecure, Path = "/", MaxAge = TimeSpan.FromDays(365) });
        return Results.Redirect(LocalPath.Or(back, Site.Home));
    }
}
