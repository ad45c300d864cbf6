using CultivatedLand.Acceptance.Hosting;

namespace CultivatedLand.Acceptance.Story;

/// <summary>A corrected edition: the same document number, planting a week later, and no more task about illegal use.</summary>
public sealed class EditionTests : HostTest
{
    private static string Corrected { get; } =
        Sample
            .Plan.Replace("9月30日前完成种植", "10月8日前完成种植", StringComparison.Ordinal)
            .Replace(
                Sample.Plan[
                    Sample.Plan.IndexOf("（四）关于违法违规", StringComparison.Ordinal)..Sample.Plan.IndexOf(
                        "三、保障措施",
                        StringComparison.Ordinal
                    )
                ],
                "",
                StringComparison.Ordinal
            );

    [Fact]
    public async Task Tasks_that_did_not_change_keep_their_history()
    {
        var task = await Unchanged();
        (await Api.Post($"/api/tasks/{task}/report", new() { ["areaMu"] = 20 })).Ok();
        var before = (await Api.Get($"/api/tasks/{task}/history")).Body;

        await Correct();

        Assert.Equal(before, (await Api.Get($"/api/tasks/{task}/history")).Body);
        Assert.Equal(20m, (await Api.Get($"/api/tasks/{task}")).Ok()["phases"]![0]!["doneMu"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task A_task_that_changed_is_replanned_and_keeps_what_was_reported()
    {
        var task = (await Api.Task(Sample.Restore)).Text("id");
        (await Api.Post($"/api/tasks/{task}/report", new() { ["phase"] = "plough", ["areaMu"] = 80 })).Ok();

        await Correct();

        var replanned = await Api.Task(Sample.Restore);
        Assert.Equal(task, replanned.Text("id"));
        Assert.Equal("2023-10-08", replanned["phases"]![1]!.Text("due"));
        Assert.True(replanned["phases"]![0]!["isDone"]!.GetValue<bool>());
        Assert.Equal("replanned", (await Api.History(task))[^1].Text("what"));
    }

    [Fact]
    public async Task A_task_that_is_no_longer_named_is_cancelled()
    {
        await Correct();

        var dropped = await Api.Task(Sample.IllegalUse);

        Assert.Equal("cancelled", dropped.Text("status"));
        Assert.Null(dropped["nextNotice"]);
        Assert.Equal(5, (await Api.Tasks()).Count);
    }

    [Fact]
    public async Task The_edition_before_is_superseded_and_cannot_come_back()
    {
        await Correct();

        var old = (await Api.Upload("/api/plans?start=true", Sample.PlanName, Sample.Bytes(Sample.Plan))).Ok();

        Assert.Equal("superseded", old.Text("state"));
        Assert.Equal("cancelled", (await Api.Task(Sample.IllegalUse)).Text("status"));
    }

    [Fact]
    public async Task A_cancelled_task_gets_no_mail()
    {
        await Correct();

        await Api.SetClock("2023-09-20T10:00");

        Assert.Empty(await Api.Mails($"&task={(await Api.Task(Sample.IllegalUse)).Text("id")}"));
    }

    private async Task<string> Unchanged() =>
        (await Api.Tasks()).First(task => task.Text("place").EndsWith("枫林村", StringComparison.Ordinal)).Text("id");

    private async Task Correct() =>
        Assert.Equal("started", (await Api.Upload("/api/plans?start=true", "更正.txt", Sample.Bytes(Corrected))).Ok().Text("state"));
}
