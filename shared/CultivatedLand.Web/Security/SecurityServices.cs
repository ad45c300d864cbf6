using CultivatedLand.Application.SignIn;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Security.Authentication;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Security;

/// <summary>Extension methods that register everything about access.</summary>
internal static class SecurityServices
{
    public static void AddAccess(this IServiceCollection services, WebOptions settings)
    {
        services.AddSingleton(settings.Access);
        services.AddSingleton(settings.Access.Rules);
        services.AddSingleton<ISecondStepCodes, DeviceCodes>();
        services.AddSingleton<SecondStepSetups>();
        services.AddSingleton<SecondStepAudit>();
        services.AddSingleton<IPasswordHasher, IdentityPasswordHasher>();
        services.AddSingleton<DeviceCookies>();
        services.AddSingleton<PendingSignInCookies>();
        services.AddSingleton<AccountUsers>();
        services.AddSingleton<SignedTaskLinks>();
        services.AddSingleton<SignedPlaceLinks>();
        services.AddSingleton<IStoreErrorReaders, StoreErrorReaders>();
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, ProofOwner>();
        services.AddSingleton<ResourcePlaces>();
        services.AddAuthenticationSchemes(settings);
        services.AddPermissions();
        services.AddSingleton<PostedFormValidator>();
        services.AddSingleton<ResumableForms>();
        services.AddSingleton<UploadRateLimiter>();
        services.AddSingleton<RequestRateLimiter>();
        services.AddProofs(settings);
    }

    /// <summary>
    /// Registers the schemes. None is the default: an endpoint names the scheme with its permission, so that a style sheet
    /// or a link in a mail looks up no session.
    /// </summary>
    private static void AddAuthenticationSchemes(this IServiceCollection services, WebOptions settings)
    {
        services
            .AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, RequestAuthenticationHandler>(SchemeNames.Request, null)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthenticationHandler>(SchemeNames.Token, null)
            .AddScheme<AuthenticationSchemeOptions, PlatformAuthenticationHandler>(SchemeNames.Platform, null)
            .AddCookie(
                SchemeNames.Session,
                options =>
                {
                    options.Cookie.Name = CookieNames.Session(settings);
                    options.Cookie.HttpOnly = true;
                    options.Cookie.SameSite = SameSiteMode.Lax;
                    options.Cookie.SecurePolicy = settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
                    options.Cookie.Path = "/";
                    options.Cookie.IsEssential = true;
                    options.CookieManager = new SessionCookieManager();
                    options.TicketDataFormat = new SessionTicketFormat();

                    // How long a session lasts, and with each request anew, is the rule of the session store.
                    options.SlidingExpiration = false;
                }
            );
        services.AddSingleton<SessionTicketStore>();
        services
            .AddOptions<CookieAuthenticationOptions>(SchemeNames.Session)
            .Configure<SessionTicketStore>(
                (options, store) =>
                {
                    options.SessionStore = store;
                    options.Events.OnSigningOut = context => store.SignOut(context.HttpContext);
                }
            );
    }

    /// <summary>
    /// Registers the one handler of permissions. An endpoint that states no permission is closed.
    /// A request that leads to no endpoint of this application is answered by the framework: not found, or wrong method.
    /// </summary>
    private static void AddPermissions(this IServiceCollection services)
    {
        services.AddSingleton<RequestAuthorizer>();
        services.AddSingleton<IAuthorizationHandler>(provider => provider.GetRequiredService<RequestAuthorizer>());
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, DenialResultHandler>();
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(
                new AuthorizationPolicyBuilder()
                    .RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint)
                    .Build()
            );
    }

    /// <summary>Registers what proves that a form comes from a page of this host.</summary>
    private static void AddProofs(this IServiceCollection services, WebOptions settings)
    {
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = CookieNames.Of(settings, "proof");
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            options.Cookie.Path = "/";
            options.SuppressXFrameOptionsHeader = true;
        });
        var framework = services.Last(service => service.ServiceType == typeof(IAntiforgery));
        services.Remove(framework);
        services.AddSingleton<IAntiforgery>(provider => new AccountAntiforgery(
            (IAntiforgery)ActivatorUtilities.CreateInstance(provider, framework.ImplementationType!)
        ));
    }
}
