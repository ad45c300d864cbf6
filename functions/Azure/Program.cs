using CultivatedLand.Azure.Hosting;
using CultivatedLand.Azure.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

return await StartUp.Guard(async () =>
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.UseMiddleware<TroubleLog>();
    builder.UseMiddleware<FreshRules>();

    var settings = AzureSettings.Read(builder.Configuration);
    builder.Services.AddTableStorage(settings.Storage);
    builder.Services.AddCasework(settings);
    builder.Services.AddPosting(settings);
    builder.Services.AddClocks();
    builder.Services.AddWeb(settings);
    builder.AddTelemetry();

    using var app = builder.Build();
    await app.Services.GetRequiredService<StoragePreparation>().Run(CancellationToken.None);
    await app.RunAsync();
});
