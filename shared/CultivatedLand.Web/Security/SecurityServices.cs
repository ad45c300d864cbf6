using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Accounts;
using CultivatedLand.Web.Pages.SignIn;
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
        services.AddSingleton<AccountStore>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<OneTimeLinkStore>();
        services.AddSingleton<ApiTokenStore>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<AccountMailWriter>();
        services.AddSingleton<FailedSignInNotifier>();
        services.AddSingleton<SecondStepNotifier>();
        services.AddSingleton<ISecondStepCodes, DeviceCodes>();
        services.AddSingleton<SecondStepService>();
        services.AddSingleton<SecondStepSetups>();
        services.AddSingleton<SecondStepAudit>();
        services.AddSingleton<LendingStore>();
        services.AddSingleton<LendingService>();
        services.AddSingleton<LentGrants>();
        services.AddSingleton<SharedPlaceNames>();
        services.AddSingleton<SignInService>();
        services.AddSingleton<AccountService>();
        services.AddSingleton<IPasswordHasher, IdentityPasswordHasher>();
        services.AddSingleton<SessionCookies>();
        services.AddSingleton<DeviceCookies>();
        services.AddSingleton<PendingSignInCookies>();
        services.AddSingleton<CurrentUserAccessor>();
        services.AddSingleton<IStoreErrorReaders, StoreErrorReaders>();
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, ProofOwner>();
        services.AddSingleton<ResourcePlaces>();
        services.AddSingleton<RequestAuthorizer>();
        services.AddSingleton<PostedFormValidator>();
        services.AddSingleton<ResumableForms>();
        services.AddSingleton<UploadRateLimiter>();
        services.AddSingleton<RequestRateLimiter>();
        services.AddSingleton<SessionOnlyFilter>();
        services.AddSingleton<SignInHandler>();
        services.AddSingleton<FirstRunHandler>();
        services.AddSingleton<ChoosePasswordHandler>();
        services.AddSingleton<KnownPlaces>();
        services.AddSingleton<ProfileEndpoints>();
        services.AddSingleton<SecondStepEndpoints>();
        services.AddSingleton<AccountsEndpoints>();
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
