using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CultivatedLand.Application.Health;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Uploads;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Web;

/// <summary>Extension method that registers the HTTP parts that know no feature: errors, uploads, encoding.</summary>
internal static class InfrastructureServices
{
    public static void AddInfrastructure(this IServiceCollection services)
    {
        services.AddSingleton<UploadReader>();
        services.AddSingleton<MultipleFileReader>();
        services.AddSingleton<PhotoUploads>();
        services.AddSingleton<SetAsideLog>();
        services.AddSingleton(provider =>
        {
            provider.GetRequiredService<SetAsideLog>().Begin();
            return ActivatorUtilities.CreateInstance<SetAsideNotifier>(provider);
        });
        services.AddRazorComponents();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = ProblemResults.Describe);
        services.AddExceptionHandler<StoreExceptionHandler>();
        services.AddExceptionHandler<UnexpectedExceptionHandler>();
        services.AddDataProtection();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
            options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
    }
}
