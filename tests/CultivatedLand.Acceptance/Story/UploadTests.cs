using System.Net;
using CultivatedLand.Acceptance.Hosting;

namespace CultivatedLand.Acceptance.Story;

/// <summary>The ways a plan comes in.</summary>
public sealed class UploadTests : IDisposable
{
    private readonly TemporaryData _data = new();

    [Fact]
    public async Task The_sample_plan_is_read_without_errors()
    {
        var run = await ProgramRun.Of("read", Sample.PlanPath, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Json["findings"]!.AsArray());
        Assert.Equal(4, run.Json["tasks"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_plan_sent_as_the_body_is_a_draft_until_somebody_starts_it()
    {
        await using var host = await HostProcess.StartAt("2023-07-20T08:00", _data);

        var draft = (await host.Api.Upload("/api/plans", Sample.PlanName, Sample.Bytes(Sample.Plan))).Ok();
        Assert.Equal("draft", draft.Text("state"));
        Assert.Empty(await host.Api.Tasks());

        var started = (await host.Api.Post($"/api/plans/{draft.Text("hash")}/start")).Ok();
        Assert.Equal("started", started.Text("state"));
        Assert.Equal(5, (await host.Api.Tasks()).Count);
    }

    [Fact]
    public async Task A_plan_sent_by_a_form_can_be_started_at_once()
    {
        await using var host = await HostProcess.StartAt("2023-07-20T08:00", _data);

        var plan = (await host.Api.UploadForm("/api/plans?start=true", Sample.PlanName, Sample.Bytes(Sample.Plan))).Ok();

        Assert.Equal("started", plan.Text("state"));
        Assert.Equal(5, (await host.Api.Tasks()).Count);
    }

    [Fact]
    public async Task A_plan_dropped_into_the_inbox_starts_by_itself_where_that_is_set()
    {
        await using var host = await HostProcess.StartAt("2023-07-20T08:00", _data, "--auto-start");

        Drop(host, Sample.PlanPath);

        await Eventually.Be("the plan in done/", () => File.Exists(Path.Combine(host.Folder.Done, Sample.PlanName)));
        Assert.Equal(5, (await host.Api.Tasks()).Count);
        Assert.Contains("已启动", await File.ReadAllTextAsync(Path.Combine(host.Folder.Done, Sample.PlanName + ".txt")));
    }

    [Fact]
    public async Task A_plan_with_errors_does_not_start_and_its_office_is_told_why()
    {
        await using var host = await HostProcess.StartAt("2023-07-20T08:00", _data, "--auto-start");
        (await host.Api.PutDirectory(Sample.People)).Ok();

        var plan = (
            await host.Api.Upload(
                "/api/plans",
                "有错.txt",
                Sample.Bytes(Sample.Plan.Replace("8月20日前完成翻耕", "2月30日前完成翻耕", StringComparison.Ordinal))
            )
        ).Ok();

        Assert.Equal("draft", plan.Text("state"));
        await Eventually.Be(
            "the answer in the folder",
            () => host.Mails.About("方案未启动").Any(mail => mail.To == "jianguan@shiqiao.example.cn")
        );
        Assert.Empty(await host.Api.Tasks());
    }

    [Fact]
    public async Task People_and_plans_dropped_together_are_both_taken()
    {
        await using var host = await HostProcess.StartAt("2023-07-20T08:00", _data, "--auto-start");

        Drop(host, Sample.PlanPath);
        Drop(host, Sample.PeoplePath);

        await Eventually.Be("both in done/", () => Directory.GetFiles(host.Folder.Done).Length == 4);
        Assert.Equal(11, (await host.Api.Get("/api/directory")).Ok().AsArray().Count);
        Assert.Equal(5, (await host.Api.Tasks()).Count);
    }

    [Fact]
    public async Task What_is_no_plan_goes_to_rejected_with_the_reason_beside_it()
    {
        await using var host = await HostProcess.StartAt("2023-07-20T08:00", _data);
        var junk = _data.Beside("照片.txt");
        await File.WriteAllBytesAsync(junk, [0x00, 0xFF, 0x00, 0x81, 0x00, 0x02]);

        Drop(host, junk);

        var reason = Path.Combine(host.Folder.Rejected, "照片.txt.txt");
        await Eventually.Be("the file in rejected/", () => File.Exists(Path.Combine(host.Folder.Rejected, "照片.txt")));
        Assert.Contains("不是文档", await File.ReadAllTextAsync(reason));
        Assert.Empty(Directory.GetFiles(host.Folder.Inbox));
    }

    [Fact]
    public async Task A_file_that_grows_after_it_was_taken_is_read_again_as_a_whole()
    {
        await using var host = await HostProcess.StartAt("2023-07-20T08:00", _data);
        var plan = Sample.Bytes(Sample.Plan);
        var taken = Path.Combine(host.Folder.Done, Sample.PlanName);
        await File.WriteAllBytesAsync(Path.Combine(host.Folder.Inbox, Sample.PlanName), plan[..900]);
        await Eventually.Be("the first part in done/", () => File.Exists(taken));

        // A program that has the file open writes into it wherever it has been moved.
        await File.AppendAllBytesAsync(taken, plan[900..]);

        await Eventually.Be(
            "the whole in done/",
            () => File.Exists(taken + ".txt") && File.ReadAllText(taken + ".txt").Contains("5项任务", StringComparison.Ordinal)
        );
        var drafts = (await host.Api.Get("/api/plans")).Ok().AsArray().Where(draft => draft!.Text("state") == "draft");
        Assert.Equal(5, Assert.Single(drafts)!["tasks"]!.GetValue<int>());
    }

    [Fact]
    public async Task Import_with_start_brings_the_tasks_into_the_ledger()
    {
        await using var host = await HostProcess.StartAt("2023-07-20T08:00", _data);

        var import = await host.Cli("import", Sample.PlanPath, "--start", "--json");
        var tasks = await host.Cli("tasks", "--json");

        Assert.Equal((0, "started"), (import.ExitCode, import.Json.Text("state")));
        Assert.Equal(5, tasks.Json.AsArray().Count);
    }

    [Theory]
    [InlineData("zh", "已启动", "进行中")]
    [InlineData("en", "Started", "active")]
    public async Task The_terminal_says_states_in_the_language_of_its_reader(string language, string started, string active)
    {
        await using var host = await HostProcess.StartAt("2023-07-20T08:00", _data);

        Assert.Contains($"　{started}　", (await host.Cli("import", Sample.PlanPath, "--start", "--lang", language)).Output);
        Assert.Contains($"　{active}", (await host.Cli("tasks", "--lang", language)).Output);
    }

    [Fact]
    public async Task The_same_file_again_starts_nothing()
    {
        await using var host = await Sample.Started(_data);
        var before = (await host.Api.Get("/api/tasks")).Body;

        var again = await host.Api.UploadForm("/api/plans?start=true", "换了名字.txt", Sample.Bytes(Sample.Plan));

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.False(again.Json["isNew"]!.GetValue<bool>());
        Assert.Equal(before, (await host.Api.Get("/api/tasks")).Body);
        Assert.Single((await host.Api.Get("/api/plans")).Ok().AsArray());
    }

    [Fact]
    public async Task Reporting_by_the_command_line_counts()
    {
        await using var host = await Sample.Started(_data);
        var task = (await host.Api.Task(Sample.Restore)).Text("id");

        var report = await host.Cli("report", task, "plough", "--area", "12.5", "--json");

        Assert.Equal(0, report.ExitCode);
        Assert.Equal(12.5m, report.Json["phases"]![0]!["doneMu"]!.GetValue<decimal>());
    }

    public void Dispose() => _data.Dispose();

    /// <summary>As a person drops a file: it appears whole, under its name.</summary>
    private static void Drop(HostProcess host, string file) => File.Copy(file, Path.Combine(host.Folder.Inbox, Path.GetFileName(file)));
}
