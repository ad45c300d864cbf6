using CultivatedLand.Domain;

namespace CultivatedLand.Functions.Hosting;

/// <summary>Exception for settings that do not let the host start.</summary>
public sealed class SettingsException(IReadOnlyList<LocalizedText> faults)
    : Exception(string.Join(" ", faults.Select(fault => fault.English)))
{
    public IReadOnlyList<LocalizedText> Faults { get; } = faults;
}
