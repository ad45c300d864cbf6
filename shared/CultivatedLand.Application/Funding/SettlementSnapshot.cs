using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Funding;

namespace CultivatedLand.Application.Funding;

/// <summary>Format of an approved settlement that the archive keeps for ever.</summary>
internal static class SettlementSnapshot
{
    public static byte[] Write(Settlement settlement) => RecordJson.Write(settlement);

    public static Settlement Read(byte[] content) => RecordJson.Read<Settlement>(content);
}
