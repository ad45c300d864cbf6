using CultivatedLand.Acceptance.Hosting;

namespace CultivatedLand.Acceptance.Story;

/// <summary>Coming up, staying alone, going down.</summary>
public sealed class StartingAndStoppingTests : IDisposable
{
    private readonly TemporaryData _data = new();

    [Fact]
    public async Task A_host_says_where_it_listens_where_the_data_lies_and_what_to_do_next()
    {
        await using var host = await HostProcess.StartAt("2023-07-20T08:00", _data);

        await Eventually.Be("its greeting", () => host.Said.Contains("Next:", StringComparison.Ordinal));
        Assert.Contains("Listening on http://127.0.0.1:", host.Said);
        Assert.Contains(_data.Path, host.Said);
        Assert.Contains("virtual time 2023-07-20 08:00", host.Said);
    }

    [Fact]
    public async Task Health_tells_the_time_and_the_next_wake_up()
    {
        await using var host = await Sample.Started(_data);

        var run = await host.Cli("health", "--json");

        Assert.Equal((0, "ready"), (run.ExitCode, run.Json.Text("status")));
        Assert.StartsWith("2023-07-20T08:00", run.Json.Text("now"));
        Assert.StartsWith("2023-08-04T09:00", run.Json.Text("nextWakeAt"));
        Assert.Equal("live", (await host.Api.Get("/health/live")).Ok().Text("status"));
    }

    [Fact]
    public async Task Health_without_a_host_is_a_sentence()
    {
        var run = await ProgramRun.Of("health", "--data", _data.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("start one with serve", run.Error);
    }

    [Fact]
    public async Task A_second_host_on_one_folder_is_told_who_holds_it()
    {
        await using var host = await HostProcess.StartAt("2023-07-20T08:00", _data);

        var second = await ProgramRun.Of("serve", "--data", _data.Path, "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("in use: process", second.Error);
        Assert.False(second.ShowsStackTrace);
        Assert.True(await host.Api.IsReady());
    }

    [Fact]
    public async Task A_folder_whose_host_was_killed_is_free_again()
    {
        await using (var killed = await Sample.Started(_data))
            killed.Kill();

        await using var host = await HostProcess.StartAt("2023-07-20T08:00", _data);

        Assert.Equal(5, (await host.Api.Tasks()).Count);
    }

    [Fact]
    public async Task A_host_that_is_told_to_stop_ends_with_zero()
    {
        await using var host = await Sample.Started(_data);

        Assert.Equal(0, await host.Stop());
        Assert.Contains("Stopped.", host.Said);
        Assert.False(
            File.Exists(Path.Combine(_data.Path, "ledger.db-wal")) && new FileInfo(Path.Combine(_data.Path, "ledger.db-wal")).Length > 0
        );
    }

    [Fact]
    public async Task A_host_that_is_told_to_stop_while_an_upload_trickles_in_ends_with_zero()
    {
        await using var host = await Sample.Started(_data);
        using var client = await RawClient.Begin(host, contentLength: 100_000);

        Assert.Equal(0, await host.Stop());
        Assert.Contains("Stopped.", host.Said);
    }

    [Fact]
    public async Task More_connections_than_the_process_has_handles_for_do_not_end_it()
    {
        if (!OperatingSystem.IsLinux())
            return;
        await using var host = await HostProcess.StartWithHandles(600, _data);
        var clients = new List<RawClient>();
        for (var number = 0; number < 700; number++)
            clients.Add(await RawClient.Begin(host, contentLength: 10));

        foreach (var client in clients)
            client.Dispose();
        await Eventually.Be("an answer afterwards", host.Api.IsReady);
        Assert.Equal(0, await host.Stop());
    }

    [Fact]
    public async Task The_token_is_readable_by_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using var host = await HostProcess.StartAt("2023-07-20T08:00", _data);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(host.Folder.Token));
    }

    [Fact]
    public async Task Real_time_cannot_be_set()
    {
        await using var host = await HostProcess.Start(_data.Folder);

        var answer = await host.Api.Post("/api/clock", new() { ["hours"] = 1 });

        Assert.Equal(409, (int)answer.Status);
        Assert.Contains("serve --clock", answer.Sentence);
    }

    public void Dispose() => _data.Dispose();
}
