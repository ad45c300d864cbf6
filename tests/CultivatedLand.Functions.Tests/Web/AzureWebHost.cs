using CultivatedLand.Functions.Hosting;
using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Functions.Storage;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Tests.Hosting;
using CultivatedLand.Functions.Triggers;
using CultivatedLand.Functions.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;

namespace CultivatedLand.Functions.Tests.Web;

/// <summary>
/// One machine of the host: its own composition and start, behind a server that routes like the platform's, everything to one function.
/// </summary>
internal sealed class AzureWebHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AzureWebHost(WebApplication app, Mock<DurableTaskClient> durable, IReadOnlyCollection<string> log)
    {
        _app = app;
        Durable = durable;
        Log = log;
    }

    public IServiceProvider Services => _app.Services;

    public Mock<DurableTaskClient> Durable { get; }

    /// <summary>What the operator reads, each record with its level.</summary>
    public IReadOnlyCollection<string> Log { get; }

    /// <param name="settings">Settings beside those that must be there.</param>
    public static async Task<AzureWebHost> Start(StorageOptions storage, params (string Name, string Value)[] settings)
    {
        var configured = AzureSettingsTests.Good.Concat(settings.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value)));
        var read = AzureSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(configured).Build()) with { Storage = storage };
        var (durable, log) = (new Mock<DurableTaskClient>("test"), new OperatorLog());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log).AddFilter("CultivatedLand", LogLevel.Information);
        builder.Services.AddSingleton(storage);
        builder.Services.AddTableStorage(storage);
        builder.Services.AddApplicationServices(read);
        builder.Services.AddPosting(read);
        builder.Services.AddClocks(read);
        builder.Services.AddWeb(read);
        var app = builder.Build();
        await app.Services.GetRequiredService<StorageInitializer>().Run(default);
        await app.Services.GetRequiredService<FirstRunNotifier>().Run(default);
        app.Map(
                "{*path}",
                (HttpContext context, WebPipeline pipeline, OrchestrationSignal orchestrationSignal) =>
                    new WebFunction(pipeline, orchestrationSignal).Run(context.Request, durable.Object)
            )
            // The platform's own routing authorizes nothing, and the pipeline behind it everything.
            .AllowAnonymous();
        await app.StartAsync();
        return new AzureWebHost(app, durable, log.Records);
    }

    /// <summary>A client that follows nothing by itself.</summary>
    /// <param name="forwarded">Address and port that the platform's front end adds.</param>
    public HttpClient Client(string forwarded = "203.0.113.7:51234")
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(_app.Urls.First()),
        };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
        return client;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private sealed class OperatorLog : ILoggerProvider, ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Records { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Records.Enqueue($"{logLevel} {formatter(state, exception)}");

        public void Dispose() { }
    }
}
