using CultivatedLand.Domain;

namespace CultivatedLand.Application.Text;

/// <summary>Words about the year in which land was lost, as they follow an area.</summary>
public static class LossText
{
    /// <summary>Returns nothing where the year is not known.</summary>
    public static LocalizedText Of(int? lostIn) => lostIn is { } year ? new($"（{year}年流失）", $" (lost in {year})") : new("", "");
}
