using System.Text.Json;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Functions.Hosting;
using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Functions.Storage;
using CultivatedLand.Functions.Tests.Hosting;
using CultivatedLand.Functions.Tests.Orchestrations;
using CultivatedLand.Functions.Triggers;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Tests.Agreement;

/// <summary>
/// One machine of the Azure host, composed as in production over a store in memory: what is gone when it dies.
/// Every other machine has its own.
/// </summary>
internal sealed class AzureMachine
{
    private readonly Func<DurableTaskClient> _client;
    private readonly ServiceProvider _services;

    public AzureMachine(
        MemoryStores store,
        SimulatedClock clock,
        IMailer mailer,
        FaultLog<OrchestrationSignal> faults,
        Func<DurableTaskClient> client,
        ILedger? ledger = null
    )
    {
        var settings = AzureSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(AzureSettingsTests.Good).Build());
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddTableStorage(settings.Storage);
        services.AddApplicationServices(settings);
        services.AddPosting(settings);
        services.AddClocks(settings);
        services.AddWeb(settings);
        services.AddSingleton<ILogger<OrchestrationSignal>>(faults);
        services.AddSingleton<IOutbox>(provider => ActivatorUtilities.CreateInstance<AlertingOutbox>(provider, store.Outbox));
        (_client, _services) = (client, services.BuiltOn(store, clock, mailer, ledger));

        // The embedded host sends one mail after the other. At another pace a mail server that is away would be asked at other moments.
        Cycle = ActivatorUtilities.CreateInstance<WorkCycleFunction>(_services, SendingPace.Steady);
    }

    public OrchestrationSignal Signal => Part<OrchestrationSignal>();

    public WorkCycleFunction Cycle { get; }

    public T Part<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Runs the activity of this name.</summary>
    /// <param name="input">JSON, unless it is one word.</param>
    public async Task<object?> Run(string activity, string input)
    {
        var client = _client();
        switch (activity)
        {
            case LookUpTaskActivity.Name:
                return await New<LookUpTaskActivity>().Run(input, default);
            case WakeTaskActivity.Name:
                return await New<WakeTaskActivity>().Run(input, default);
            case PreparePlanStartActivity.Name:
                return await New<PreparePlanStartActivity>().Run(input, client, default);
            case StartPlanTasksActivity.Name:
                return await New<StartPlanTasksActivity>().Run(JsonSerializer.Deserialize<PlanStartOrder>(input)!, client, default);
            case TellPlanTasksActivity.Name:
                await New<TellPlanTasksActivity>().Run(JsonSerializer.Deserialize<PlanStartOrder>(input)!, client, default);
                return null;
            default:
                await New<CompletePlanStartActivity>().Run(input, client, default);
                return null;
        }
    }

    /// <summary>Makes a function as the platform does.</summary>
    public T New<T>() => ActivatorUtilities.CreateInstance<T>(_services);
}
