using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Authorization;

/// <summary>Grant of a role at a place and everywhere below it.</summary>
/// <remarks>
/// The author of a task may have left out the upper end of its path.
/// A grant at 青禾县/石桥镇 therefore also covers a task that is written under 石桥镇 alone.
/// That ends where another place has the same short name, see the shared place names of accounts.
/// A path that begins with a village could be a village of that name in any town.
/// A grant shorter than the task's path could be a place of that name in any county. Neither is covered.
/// </remarks>
/// <param name="Place">Place of the grant. Null for everywhere.</param>
/// <param name="StandsInFor">Name of the absent person whose grant this is. Null for the user's own grant.</param>
[JsonConverter(typeof(GrantJsonConverter))]
public sealed partial record Grant(AccountRole Role, Place? Place, string? StandsInFor = null)
{
    /// <summary>Short names of the place that other places have too. The grant does not cover what is written under them.</summary>
    public EquatableArray<Place> Shared { get; init; }

    /// <summary>Paths under which the place may be written in the ledger. Empty for everywhere.</summary>
    public IEnumerable<Place> Spellings => Place is null ? [] : Shortened(Place).Where(name => !Shared.Contains(name)).Prepend(Place);

    public bool Covers(Place? place) => Place is null || (place is not null && place.Upwards().Any(above => Spellings.Contains(above)));

    private static IEnumerable<Place> Shortened(Place place)
    {
        for (var cut = place.Path.IndexOf('/', StringComparison.Ordinal); cut >= 0; cut = place.Path.IndexOf('/', cut + 1))
        {
            if (Place.Parse(place.Path[(cut + 1)..]) is { } rest && TownOrAbove().IsMatch(rest.Path.Split('/')[0]))
                yield return rest;
        }
    }

    [GeneratedRegex("(?:镇|乡|街道|街办|(?<![社小园])区|县|旗|市|州|盟|省)$", RegexOptions.CultureInvariant)]
    private static partial Regex TownOrAbove();
}
