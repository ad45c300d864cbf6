using System.Text.Json.Nodes;
using CultivatedLand.Acceptance.Hosting;

namespace CultivatedLand.Acceptance.Kills;

/// <summary>What the host has said yes to: whatever happens to it afterwards, this must be in the ledger at the end.</summary>
internal sealed class AcknowledgedWrites
{
    private readonly Dictionary<string, long> _versions = [];
    private readonly HashSet<string> _plans = [];
    private readonly HashSet<(string Task, string By)> _acts = [];

    public int Acts => _acts.Count;

    public int Plans => _plans.Count;

    public void Plan(JsonNode plan) => _plans.Add(plan.Text("hash"));

    /// <param name="by">A name that no other act bears, by which it is found again in the history.</param>
    public void Act(JsonNode task, string by)
    {
        _acts.Add((task.Text("id"), by));
        _versions[task.Text("id")] = task["version"]!.GetValue<long>();
    }

    /// <summary>One sentence for everything that was promised and is not there.</summary>
    public async Task<IReadOnlyList<string>> Missing(HostApi api)
    {
        var missing = new List<string>();
        var started = (await api.Get("/api/plans"))
            .Ok()
            .AsArray()
            .Where(plan => plan!.Text("state") == "started")
            .Select(plan => plan!.Text("hash"))
            .ToHashSet();
        missing.AddRange(_plans.Except(started).Select(plan => $"The plan {plan} was started and is not."));
        foreach (var (task, version) in _versions)
        {
            var history = await api.History(task);
            if (history.Count < version)
                missing.Add($"The task {task} had version {version} and has {history.Count}.");
            missing.AddRange(
                _acts
                    .Where(act => act.Task == task && history.Count(fact => fact.Text("by") == act.By) != 1)
                    .Select(act => $"The act of {act.By} is not once in the history of {task}.")
            );
        }

        return missing;
    }
}
