using System.Text.Json;

namespace CultivatedLand.Functions.Tests;

public sealed class HostFileTests
{
    [Fact]
    public void The_host_file_at_the_root_is_the_one_the_app_runs_with()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")));

        Assert.Equal("", host.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
    }
}
