using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using CultivatedLand.Web.Security.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Pages.SignIn;

/// <summary>
/// Endpoints for people who have not signed in: signing in and out, the first administrator, a first password, the language.
/// </summary>
internal static class SignInEndpoints
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<SignInHandler>();
        services.AddSingleton<FirstRunHandler>();
        services.AddSingleton<ChoosePasswordHandler>();
        services.AddSingleton<ISignInPrompt, SignInPrompt>();
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").AllowAnonymousAccessWithUser().AddEndpointFilter<RouteGroupBuilder, AnonymousFormFilter>();
        pages.MapLazyGet(
            PageUrls.SignIn,
            (HttpContext http, WebOptions settings, string? back) => Show(http, settings, ReturnUrl.Or(back, PageUrls.Home))
        );
        pages.MapLazyPost(PageUrls.SignIn, (HttpContext http, SignInHandler signInHandler) => signInHandler.Enter(http));
        pages.MapLazyGet(
            PageUrls.SignInCode,
            (HttpContext http, SignInHandler signInHandler, string? back) => signInHandler.ShowCode(http, ReturnUrl.Or(back, PageUrls.Home))
        );
        pages.MapLazyPost(PageUrls.SignInCode, (HttpContext http, SignInHandler signInHandler) => signInHandler.EnterCode(http));
        pages.MapLazyPost(PageUrls.SignOut, (HttpContext http, SignInHandler signInHandler) => signInHandler.Leave(http));
        pages.MapLazyGet(
            PageUrls.FirstRun + "/{secret}",
            (HttpContext http, string secret, FirstRunHandler firstRunHandler) => firstRunHandler.Show(http, secret)
        );
        pages.MapLazyPost(
            PageUrls.FirstRun + "/{secret}",
            (HttpContext http, string secret, FirstRunHandler firstRunHandler) => firstRunHandler.Enter(http, secret)
        );
        pages.MapLazyGet(
            PageUrls.Welcome + "/{secret}",
            (HttpContext http, string secret, ChoosePasswordHandler choosePasswordHandler) => choosePasswordHandler.Show(http, secret)
        );
        pages.MapLazyPost(
            PageUrls.Welcome + "/{secret}",
            (HttpContext http, string secret, ChoosePasswordHandler choosePasswordHandler) => choosePasswordHandler.Enter(http, secret)
        );
        pages.MapLazyGet(PageUrls.LanguageSwitch, SwitchLanguage);
    }

    private static IResult Show(HttpContext http, WebOptions settings, string back) =>
        http.SignedInUser() is { Account: not null } ? Results.Redirect(Onward(back)) : SignIn(http, back, null, Stranger(http, settings));

    /// <summary>Returns the address after signing in: back, or from the home page on to the ledger.</summary>
    public static string Onward(string back) => back == PageUrls.Home ? PageUrls.ToDo : back;

    /// <param name="carried">Sealed form that goes along.</param>
    public static IResult SignIn(
        HttpContext http,
        string back,
        string? carried,
        LocalizedText? said,
        int status = StatusCodes.Status200OK,
        string? typed = null
    ) =>
        PublicPages.Render<SignInPage>(
            http,
            status,
            (nameof(SignInPage.Back), back),
            (nameof(SignInPage.Carried), carried),
            (nameof(SignInPage.Said), said),
            (nameof(SignInPage.Typed), typed),
            (nameof(SignInPage.HasPlatform), http.RequestServices.GetRequiredService<WebOptions>().Access.PlatformAuthenticates)
        );

    /// <summary>Asks for the code after the right password.</summary>
    /// <param name="carried">Sealed form that goes along.</param>
    public static IResult Code(HttpContext http, string back, string? carried, LocalizedText? said, int status = StatusCodes.Status200OK) =>
        PublicPages.Render<CodePage>(
            http,
            status,
            (nameof(CodePage.Back), back),
            (nameof(CodePage.Carried), carried),
            (nameof(CodePage.Said), said)
        );

    public static IResult Dead(HttpContext http) =>
        PublicPages.Render<MessagePage>(http, StatusCodes.Status404NotFound, (nameof(MessagePage.Message), AccountService.DeadLink));

    /// <summary>Returns the sentence for a person whom the platform knows and who has no account here.</summary>
    private static LocalizedText? Stranger(HttpContext http, WebOptions settings) =>
        settings.Access.PlatformAuthenticates && PlatformPrincipal.Addresses(http.Request) is [var address, ..]
            ? new(
                $"没有邮箱为 {address} 的可用账号；请管理员为您建账号，或用登录名登录。",
                $"There is no account in use with the address {address}; ask the administrator for one, or sign in by name."
            )
            : null;

    /// <summary>
    /// Switches the language. It is a link and no form, because it changes nothing but the words; so it works on every page.
    /// </summary>
    private static IResult SwitchLanguage(HttpContext http, WebOptions settings, string? to, string? back)
    {
        if (to is "zh" or "en")
            http.Response.Cookies.Append(
                RequestLanguage.Cookie,
                to,
                new CookieOptions
                {
                    HttpOnly = true,
                    SameSite = SameSiteMode.Lax,
                    Secure = settings.IsSecure,
                    Path = "/",
                    MaxAge = TimeSpan.FromDays(365),
                }
            );
        return Results.Redirect(ReturnUrl.Or(back, PageUrls.Home));
    }
}
