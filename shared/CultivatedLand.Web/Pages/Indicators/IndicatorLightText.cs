using CultivatedLand.Domain;
using CultivatedLand.Domain.Indicators;

namespace CultivatedLand.Web.Pages.Indicators;

/// <summary>Text and colour of an indicator's light. The text says the same as the colour.</summary>
internal static class IndicatorLightText
{
    public static LocalizedText Word(IndicatorLight light) =>
        light switch
        {
            IndicatorLight.Green => new("绿 · 达标", "green: met"),
            IndicatorLight.Yellow => new("黄 · 可达标", "yellow: can be met"),
            _ => new("红 · 不达标", "red: will not be met"),
        };

    /// <summary>Returns the CSS class of the badge.</summary>
    public static string Tone(IndicatorLight light) =>
        light switch
        {
            IndicatorLight.Green => "done",
            IndicatorLight.Yellow => "soon",
            _ => "late",
        };
}
