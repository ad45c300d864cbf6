using System.Reflection;
using System.Text.Json;
using CultivatedLand.Functions.Metrics;
using CultivatedLand.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;

namespace CultivatedLand.Functions.Tests.Hosting;

public sealed class HostFilesTests
{
    [Fact]
    public void The_example_of_local_settings_holds_no_secret_and_every_setting_that_must_be_there()
    {
        using var example = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(), "functions", "Azure", "local.settings.json.example")));
        var values = example
            .RootElement.GetProperty("Values")
            .EnumerateObject()
            .ToDictionary(value => value.Name.Replace("__", ":", StringComparison.Ordinal), value => value.Value.GetString());

        Assert.Empty(AzureSettingsTests.Good.Keys.Except(values.Keys));
        Assert.All(["ApiToken", "SendGrid:ApiKey"], secret => Assert.Equal("", values[secret]));
    }

    [Fact]
    public void Every_function_of_the_host_is_known() =>
        Assert.Equal(
            [
                "Census",
                "CompletePlanStart",
                "LookUpTask",
                "MailEvents",
                "MoveOldLines",
                "PhaseOrchestrator",
                "PlanArrived",
                "PlanFound",
                "PlanOrchestrator",
                "PreparePlanStart",
                "PurgeEnded",
                "StartPlanTasks",
                "Sweep",
                "TaskOrchestrator",
                "TellPlanTasks",
                "WakeTask",
                "WebSurface",
                "Webhooks",
                "WorkCycle",
            ],
            typeof(TaskOrchestrator)
                .Assembly.GetTypes()
                .SelectMany(type => type.GetMethods())
                .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name)
                .OfType<string>()
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_figures_that_alerts_are_set_on_keep_their_names() =>
        Assert.Equal(
            ["CultivatedLand", "mail.dead", "sweep.recreated"],
            [HostMetrics.Name, HostMetrics.DeadMails.Name, HostMetrics.Recreated.Name]
        );

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CultivatedLand.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
