using System.Net;
using System.Text;
using CultivatedLand.Application.Plans.Starts;
using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Tests.Hosting;
using CultivatedLand.Functions.Tests.Storage;
using CultivatedLand.Testing.Simulation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Routing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace CultivatedLand.Functions.Tests.Web;

[Collection(nameof(Azurite))]
public sealed class WebFunctionTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private AzureWebHost? _app;

    private Mock<DurableTaskClient> Durable => _app!.Durable;

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
    public async Task An_upload_that_starts_is_answered_before_its_tasks_are_started_and_can_be_followed()
    {
        using var client = Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", AzureSettingsTests.Good["ApiToken"]);
        var notice = RandomPlans.Notice(new Random(1), 1, DateOnly.FromDateTime(DateTime.UtcNow.AddDays(1)));
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(notice));
        var answer = await client.PostAsync("/api/plans?start=true&name=plan.txt", body);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Contains("\"state\":\"starting\"", await client.GetStringAsync(answer.Headers.Location), StringComparison.Ordinal);
        var hash = answer.Headers.Location!.OriginalString.Split('/')[^2];
        Durable.Verify(
            durable =>
                durable.ScheduleNewOrchestrationInstanceAsync(
                    PlanOrchestrator.Name,
                    null,
                    It.Is<StartOrchestrationOptions>(options => options.InstanceId == hash),
                    It.IsAny<CancellationToken>()
                ),
            Times.Once
        );

        await Orchestrate(hash);
        Assert.Contains("\"state\":\"started\"", await client.GetStringAsync(answer.Headers.Location), StringComparison.Ordinal);
        Durable.Verify(
            durable =>
                durable.ScheduleNewOrchestrationInstanceAsync(
                    TaskOrchestrator.Name,
                    null,
                    It.IsAny<StartOrchestrationOptions>(),
                    It.IsAny<CancellationToken>()
                ),
            Times.AtLeast(2)
        );
    }

    [AzuriteFact]
    public async Task A_start_that_is_asked_for_twice_is_answered_the_same_way()
    {
        using var client = Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", AzureSettingsTests.Good["ApiToken"]);
        var notice = RandomPlans.Notice(new Random(1), 1, DateOnly.FromDateTime(DateTime.UtcNow.AddDays(1)));
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(notice));
        var location = (await client.PostAsync("/api/plans?start=true&name=plan.txt", body)).Headers.Location!;
        var again = await client.PostAsync(location, null);

        Assert.Equal((HttpStatusCode.Accepted, location), (again.StatusCode, again.Headers.Location));
        await Orchestrate(location.OriginalString.Split('/')[^2]);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(location, null)).StatusCode);
    }

    /// <summary>Runs the activities of a start, as the orchestration would.</summary>
    private async Task Orchestrate(string hash)
    {
        var (steps, signal) = (
            _app!.Services.GetRequiredService<PlanStartSteps>(),
            _app.Services.GetRequiredService<OrchestrationSignal>()
        );
        var scope = await new PreparePlanStartActivity(steps, signal).Run(hash, Durable.Object, default);
        foreach (var batch in scope!.Batches)
            await new StartPlanTasksActivity(steps, signal).Run(new PlanStartOrder(hash, batch), Durable.Object, default);
        await new CompletePlanStartActivity(steps, signal).Run(hash, Durable.Object, default);
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
