using System.Text;
using System.Text.Json.Nodes;
using CultivatedLand.Acceptance.Hosting;
using CultivatedLand.Acceptance.Samples;
using Xunit.Abstractions;

namespace CultivatedLand.Acceptance.Kills;

/// <summary><c>kill -9</c> under writes that carry a key. Every write is sent until it is answered, and is there once.</summary>
public sealed class KeyedWriteTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 4;
    private const int Senders = 6;
    private const int MostWritesInALife = 12;

    private readonly TemporaryData _data = new();
    private readonly HashSet<string> _patrols = [];
    private readonly HashSet<string> _acceptances = [];
    private string _task = "";
    private string _place = "";

    [Fact]
    public async Task A_write_sent_again_under_its_key_after_a_kill_is_there_once()
    {
        var random = new Random(20230720);
        var unanswered = new List<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var host = await HostProcess.StartAt(ClockOf(kill), _data);
            if (kill == 0)
                await Begin(host.Api);
            foreach (var key in unanswered)
                Assert.True(await Write(host.Api, key), $"The write {key} was refused when it was sent again.");
            unanswered = await WriteUntilKilled(host, kill, TimeSpan.FromMilliseconds(random.Next(20, 200)));
        }

        await using var last = await HostProcess.StartAt(ClockOf(Kills), _data);
        foreach (var key in unanswered)
            Assert.True(await Write(last.Api, key));
        var patrols = (await last.Api.Get("/api/patrols")).Ok()["patrols"]!.AsArray().Select(patrol => patrol!.Text("saw"));
        var acceptances = (await last.Api.History(_task)).Where(fact => fact.Text("what") == "accepted").Select(fact => fact.Text("by"));

        output.WriteLine($"{_patrols.Count} patrols and {_acceptances.Count} acceptances over {Kills} kills");
        Assert.Equal(_patrols.Order(StringComparer.Ordinal), patrols.Order(StringComparer.Ordinal));
        Assert.Equal(_acceptances.Order(StringComparer.Ordinal), acceptances.Order(StringComparer.Ordinal));
    }

    /// <summary>Time goes on from life to life, so that a write done twice would be two.</summary>
    private static string ClockOf(int life) => $"2023-07-20T{8 + life:00}:00";

    public void Dispose() => _data.Dispose();

    private async Task Begin(HostApi api)
    {
        (await api.PutDirectory(Sample.People)).Ok();
        (await api.Upload("/api/plans?start=true", Sample.PlanName, Sample.Bytes(Sample.Plan))).Ok();
        var task = await api.Task(Sample.Restore);
        (_task, _place) = (task.Text("id"), task.Text("place"));
        (await api.Post($"/api/tasks/{_task}/report", new JsonObject { ["areaMu"] = 80 })).Ok();
    }

    /// <returns>The keys of the writes that were not answered.</returns>
    private async Task<List<string>> WriteUntilKilled(HostProcess host, int life, TimeSpan work)
    {
        var senders = Enumerable.Range(0, Senders).Select(sender => WriteOn(host.Api, $"{life}-{sender}")).ToList();
        await host.Work(work, () => senders.TrueForAll(sender => sender.IsCompleted));
        host.Kill();
        return [.. (await Task.WhenAll(senders)).OfType<string>()];
    }

    /// <returns>The key of the write that broke off. Null if all were answered.</returns>
    private async Task<string?> WriteOn(HostApi api, string sender)
    {
        for (var number = 0; number < MostWritesInALife; number++)
        {
            var key = $"{(number % 2 == 0 ? "patrol" : "accept")}-{sender}-{number}";
            try
            {
                if (!await Write(api, key))
                    throw new InvalidOperationException($"The write {key} was refused.");
            }
            catch (HttpRequestException)
            {
                return key;
            }
        }

        return null;
    }

    private async Task<bool> Write(HostApi api, string key)
    {
        var isPatrol = key.StartsWith("patrol", StringComparison.Ordinal);
        lock (_patrols)
            _ = (isPatrol ? _patrols : _acceptances).Add(key);
        var (path, body) = isPatrol
            ? (
                "/api/patrols",
                new JsonObject
                {
                    ["place"] = _place,
                    ["who"] = "巡查员",
                    ["saw"] = key,
                }
            )
            : ($"/api/tasks/{_task}/accept", new JsonObject { ["areaMu"] = 0.01m, ["by"] = key });
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", key);
        return (int)(await api.Send(request)).Status is >= 200 and < 300;
    }
}
