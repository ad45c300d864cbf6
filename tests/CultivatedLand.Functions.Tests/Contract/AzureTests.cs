using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using CultivatedLand.Domain;
using CultivatedLand.Functions.Hosting;
using CultivatedLand.Functions.Metrics;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Triggers;
using CultivatedLand.Testing.Golden;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace CultivatedLand.Functions.Tests.Contract;

/// <summary>What the platform, the account and the alerts know this host by.</summary>
public sealed class AzureTests
{
    private static readonly Assembly Host = typeof(AzureSettings).Assembly;

    [Fact]
    public void Every_function_has_the_name_and_the_trigger_it_had() =>
        GoldenFile.Check(
            "functions.txt",
            (
                from type in Host.GetTypes()
                from method in type.GetMethods()
                let function = method.GetCustomAttribute<FunctionAttribute>()
                where function is not null
                let triggers = method
                    .GetParameters()
                    .SelectMany(parameter => parameter.CustomAttributes)
                    .Where(attribute => attribute.AttributeType.Name.EndsWith("TriggerAttribute", StringComparison.Ordinal))
                select $"{function.Name} {string.Join(' ', triggers.Select(Shown))}"
            ).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_setting_has_the_key_it_had() => GoldenFile.Check("settings-azure.txt", SettingKeys.Of(typeof(AzureSettings)));

    [Fact]
    public void Tables_and_containers_have_the_names_they_had()
    {
        var account = new StorageAccount(new StorageOptions { ConnectionString = "UseDevelopmentStorage=true" });
        var plans = new PlanInboxContainer(account, null!, TimeProvider.System, Language.Chinese, NullLogger<PlanInboxContainer>.Instance);
        var containers = typeof(PlanInboxContainer)
            .GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
            .Select(field => field.GetValue(plans))
            .OfType<global::Azure.Storage.Blobs.BlobContainerClient>();

        GoldenFile.Check(
            "storage.txt",
            [
                .. account.AllTables.Select(table => $"table {table.Name}"),
                .. account.AllContainers.Concat(containers).Select(container => $"container {container.Name}"),
            ]
        );
    }

    [Fact]
    public void The_log_says_what_it_said() => GoldenFile.Check("log-azure.txt", LogLines.Of(Host));

    [Fact]
    public void Figures_have_the_names_they_had()
    {
        var figures = new List<string>();
        using (var listener = new MeterListener())
        {
            listener.InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name.StartsWith("CultivatedLand", StringComparison.Ordinal))
                    figures.Add($"{instrument.Meter.Name} {instrument.Name}: {instrument.Description}");
            };
            RuntimeHelpers.RunClassConstructor(typeof(HostMetrics).TypeHandle);
            listener.Start();
        }

        GoldenFile.Check("metrics.txt", figures.Order(StringComparer.Ordinal));
    }

    private static string Shown(CustomAttributeData trigger)
    {
        var arguments = trigger
            .ConstructorArguments.Select(argument => Shown(argument))
            .Concat(trigger.NamedArguments.Select(named => $"{named.MemberName} = {Shown(named.TypedValue)}"));
        return $"{trigger.AttributeType.Name}({string.Join(", ", arguments)})";
    }

    private static string Shown(CustomAttributeTypedArgument argument) =>
        argument.Value switch
        {
            IEnumerable<CustomAttributeTypedArgument> several => $"[{string.Join(", ", several.Select(Shown))}]",
            { } value => $"{value}",
            null => "",
        };
}
