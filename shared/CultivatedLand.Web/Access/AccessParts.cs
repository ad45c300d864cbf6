using CultivatedLand.Casework.Accounts;
using CultivatedLand.Web.Pages.Access;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web.Access;

/// <summary>Everything about who may come in, named in one place.</summary>
internal static class AccessParts
{
    public static void AddAccess(this IServiceCollection services, SurfaceSettings settings)
    {
        services.AddSingleton(settings.Access);
        services.AddSingleton(settings.Access.Rules);
        services.AddSingleton<AccountBook>();
        services.AddSingleton<SessionBook>();
        services.AddSingleton<OneTimeLinks>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<AuditBook>();
        services.AddSingleton<Attempts>();
        services.AddSingleton<Substitutes>();
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<AccountDesk>();
        services.AddSingleton<IPasswords, FrameworkPasswords>();
        services.AddSingleton<Cookies>();
        services.AddSingleton<Visitors>();
        services.AddSingleton<Whereabouts>();
        services.AddSingleton<Gate>();
        services.AddSingleton<PostedForms>();
        services.AddSingleton<CarriedForms>();
        services.AddSingleton<UploadLimit>();
        services.AddSingleton<SignInDoor>();
        services.AddSingleton<FirstRunDoor>();
        services.AddSingleton<WelcomeDoor>();
        services.AddSingleton<KnownPlaces>();
        services.AddSingleton<MePages>();
        services.AddSingleton<AccountsPages>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = Cookies.Named(settings, "proof");
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            options.Cookie.Path = "/";
            options.SuppressXFrameOptionsHeader = true;
        });
    }
}
