using CultivatedLand.Domain.Places;

namespace CultivatedLand.Web.Pages.Shared;

/// <summary>Text of place names.</summary>
internal static class PlaceNameText
{
    /// <summary>Returns 石桥镇 松林村: the name without the district, which everybody here knows.</summary>
    public static string Short(Place place)
    {
        var names = place.Path.Split('/');
        return string.Join(' ', names.Length > 2 ? names[1..] : names);
    }
}
