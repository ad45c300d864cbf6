using CultivatedLand.Functions.Tests.Storage;

namespace CultivatedLand.Acceptance.Ledger;

/// <summary>In the contract's namespace, so that its tests are skipped here where Azurite is missing; elsewhere they are plain facts.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactAttribute : Xunit.FactAttribute
{
    public FactAttribute()
    {
        if (AzuriteCommand.Path is null)
            Skip = AzuriteCommand.Missing;
    }
}

/// <inheritdoc cref="FactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryAttribute : Xunit.TheoryAttribute
{
    public TheoryAttribute()
    {
        if (AzuriteCommand.Path is null)
            Skip = AzuriteCommand.Missing;
    }
}
