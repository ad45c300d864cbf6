using System.Text;
using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Functions.Storage;
using CultivatedLand.Functions.Tests.Hosting;
using CultivatedLand.Functions.Tests.Storage;
using CultivatedLand.Testing.Simulation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace CultivatedLand.Functions.Tests.Web;

[Collection(nameof(Azurite))]
public sealed class WebFunctionTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private AzureWebHost? _app;

    public async Task InitializeAsync()
    {
        if (AzuriteCommand.Path is not null)
            _app = await AzureWebHost.Start(TableStores.NewOptions(azurite));
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }

    [AzuriteFact]
    public async Task Pages_health_and_api_are_served_behind_one_catch_all()
    {
        using var client = Client();

        Assert.Equal(
            "ready",
            (await client.GetStringAsync("/health/ready")).Contains("\"ready\"", StringComparison.Ordinal) ? "ready" : "not"
        );
        Assert.Contains("<html", await client.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Equal(401, (int)(await client.GetAsync("/api/tasks")).StatusCode);
        client.DefaultRequestHeaders.Authorization = new("Bearer", AzureSettingsTests.Good["ApiToken"]);
        Assert.Equal(200, (int)(await client.GetAsync("/api/tasks")).StatusCode);
    }

    [AzuriteFact]
    public async Task Head_is_answered_and_headers_of_safety_are_set()
    {
        using var client = Client();
        var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/health/live"));

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [AzuriteFact]
    public async Task An_upload_starts_its_tasks_and_their_clocks()
    {
        using var client = Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", AzureSettingsTests.Good["ApiToken"]);
        var notice = RandomPlans.Notice(new Random(1), 1, DateOnly.FromDateTime(DateTime.UtcNow.AddDays(1)));
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(notice));
        var answer = await client.PostAsync("/api/plans?start=true&name=plan.txt", body);

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        _app!.Durable.Verify(
            durable =>
                durable.ScheduleNewOrchestrationInstanceAsync(
                    TaskOrchestrator.Name,
                    null,
                    It.IsAny<Microsoft.DurableTask.StartOrchestrationOptions>(),
                    It.IsAny<CancellationToken>()
                ),
            Times.AtLeast(2)
        );
    }

    [AzuriteFact]
    public void No_page_lies_where_the_platform_keeps_its_own()
    {
        var paths = new List<string?>();
        var routes = new ApplicationBuilder(_app!.Services);
        routes.UseRouting();
        routes.UseEndpoints(endpoints =>
        {
            CultivatedLand.Web.WebSetup.MapWeb(endpoints);
            paths.AddRange(
                endpoints
                    .DataSources.SelectMany(source => source.Endpoints)
                    .OfType<RouteEndpoint>()
                    .Select(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/'))
            );
        });

        Assert.NotEmpty(paths);
        Assert.DoesNotContain(paths, path => path is not null && (path.Split('/')[0] is "admin" or "runtime"));
    }

    [AzuriteFact]
    public async Task A_link_made_on_one_machine_opens_on_another()
    {
        await using var other = await AzureWebHost.Start(_app!.Services.GetRequiredService<StorageOptions>());
        var sealedText = _app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("links").Protect("task");

        Assert.Equal("task", other.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("links").Unprotect(sealedText));
    }

    private HttpClient Client() => _app!.Client();
}
