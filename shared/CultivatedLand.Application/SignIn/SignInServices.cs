using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.SignIn;

/// <summary>Extension method that registers the parts of signing in.</summary>
internal static class SignInServices
{
    public static IServiceCollection AddSignIn(this IServiceCollection services) =>
        services
            .AddSingleton<AuditLog>()
            .AddSingleton<SessionStore>()
            .AddSingleton<OneTimeLinkStore>()
            .AddSingleton<ApiTokenStore>()
            .AddSingleton<SignInThrottle>()
            .AddSingleton<AccountMailWriter>()
            .AddSingleton<FailedSignInNotifier>()
            .AddSingleton<SecondStepNotifier>()
            .AddSingleton<SecondStepService>()
            .AddSingleton<SignInService>();
}
