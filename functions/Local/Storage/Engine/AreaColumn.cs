using CultivatedLand.Domain;

namespace CultivatedLand.Local.Storage.Engine;

/// <summary>Column format of areas and percentages: whole hundredths, so that sums are exact.</summary>
internal static class AreaColumn
{
    public static long Hundredths(decimal percent) => (long)(percent * 100);

    public static long Hundredths(Mu area) => (long)(area.Value * 100);

    /// <summary>Returns the area. A sum above the largest area is shown as the largest.</summary>
    public static Mu Of(long hundredths) => Mu.Of(Math.Min(hundredths / 100m, Mu.Largest));
}
