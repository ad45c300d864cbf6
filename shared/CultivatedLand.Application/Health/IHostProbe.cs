using CultivatedLand.Domain;

namespace CultivatedLand.Application.Health;

/// <summary>Port that looks at what a host needs besides its loops, such as room on the disk.</summary>
public interface IHostProbe
{
    /// <returns>The faults because of which the host cannot work now. Empty where there are none.</returns>
    IEnumerable<HostFault> Faults();
}

/// <summary>Fault because of which a host cannot do its work. Its texts are for everybody and name no path.</summary>
/// <param name="Code">Stable name of the fault, for programs.</param>
/// <param name="Detail">More for the administrator. Null where there is none.</param>
public sealed record HostFault(string Code, LocalizedText Sentence, DateTimeOffset? Since = null, string? Detail = null);
