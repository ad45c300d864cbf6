using System.Text.Json;
using CultivatedLand.Functions.Orchestrations;

namespace CultivatedLand.Functions.Tests;

public sealed class HostFileTests
{
    [Fact]
    public void The_host_file_at_the_root_is_the_one_the_app_runs_with()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")));

        Assert.Equal("", host.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
    }

    [Fact]
    public void The_host_file_gives_new_orchestrations_the_version_of_the_code_and_leaves_later_ones_to_later_machines()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")));
        var durable = host.RootElement.GetProperty("extensions").GetProperty("durableTask");

        Assert.Equal(OrchestrationVersion.Current, durable.GetProperty("defaultVersion").GetString());
        Assert.Equal("CurrentOrOlder", durable.GetProperty("versionMatchStrategy").GetString());
        Assert.Equal("Reject", durable.GetProperty("versionFailureStrategy").GetString());
    }

    [Fact]
    public void The_platforms_own_parts_log_warnings_alone_and_a_run_has_ten_minutes()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")));
        var levels = host.RootElement.GetProperty("logging").GetProperty("logLevel");

        Assert.Equal("Warning", levels.GetProperty("default").GetString());
        Assert.Equal("Information", levels.GetProperty("CultivatedLand").GetString());
        Assert.Equal("00:10:00", host.RootElement.GetProperty("functionTimeout").GetString());
    }
}
