using CultivatedLand.Application.SignIn;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Uploads;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
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
        services.AddSingleton<SessionCookies>();
        services.AddSingleton<DeviceCookies>();
        services.AddSingleton<PendingSignInCookies>();
        services.AddSingleton<CurrentUserAccessor>();
        services.AddSingleton<SignedTaskLinks>();
        services.AddSingleton<SignedPlaceLinks>();
        services.AddSingleton<IStoreErrorReaders, StoreErrorReaders>();
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, ProofOwner>();
        services.AddSingleton<ResourcePlaces>();
        services.AddSingleton<RequestAuthorizer>();
        services.AddSingleton<PostedFormValidator>();
        services.AddSingleton<ResumableForms>();
        services.AddSingleton<UploadRateLimiter>();
        services.AddSingleton<RequestRateLimiter>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = SessionCookies.Named(settings, "proof");
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            options.Cookie.Path = "/";
            options.SuppressXFrameOptionsHeader = true;
        });
    }
}
