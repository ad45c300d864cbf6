using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.People;

/// <summary>
/// Coverage of a role at one level: how many of the known places have a holder of their own. Source: SYSTEMS, rows D2, X3 and J5.
/// </summary>
/// <param name="Missing">Places without a holder, in order of path.</param>
public sealed record RoleCoverage(Role Role, GridLevel Level, int Filled, IReadOnlyList<Place> Missing)
{
    public int All => Filled + Missing.Count;

    /// <summary>Part of the places that have a holder, from 0 to 1.</summary>
    public decimal Part => All == 0 ? 1 : (decimal)Filled / All;

    /// <summary>Whether the role is used at this level at all. Where nobody holds it anywhere, nothing is missing.</summary>
    public bool IsUsed => Filled > 0;

    /// <param name="places">Known places.</param>
    public static RoleCoverage Of(Role role, GridLevel level, PeopleDirectory directory, IEnumerable<Place> places)
    {
        var holding = directory.Entries.Where(entry => entry.Role == role).Select(entry => entry.Place).ToList();
        var known = places.ToList();

        // A city above its counties ends like one of them and is none.
        var above = known
            .Where(place => GridLevels.Of(place) == GridLevel.District)
            .Select(place => place.Parent)
            .OfType<Place>()
            .ToHashSet();
        var there = known
            .Where(place => GridLevels.Of(place) == level && !above.Contains(place))
            .OrderBy(place => place.Path, StringComparer.Ordinal)
            .ToList();
        var missing = there.FindAll(place => !holding.Exists(held => held.IsAlsoCalled(place)));
        return new RoleCoverage(role, level, there.Count - missing.Count, missing);
    }

    /// <summary>Sentence about one place without a holder.</summary>
    public LocalizedText Finding(Place place) =>
        new(
            $"{place}没有{Role.In(Language.Chinese)}；请在通讯录中补上。",
            $"{place} has no {Role.In(Language.English)}; add one to the directory."
        );
}
