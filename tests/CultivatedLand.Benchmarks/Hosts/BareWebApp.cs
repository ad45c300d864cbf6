using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Benchmarks.Hosts;

/// <summary>What start-up is compared with: an app of the same framework that does nothing.</summary>
internal static class BareWebApp
{
    public const string Verb = "bare-web-app";

    public static async Task Run(string addressFile)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/", () => "It runs.");
        await app.StartAsync();
        await File.WriteAllTextAsync(
            addressFile,
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
        );
        await app.WaitForShutdownAsync();
    }
}
