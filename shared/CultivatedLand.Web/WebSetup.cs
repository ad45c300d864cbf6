using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Settings;
using CultivatedLand.Web.Api;
using CultivatedLand.Web.Api.Idempotency;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Pages;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CultivatedLand.Web;

/// <summary>
/// Setup of the web application, the same in every host: JSON API, pages behind links, health. The host adds the ports of Application.
/// </summary>
public static class WebSetup
{
    /// <summary>Registers the web application. The host has registered the use cases before.</summary>
    public static IServiceCollection AddWeb(this IServiceCollection services, WebOptions settings)
    {
        services.AddSingleton(settings);
        services.AddInfrastructure();
        services.AddAccess(settings);
        services.AddApi(settings);
        services.AddPages();
        services.AddSingleton(WebRecordFormats.All);
        services.TryAddSingleton(MailContextOf);
        return services;
    }

    public static T UseWeb<T>(this T app)
        where T : IApplicationBuilder
    {
        app.UseMiddleware<SecurityHeadersMiddleware>();
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                StatusCodeSelector = problem =>
                    problem is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
                SuppressDiagnosticsCallback = context =>
                    context.Exception is BadHttpRequestException
                    || context.ExceptionHandledBy == ExceptionHandledType.ExceptionHandlerService,
            }
        );
        app.UseStatusCodePages(StatusPages.Answer);
        app.UseMiddleware<IdempotencyMiddleware>();
        return app;
    }

    public static void MapWeb(this IEndpointRouteBuilder app)
    {
        app.MapApi();
        app.MapPages();
    }

    /// <summary>Tells mails who writes them, and the addresses of the pages to which they lead.</summary>
    private static MailContext MailContextOf(IServiceProvider provider)
    {
        var (office, web) = (provider.GetRequiredService<OfficeOptions>(), provider.GetRequiredService<WebOptions>());
        return new MailContext(
            office.Name,
            provider.GetRequiredService<CurrentDeadlineRules>(),
            provider.GetRequiredService<SignedTaskLinks>().TaskFor,
            _ => null
        )
        {
            PlaceTable = provider.GetRequiredService<SignedPlaceLinks>().TableOf,
            Language = office.Language,
            PublicAddress = web.PublicAddress,
            LeadingGroup = office.LeadingGroup,
            IsVirtualTime = web.IsVirtualTime,
        };
    }
}
