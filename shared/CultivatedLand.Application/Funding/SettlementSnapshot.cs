using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Funding;

namespace CultivatedLand.Application.Funding;

/// <summary>A settlement as it is kept for ever.</summary>
internal static class SettlementSnapshot
{
    public static byte[] Write(Settlement settlement) => RecordJson.Write(settlement);

    public static Settlement Read(byte[] content) => RecordJson.Read<Settlement>(content);
}
