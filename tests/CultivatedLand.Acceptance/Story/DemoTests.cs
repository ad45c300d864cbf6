using CultivatedLand.Acceptance.Hosting;

namespace CultivatedLand.Acceptance.Story;

/// <summary>The demonstration that the README begins with.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly TemporaryData _data = new();

    [Fact]
    public async Task The_demo_starts_the_sample_and_says_what_to_look_at()
    {
        await using var host = await Demo();

        Assert.Contains("virtual time 2023-07-20 08:00", host.Said);
        Assert.Contains($"{host.Api.Http.BaseAddress}ledger", host.Said);
        Assert.Equal(5, (await host.Api.Tasks()).Count);

        await host.Api.SetClock("2023-08-04T12:00");

        Assert.NotEmpty(Directory.GetFiles(host.Folder.Mail, "*.eml"));
    }

    [Fact]
    public async Task A_link_in_a_mail_of_the_demo_works_for_more_than_a_minute_of_a_day_a_second()
    {
        await using var host = await Demo();
        await host.Api.SetClock("2023-08-04T12:00");
        var link = new Uri(host.Mails.Notices()[0].Links.First()).AbsolutePath;

        await host.Api.SetClock("2023-12-29T12:00");

        Assert.Equal(200, (int)(await host.Api.Get(link)).Status);
    }

    [Fact]
    public async Task The_next_demo_begins_afresh()
    {
        await using (var first = await Demo())
        {
            await first.Api.SetClock("2023-08-04T12:00");
            await first.Stop();
        }

        await using var second = await Demo();

        Assert.StartsWith("2023-07-20", (await second.Api.Get("/health/ready")).Ok().Text("now"));
        Assert.Empty(await second.Api.Mails());
        Assert.Equal(5, (await second.Api.Tasks()).Count);
    }

    [Fact]
    public async Task A_demo_leaves_the_folder_of_a_running_demo_alone()
    {
        await using var host = await Demo();

        var second = await ProgramRun.Of("demo", "--data", _data.Path, "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("in use: process", second.Error);
        Assert.Equal(5, (await host.Api.Tasks()).Count);
    }

    [Fact]
    public async Task A_demo_leaves_a_folder_that_is_not_a_demos_alone()
    {
        _data.With("appsettings.json", "{}");

        var run = await ProgramRun.Of("demo", "--data", _data.Path, "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is not emptied", run.Error);
        Assert.True(File.Exists(Path.Combine(_data.Path, "appsettings.json")));
    }

    public void Dispose() => _data.Dispose();

    /// <summary>Up, with the sample brought in; its time stands still.</summary>
    private async Task<HostProcess> Demo()
    {
        var host = await HostProcess.Start("demo", _data.Folder, "--speed", "0");
        await Eventually.Be("the end of its greeting", () => host.Said.Contains("Ctrl+C", StringComparison.Ordinal));
        return host;
    }
}
