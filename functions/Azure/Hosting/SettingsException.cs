using CultivatedLand.Domain;

namespace CultivatedLand.Azure.Hosting;

/// <summary>The settings do not let the host start.</summary>
public sealed class SettingsException(IReadOnlyList<Sentence> faults) : Exception(string.Join(" ", faults.Select(fault => fault.English)))
{
    public IReadOnlyList<Sentence> Faults { get; } = faults;
}
