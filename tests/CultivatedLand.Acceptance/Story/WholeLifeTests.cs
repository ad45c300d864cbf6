using System.Net;
using System.Text.Json.Nodes;
using CultivatedLand.Acceptance.Hosting;

namespace CultivatedLand.Acceptance.Story;

/// <summary>One task from the upload to the close-out.</summary>
public sealed class WholeLifeTests : HostTest
{
    private string _task = "";

    protected override async Task Prepare() => _task = (await Api.Task(Sample.Restore)).Text("id");

    [Fact]
    public async Task A_task_goes_from_upload_to_close_out_and_then_is_silent()
    {
        await Worked();
        await Api.SetClock("2023-10-25T10:00");
        Assert.Equal(32m, (await Do("accept", new() { ["areaMu"] = 32 }))["acceptedMu"]!.GetValue<decimal>());

        var returned = await Do(
            "return",
            new()
            {
                ["phase"] = "plant",
                ["reason"] = "两块地未出苗",
                ["due"] = "2023-11-10",
                ["by"] = "县规资局",
            }
        );
        Assert.Equal("种植", returned.Text("currentPhase"));
        Assert.Equal(2, returned["phases"]![1]!["round"]!.GetValue<int>());

        await Api.SetClock("2023-11-09T10:00");
        await Do("report", new() { ["phase"] = "plant" });
        await Do("report", new() { ["phase"] = "apply" });
        await Do("accept", new());
        (await Api.Upload($"/api/tasks/{_task}/evidence", "验收照片.jpg", [0xFF, 0xD8, 0xFF, 0xE0])).Ok();
        Assert.Equal("closed-out", (await Do("close-out", new())).Text("status"));

        await Api.SetClock("2023-11-09T11:00");
        var before = (await Api.Mails($"&task={_task}")).Count;
        await Api.SetClock("2024-03-01T10:00");
        Assert.Equal(before, (await Api.Mails($"&task={_task}")).Count);
    }

    [Fact]
    public async Task The_new_round_is_reminded_of_its_new_date()
    {
        await Worked();
        await Api.SetClock("2023-10-25T10:00");
        await Do(
            "return",
            new()
            {
                ["phase"] = "plant",
                ["reason"] = "两块地未出苗",
                ["due"] = "2023-11-24",
            }
        );

        await Api.SetClock("2023-11-10T10:00");

        Assert.Contains(
            await Api.Mails($"&task={_task}"),
            mail => mail["notices"]!.AsArray().Any(notice => notice!.Text("due") == "2023-11-24")
        );
    }

    [Fact]
    public async Task Striking_off_without_evidence_is_refused_with_a_sentence()
    {
        await Worked();
        await Do("accept", new());

        var refused = await Api.Post($"/api/tasks/{_task}/close-out");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("no evidence", refused.Sentence);
        Assert.Equal("active", (await Api.Task(Sample.Restore)).Text("status"));
    }

    [Fact]
    public async Task The_history_says_who_did_what()
    {
        await Worked();

        var facts = (await Api.History(_task))
            .Select(fact => $"{fact.Text("what")} {fact.Text("by")}")
            .Where(fact => !fact.EndsWith("规则", StringComparison.Ordinal));

        Assert.Equal(
            ["planned 管理员", "started 管理员", "progress-reported 柳树村", "progress-reported 柳树村", "progress-reported 建管办"],
            facts
        );
    }

    private async Task Worked()
    {
        await Api.SetClock("2023-08-16T10:00");
        await Do("report", new() { ["phase"] = "plough", ["by"] = "柳树村" });
        await Api.SetClock("2023-09-25T10:00");
        await Do(
            "report",
            new()
            {
                ["phase"] = "种植",
                ["areaMu"] = 80,
                ["by"] = "柳树村",
            }
        );
        await Api.SetClock("2023-10-17T10:00");
        await Do("report", new() { ["phase"] = "apply", ["by"] = "建管办" });
    }

    /// <summary>Does an act and stands by its figures.</summary>
    private async Task<JsonNode> Do(string act, JsonObject body)
    {
        body["confirmed"] = true;
        return (await Api.Post($"/api/tasks/{_task}/{act}", body)).Ok();
    }
}
