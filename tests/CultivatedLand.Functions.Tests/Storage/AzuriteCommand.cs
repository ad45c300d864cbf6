using CultivatedLand.Testing.Ledger;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>Where the Azurite command is: in the folder that CULTIVATEDLAND_AZURITE names, or on the PATH.</summary>
internal static class AzuriteCommand
{
    public const string Missing =
        "Azurite is not here (npm install -g azurite, or name its folder in CULTIVATEDLAND_AZURITE); this test did not run.";

    public static string? Path { get; } =
        Folders()
            .SelectMany(folder => new[] { "azurite", "azurite.cmd" }.Select(name => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable("CULTIVATEDLAND_AZURITE") is { Length: > 0 } named)
        {
            return [named, System.IO.Path.Combine(named, "bin"), System.IO.Path.Combine(named, "node_modules", ".bin")];
        }

        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            System.IO.Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );
    }
}

/// <summary>
/// On the class of a contract that Azurite stands behind; where it is missing, the contract's tests are skipped and say so.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAzuriteAttribute : RequiresAttribute
{
    public override string? Missing => AzuriteCommand.Path is null ? AzuriteCommand.Missing : null;
}

/// <summary>A test that needs Azurite; where it is missing it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AzuriteFactAttribute : FactAttribute
{
    public AzuriteFactAttribute()
    {
        if (AzuriteCommand.Path is null)
            Skip = AzuriteCommand.Missing;
    }
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class AzuriteTheoryAttribute : TheoryAttribute
{
    public AzuriteTheoryAttribute()
    {
        if (AzuriteCommand.Path is null)
            Skip = AzuriteCommand.Missing;
    }
}
