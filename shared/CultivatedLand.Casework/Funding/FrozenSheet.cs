using CultivatedLand.Casework.Cabinets;
using CultivatedLand.Domain.Funding;

namespace CultivatedLand.Casework.Funding;

/// <summary>A settlement as it is kept for ever.</summary>
internal static class FrozenSheet
{
    public static byte[] Write(Settlement settlement) => RecordJson.Write(settlement);

    public static Settlement Read(byte[] content) => RecordJson.Read<Settlement>(content);
}
