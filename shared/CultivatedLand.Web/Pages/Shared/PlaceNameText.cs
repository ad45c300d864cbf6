using CultivatedLand.Domain.Places;

namespace CultivatedLand.Web.Pages.Shared;

internal static class PlaceNameText
{
    /// <summary>石桥镇 松林村: without the district, which everybody here knows.</summary>
    public static string Short(Place place)
    {
        var names = place.Path.Split('/');
        return string.Join(' ', names.Length > 2 ? names[1..] : names);
    }
}
