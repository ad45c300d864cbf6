using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>Names of places among people who all know the district.</summary>
internal static class PlaceText
{
    private static readonly string[] TownEndings = ["镇", "乡", "街道", "街办"];

    private static readonly string[] DistrictEndings = ["区", "县", "自治县"];

    /// <summary>Returns the name from the town downwards: 石桥镇柳树村. It returns the last two names where no town is among them.</summary>
    public static string FromTown(Place place)
    {
        var names = place.Upwards().Select(level => level.Name).Reverse().ToList();
        var town = names.FindLastIndex(IsTown);
        return SafeText.Line(string.Concat(names.Skip(town >= 0 ? town : names.Count - 2)), 60);
    }

    /// <summary>
    /// Returns the place whose office writes letters about tasks here: the town, otherwise the district, otherwise the place itself.
    /// </summary>
    public static Place OfOffice(Place place) =>
        place.Upwards().FirstOrDefault(level => IsTown(level.Name))
        ?? place.Upwards().FirstOrDefault(level => DistrictEndings.Any(ending => level.Name.EndsWith(ending, StringComparison.Ordinal)))
        ?? place;

    /// <summary>Returns the stem of a place's name, such as 石桥 of 石桥镇, as document numbers abbreviate it.</summary>
    public static string Stem(Place place) =>
        TownEndings
            .Concat(["区", "县", "村"])
            .FirstOrDefault(ending => place.Name.Length > ending.Length + 1 && place.Name.EndsWith(ending, StringComparison.Ordinal))
            is { } ending
            ? place.Name[..^ending.Length]
            : place.Name;

    private static bool IsTown(string name) =>
        TownEndings.Any(ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal));
}
