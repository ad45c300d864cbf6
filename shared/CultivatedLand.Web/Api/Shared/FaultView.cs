using CultivatedLand.Domain;

namespace CultivatedLand.Web.Api.Shared;

/// <summary>What keeps something from being done, in both languages.</summary>
public sealed record FaultView(string Chinese, string English)
{
    internal static IReadOnlyList<FaultView> Of(IEnumerable<LocalizedText> faults) =>
        [.. faults.Select(fault => new FaultView(fault.Chinese, fault.English))];
}
