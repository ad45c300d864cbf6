using System.Text.Json.Nodes;
using CultivatedLand.Acceptance.Hosting;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Acceptance.Kills;

/// <summary>
/// An office at work against a host that may die under any request: it uploads, reports, accepts, returns, patrols, and lets the time pass.
/// An upload or a step of time that breaks off proves nothing, and is not made again. An act or a patrol that breaks off is sent again
/// under its key, as a program would.
/// </summary>
internal sealed class RunningStory(Random random, AcknowledgedWrites acknowledgedWrites)
{
    private const int MostPlans = 12;

    private readonly List<string> _tasks = [];
    private int _acts;
    private int _plans;
    private Pending? _unanswered;

    public DateTimeOffset Now { get; private set; } = new(2023, 7, 20, 8, 0, 0, TimeSpan.FromHours(8));

    public string Clock => Now.ToString("yyyy-MM-ddTHH:mm");

    /// <summary>Does one thing.</summary>
    /// <exception cref="HttpRequestException">The host was killed in the middle of it.</exception>
    public Task Step(HostApi api) =>
        random.Next(11) switch
        {
            _ when _unanswered is { } pending => Send(api, pending),
            10 when _tasks.Count > 0 => Patrol(api, _tasks[random.Next(_tasks.Count)]),
            < 2 when _plans < MostPlans => Upload(api),
            < 6 => PassTime(api),
            _ when _tasks.Count > 0 => Act(api, _tasks[random.Next(_tasks.Count)]),
            _ => Upload(api),
        };

    private async Task Upload(HostApi api)
    {
        var answer = await api.UploadForm(
            "/api/plans?start=true",
            $"方案{_plans}.txt",
            Sample.Bytes(RandomPlans.Notice(random, ++_plans, DateOnly.FromDateTime(Now.DateTime)))
        );
        var plan = answer.Ok();
        if (plan.Text("state") == "started")
            acknowledgedWrites.Plan(plan);
        _tasks.Clear();
        _tasks.AddRange((await api.Tasks()).Select(task => task.Text("id")));
    }

    /// <summary>Only a moment that the host has said it reached is one to start it again at.</summary>
    private async Task PassTime(HostApi api)
    {
        var next = Now.AddHours(random.Next(1, 30));
        await api.SetClock(next.ToString("yyyy-MM-ddTHH:mm"));
        Now = next;
    }

    private async Task Act(HostApi api, string task)
    {
        var by = $"经办{++_acts}";
        var (act, body) = random.Next(8) switch
        {
            0 => ("accept", new JsonObject { ["areaMu"] = random.Next(1, 30) }),
            1 => ("return", new JsonObject { ["reason"] = "未出苗", ["due"] = Now.AddDays(random.Next(5, 30)).ToString("yyyy-MM-dd") }),
            2 => ("acknowledge", new JsonObject()),
            3 => (
                "request-extension",
                new JsonObject { ["due"] = Now.AddDays(random.Next(20, 60)).ToString("yyyy-MM-dd"), ["reason"] = "连续降雨" }
            ),
            4 => ("grant-extension", new JsonObject()),
            5 => ("report", new JsonObject()),
            _ => ("report", new JsonObject { ["areaMu"] = random.Next(1, 100) }),
        };
        body["by"] = by;
        await Send(
            api,
            new Pending(
                $"/api/tasks/{task}/{act}",
                body,
                async (host, answer) =>
                {
                    // Refusals are part of the story; an answer without a new fact changed nothing.
                    if ((int)answer.Status == 200 && (await host.History(task)).Any(fact => fact.Text("by") == by))
                        acknowledgedWrites.Act(answer.Json, by);
                }
            )
        );
    }

    private async Task Patrol(HostApi api, string task)
    {
        var who = $"网格员{++_acts}";
        var place = (await api.Get($"/api/tasks/{task}")).Ok().Text("place");
        await Send(
            api,
            new Pending(
                "/api/patrols",
                new JsonObject
                {
                    ["place"] = place,
                    ["who"] = who,
                    ["saw"] = "未见异常",
                    ["at"] = Clock,
                },
                (_, answer) =>
                {
                    if ((int)answer.Status is 200 or 201 or 204)
                        acknowledgedWrites.Patrol(who);
                    return Task.CompletedTask;
                }
            )
        );
    }

    /// <summary>Sends a write under its key. Until it is answered it is the next thing to do.</summary>
    private async Task Send(HostApi api, Pending pending)
    {
        _unanswered = pending;
        var answer = await api.Post(pending.Path, pending.Body, pending.Key);
        _unanswered = null;
        await pending.Answered(api, answer);
    }

    /// <param name="Answered">What follows the answer, with the host that gave it: the one that was first asked may be gone.</param>
    private sealed record Pending(string Path, JsonObject Body, Func<HostApi, Answer, Task> Answered)
    {
        public string Key { get; } = $"{Guid.NewGuid():N}";
    }
}
