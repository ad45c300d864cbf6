using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Testing.Clocks;
using Microsoft.DurableTask.Client;

namespace CultivatedLand.Functions.Tests.Orchestrations;

/// <summary>
/// A task hub on virtual time. The orchestrator's code runs in the engine that runs it in Azure too,
/// replayed from its history at every step; only where histories, timers and messages are kept is of this house.
/// Like the real one it may hand out an activity twice, and forget what an orchestrator just decided.
/// </summary>
/// <param name="activity">Runs the activity of this name. It gets the input, which is JSON unless it is one word.</param>
/// <param name="mishaps">Null for a hub where everything happens once.</param>
internal sealed class VirtualHub(SimulatedClock clock, Func<string, string, Task<object?>> activity, Random? mishaps = null)
{
    private const int MostStepsAtOnce = 10_000;

    private readonly Dictionary<string, VirtualInstance> _instances = [];

    /// <summary>What the durable client of a function would be.</summary>
    public DurableTaskClient Client => field ??= new VirtualClient(this);

    public int Steps { get; private set; }

    public int Activities { get; private set; }

    public int Started { get; private set; }

    public int Rings { get; private set; }

    /// <summary>Steps of every phase that has ended, see <see cref="VirtualInstance.LastGeneration"/>.</summary>
    public List<IReadOnlyList<string>> EndedPhases { get; } = [];

    /// <summary>Rings that get lost on the way, one in so many.</summary>
    public int LosesRings { get; set; }

    public IEnumerable<VirtualInstance> Instances => _instances.Values;

    public VirtualInstance? Find(string id) => _instances.GetValueOrDefault(id);

    /// <summary>One that exists begins anew, as the real engine lets it.</summary>
    public void Start(string id, string orchestrator = TaskOrchestrator.Name, string version = OrchestrationVersion.Current)
    {
        Started++;
        Begin(new VirtualInstance(this, id, orchestrator, clock, version));
    }

    /// <summary>An instance of the first release, which knew no versions.</summary>
    public void StartUnversioned(string id) => Begin(new VirtualInstance(this, id, TaskOrchestrator.Name, clock, version: ""));

    internal void StartPhase(string id, VirtualInstance parent, int scheduled) =>
        Begin(new VirtualInstance(this, id, PhaseOrchestrator.Name, clock) { Parent = (parent, parent.Generations, scheduled) });

    /// <summary>Passes an event on from one instance to another. It is no ring of somebody's, and is not lost.</summary>
    internal void Send(string id, string name)
    {
        if (Find(id) is { HasEnded: false } instance)
            instance.Raise(name);
    }

    private void Begin(VirtualInstance instance) => _instances[instance.Id] = instance;

    /// <summary>An event for an instance that is not there, or has ended, is thrown away.</summary>
    public void Raise(string id, string name)
    {
        Rings++;
        if (LosesRings > 0 && Rings % LosesRings == 0)
            return;
        if (Find(id) is { HasEnded: false } instance)
            instance.Raise(name);
    }

    /// <summary>Somebody deletes it, or its storage was lost.</summary>
    public void Forget(string id) => _instances.Remove(id);

    public void Terminate(string id) => _instances[id].Status = OrchestrationRuntimeStatus.Terminated;

    public void Fail(string id) => _instances[id].Status = OrchestrationRuntimeStatus.Failed;

    public DateTimeOffset? NextTimer =>
        _instances.Values.Where(instance => !instance.HasEnded).Select(instance => instance.NextTimer).Min();

    /// <summary>Does everything that can be done now: fires timers, runs orchestrators and activities, until all wait.</summary>
    /// <param name="most">Steps after which it stops half-way.</param>
    /// <param name="orchestrator">Only instances of this one have their turn. Null for all.</param>
    public async Task Settle(int most = int.MaxValue, string? orchestrator = null)
    {
        for (var step = 0; step < most; step++)
        {
            if (step > MostStepsAtOnce)
                throw new InvalidOperationException($"The orchestrations go round and round at {clock.Now:O}.");
            var turns = _instances.Values.Where(instance => orchestrator is null || instance.Orchestrator == orchestrator).ToList();
            foreach (var instance in turns)
                instance.FireTimers();
            if (turns.Find(instance => instance.HasMessages) is not { } next)
                return;
            await Work(next);
        }
    }

    private async Task Work(VirtualInstance instance)
    {
        Steps++;
        if (mishaps?.Next(10) == 0)
            instance.ForgetWhatItDecides();
        instance.Run();
        while (instance.TakeActivity() is { } asked)
        {
            if (mishaps?.Next(5) == 0)
                await Do(asked.Name, asked.Input);
            instance.Complete(asked.Id, await Try(() => Do(asked.Name, asked.Input)));
        }
    }

    private Task<object?> Do(string name, string input)
    {
        Activities++;
        return activity(name, input);
    }

    private static async Task<object?> Try(Func<Task<object?>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure)
        {
            return failure;
        }
    }
}
