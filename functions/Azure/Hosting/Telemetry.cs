using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using CultivatedLand.Functions.Metrics;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace CultivatedLand.Functions.Hosting;

/// <summary>
/// Extension methods that send traces, metrics and logs by OpenTelemetry to Application Insights, if its connection string is set.
/// </summary>
internal static class Telemetry
{
    public static void AddTelemetry(this FunctionsApplicationBuilder builder)
    {
        // The worker's defaults tell the platform to leave telemetry to the worker.
        // If nothing takes that telemetry, the log would be silent.
        if (string.IsNullOrEmpty(builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"]))
            return;

        var telemetry = builder
            .Services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithMetrics(metrics => metrics.AddMeter(HostMetrics.Name));
        telemetry.UseAzureMonitorExporter(exporter =>
        {
            // The platform has its own setting for accepting telemetry only from known identities.
            if (
                builder
                    .Configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]
                    ?.Contains("Authorization=AAD", StringComparison.OrdinalIgnoreCase) == true
            )
                exporter.Credential = new DefaultAzureCredential(
                    new DefaultAzureCredentialOptions { ManagedIdentityClientId = builder.Configuration["AZURE_CLIENT_ID"] }
                );
        });
    }
}
