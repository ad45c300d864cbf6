using CultivatedLand.Functions.Hosting;
using CultivatedLand.Functions.Storage;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

return await StartupGuard.Guard(async () =>
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.UseMiddleware<StorageErrorMiddleware>();
    builder.UseMiddleware<LoopMonitorMiddleware>();
    builder.UseMiddleware<RulesRefreshMiddleware>();

    var settings = AzureSettings.Read(builder.Configuration);
    builder.Services.AddTableStorage(settings.Storage);
    builder.Services.AddApplicationServices(settings);
    builder.Services.AddPosting(settings);
    builder.Services.AddClocks(settings);
    builder.Services.AddWeb(settings);
    builder.AddTelemetry();

    // A function that works when the platform takes the machine away has this long to end, so that little is done again.
    builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));

    // A part that lacks one of its own, or that keeps what lives for one request, is found at start and not by the first who needs it.
    builder.ConfigureContainer(
        new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true })
    );

    using var app = builder.Build();
    await app.Services.GetRequiredService<StorageInitializer>().Run(CancellationToken.None);
    await app.Services.GetRequiredService<FirstRunNotifier>().Run(CancellationToken.None);
    await app.RunAsync();
});
