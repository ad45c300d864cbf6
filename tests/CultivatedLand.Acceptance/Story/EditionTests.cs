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
    public async Task An_edition_that_was_superseded_comes_back_as_the_newest()
    {
        await Correct();

        var again = await Host.Cli("import", Sample.PlanPath, "--start", "--json");

        Assert.Equal((0, "started"), (again.ExitCode, again.Json.Text("state")));
        Assert.Equal("2023-09-30", (await Api.Task(Sample.Restore))["phases"]![1]!.Text("due"));
        Assert.Equal(
            ["started", "superseded"],
            (await Api.Get("/api/plans")).Ok().AsArray().Select(plan => plan!.Text("state")).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task The_inbox_says_of_a_superseded_edition_how_it_comes_back_and_calls_it_no_success()
    {
        await Correct();

        File.Copy(Sample.PlanPath, Path.Combine(Host.Folder.Inbox, "again.txt"));

        var report = Path.Combine(Host.Folder.Rejected, "again.txt.txt");
        await Eventually.Be("the file in rejected/", () => File.Exists(Path.Combine(Host.Folder.Rejected, "again.txt")));
        Assert.Contains("重新启用", await File.ReadAllTextAsync(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_without_a_number_is_asked_about_and_answered_on_the_command_line()
    {
        var (table, later) = (Table("2023-10-30"), Table("2023-11-16"));
        Assert.Equal(0, (await Host.Cli("import", table, "--start")).ExitCode);

        var asked = await Host.Cli("import", later, "--start");
        Assert.NotEqual(0, asked.ExitCode);
        Assert.Contains("--as correction", asked.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await Host.Cli("import", later, "--start", "--as", "correction")).ExitCode);
        Assert.Equal("2023-11-16", (await Api.Task("序列核对"))["phases"]![0]!.Text("due"));
    }

    private string Table(string due)
    {
        var path = Path.Combine(Directory.CreateDirectory(Data.Beside(due)).FullName, "核对单.csv");
        File.WriteAllText(
            path,
            $"序号,村,整改任务,面积（亩）,责任单位,责任领导,完成时限\n1,青禾县/石桥镇/枫林村,序列核对,80,枫林村,何静,{due}\n"
        );
        return path;
    }

    [Fact]
    public async Task A_cancelled_task_gets_no_mail()
    {
        await Correct();

        await Api.SetClock("2023-09-20T10:00");

        Assert.Empty(await Api.ScheduledMails($"&task={(await Api.Task(Sample.IllegalUse)).Text("id")}"));
    }

    private async Task<string> Unchanged() =>
        (await Api.Tasks()).First(task => task.Text("place").EndsWith("枫林村", StringComparison.Ordinal)).Text("id");

    private async Task Correct() =>
        Assert.Equal(
            "started",
            (await Api.Upload("/api/plans?start=true&cancels=1", "更正.txt", Sample.Bytes(Corrected))).Ok().Text("state")
        );
}
