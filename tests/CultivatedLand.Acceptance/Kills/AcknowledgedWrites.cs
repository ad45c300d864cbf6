using System.Text.Json.Nodes;
using CultivatedLand.Acceptance.Hosting;

namespace CultivatedLand.Acceptance.Kills;

/// <summary>What the host has said yes to: whatever happens to it afterwards, this must be in the ledger at the end.</summary>
internal sealed class AcknowledgedWrites
{
    private readonly Dictionary<string, long> _versions = [];
    private readonly HashSet<string> _plans = [];
    private readonly HashSet<(string Task, string By)> _acts = [];
    private readonly HashSet<string> _patrols = [];

    public int Acts => _acts.Count;

    public int Patrols => _patrols.Count;

    public int Plans => _plans.Count;

    public void Plan(JsonNode plan) => _plans.Add(plan.Text("hash"));

    /// <param name="by">A name that no other act bears, by which it is found again in the history.</param>
    public void Act(JsonNode task, string by)
    {
        _acts.Add((task.Text("id"), by));
        _versions[task.Text("id")] = task["version"]!.GetValue<long>();
    }

    /// <param name="who">A name that no other patrol bears.</param>
    public void Patrol(string who) => _patrols.Add(who);

    /// <summary>One sentence for everything that was promised and is not there once.</summary>
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

        missing.AddRange(await NotOnce(api));
        return missing;
    }

    /// <summary>Nothing may be there twice, acknowledged or not: every write was sent under one key.</summary>
    private async Task<IReadOnlyList<string>> NotOnce(HostApi api)
    {
        var walked = new List<string>();
        foreach (var year in Enumerable.Range(2023, 5))
        {
            var patrols = (await api.Get($"/api/patrols?from={year}-01-01&to={year}-12-31")).Ok()["patrols"]!.AsArray();
            walked.AddRange(patrols.Select(patrol => patrol!.Text("who")));
        }

        var acts = new List<(string Task, string By)>();
        foreach (var task in await api.Tasks())
        {
            acts.AddRange(
                (await api.History(task.Text("id")))
                    .Where(fact => fact["by"] is not null && fact.Text("by").StartsWith("经办", StringComparison.Ordinal))
                    .Select(fact => ($"{task.Text("id")} {fact.Text("what")} {fact["particulars"]?["phase"]}", fact.Text("by")))
            );
        }

        return
        [
            .. _patrols.Except(walked).Select(who => $"The patrol of {who} was recorded and is not."),
            .. walked.GroupBy(who => who).Where(same => same.Count() > 1).Select(same => $"The patrol of {same.Key} is there twice."),
            .. acts.GroupBy(act => act)
                .Where(same => same.Count() > 1)
                .Select(same => $"{same.Key.By} did “{same.Key.Task}” {same.Count()} times."),
        ];
    }
}
