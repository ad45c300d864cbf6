using System.Text;
using System.Text.Json.Nodes;
using CultivatedLand.Acceptance.Hosting;
using CultivatedLand.Application.Plans.Starts;

namespace CultivatedLand.Acceptance.Disk;

/// <summary>A disk that really runs full under a serving host, and then has room again.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const int InsufficientStorage = 507;

    /// <summary>Batches of the large plan.</summary>
    private const int Batches = 3;

    private readonly TemporaryData _data = new();

    [RootFact]
    public async Task A_report_on_a_full_disk_is_refused_with_a_sentence_and_counts_once_there_is_room()
    {
        using var disk = SmallDiskMount.Of(_data, megabytes: 4);
        await using var host = await Sample.Started(_data);
        var task = (await host.Api.Task(Sample.Restore)).Text("id");
        var before = (await host.Api.Get($"/api/tasks/{task}")).Body;

        disk.Fill();
        var refused = await UntilRefused(host, task);
        Assert.Equal(InsufficientStorage, (int)refused.Status);
        Assert.Contains("disk is full", refused.Sentence);
        var accepted = (await host.Api.History(task)).Count;

        disk.Free();
        (await host.Api.Post($"/api/tasks/{task}/report", new() { ["phase"] = "plough", ["areaMu"] = 79.5m })).Ok();
        Assert.Equal(accepted + 1, (await host.Api.History(task)).Count);
        Assert.NotEqual(before, (await host.Api.Get($"/api/tasks/{task}")).Body);
        await Sound(host);
    }

    [RootFact]
    public async Task A_plan_half_started_when_the_disk_ran_full_goes_on_by_itself_once_there_is_room()
    {
        using var disk = SmallDiskMount.Of(_data, megabytes: 64);
        await using var host = await HostProcess.StartAt("2023-07-20T08:00", _data);
        var first = (await host.Api.Upload("/api/plans", "小方案.csv", Table("柳树村", PlanStartBatch.Most))).Ok();
        var free = disk.FreeKilobytes;
        (await host.Api.Post($"/api/plans/{first.Text("hash")}/start")).Ok();
        var batch = free - disk.FreeKilobytes;
        var draft = (await host.Api.Upload("/api/plans", "大方案.csv", Table("白杨村", Batches * PlanStartBatch.Most))).Ok();

        // Room for the first batch and not for all: what a batch takes differs by a few pages, never by half.
        disk.Fill(leavingKilobytes: batch * Batches / 2);
        var refused = await host.Api.Post($"/api/plans/{draft.Text("hash")}/start");
        Assert.Equal(InsufficientStorage, (int)refused.Status);
        Assert.InRange((await host.Api.Tasks()).Count - PlanStartBatch.Most, 1, (Batches * PlanStartBatch.Most) - 1);

        disk.Free();
        await host.Api.SetClock("2023-07-20T09:00");
        await Eventually.Be(
            "the whole plan",
            async () => (await host.Api.Get($"/api/plans/{draft.Text("hash")}")).Ok().Text("state") == "started"
        );
        Assert.Equal((1 + Batches) * PlanStartBatch.Most, (await host.Api.Tasks()).Count(task => task.Text("status") == "active"));
        await Sound(host);
    }

    [RootFact]
    public async Task Evidence_that_finds_the_disk_full_leaves_nothing_behind()
    {
        using var disk = SmallDiskMount.Of(_data, megabytes: 4);
        await using var host = await Sample.Started(_data);
        var task = (await host.Api.Task(Sample.Restore)).Text("id");

        var refused = await host.Api.Upload($"/api/tasks/{task}/evidence", "照片.jpg", new byte[6 << 20]);

        Assert.Equal(InsufficientStorage, (int)refused.Status);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(_data.Path, "*", SearchOption.AllDirectories),
            file => file.EndsWith(".part", StringComparison.Ordinal)
        );
        (await host.Api.Upload($"/api/tasks/{task}/evidence", "小照片.jpg", [0xFF, 0xD8])).Ok();
        await Sound(host);
    }

    [RootFact]
    public async Task Mails_that_find_the_disk_full_go_out_once_there_is_room()
    {
        using var disk = SmallDiskMount.Of(_data, megabytes: 4);
        await using var host = await Sample.Started(_data);

        disk.Fill();
        await host.Api.Post("/api/clock", new JsonObject { ["now"] = "2023-08-04T09:30" });
        disk.Free();
        await host.Api.SetClock("2023-08-04T12:00");

        await Eventually.Be("the reminder in the folder", () => host.Mails.Notices().Count == 1);
        await Sound(host);
    }

    public void Dispose() => _data.Dispose();

    /// <summary>A table of a plan with one task a row.</summary>
    private static byte[] Table(string village, int rows) =>
        Encoding.UTF8.GetBytes(
            string.Concat(
                Enumerable
                    .Range(1, rows)
                    .Select(number => $"任务{number},80,青禾县石桥镇{village},2023-08-20\r\n")
                    .Prepend("任务,面积（亩）,地点,时限\r\n")
            )
        );

    /// <summary>What the log still has room for is accepted; then comes the write that fails.</summary>
    private static async Task<Answer> UntilRefused(HostProcess host, string task)
    {
        for (var report = 1; report < 2000; report++)
        {
            var answer = await host.Api.Post($"/api/tasks/{task}/report", new() { ["phase"] = "plough", ["areaMu"] = report * 0.01m });
            if ((int)answer.Status != 200)
                return answer;
        }

        throw new InvalidOperationException("The disk never ran full.");
    }

    /// <summary>A loop that met the full disk counts as failing until its next try, so being ready again may take a moment.</summary>
    private static async Task Sound(HostProcess host)
    {
        await Eventually.Be("the host ready again", host.Api.IsReady);
        Assert.Equal(0, await host.Stop());
        Assert.Equal(0, (await ProgramRun.Of("verify", "--data", host.Folder.Path)).ExitCode);
    }
}
