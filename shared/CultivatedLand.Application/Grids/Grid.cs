using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Grids;

/// <summary>
/// Grid of the levels as the directory fills it, with the findings about it. Chiefs of the level below are members of the level above.
/// Rule: DOMAIN, "Places form a tree".
/// </summary>
public sealed record Grid(IReadOnlyList<GridPlace> Places, IReadOnlyList<LocalizedText> Findings)
{
    public static Grid Of(PeopleDirectory directory)
    {
        var posts = directory.Entries.Where(entry => entry.Role is Role.GridChief or Role.GridMember).ToList();
        var below = posts
            .Where(entry => entry.Role == Role.GridChief && entry.Place.Parent is not null)
            .ToLookup(entry => entry.Place.Parent!);
        var places = posts
            .Select(entry => entry.Place)
            .Concat(below.Select(chiefs => chiefs.Key).Where(place => !IsAboveDistrict(place)))
            .Distinct()
            .GroupJoin(posts, place => place, entry => entry.Place, (place, own) => (Place: place, Own: own.ToList()))
            .Select(group => new GridPlace(
                group.Place,
                GridLevels.Of(group.Place),
                [.. group.Own.Where(entry => entry.Role == Role.GridChief)],
                [
                    .. group
                        .Own.Where(entry => entry.Role == Role.GridMember)
                        .Concat(below[group.Place])
                        .DistinctBy(member => PlainWords.Of(member.Name)),
                ]
            ))
            .OrderBy(place => place.Place.Path, StringComparer.Ordinal)
            .ToList();
        return new Grid(places, [.. Chiefless(places), .. Mailless(posts), .. Overlaps(places, posts)]);
    }

    /// <summary>
    /// Finds places without a grid chief. The members of a group report to the chief of its village.
    /// Every other place with a person in it, or below it, needs a chief of its own.
    /// </summary>
    private static IEnumerable<LocalizedText> Chiefless(List<GridPlace> places)
    {
        var led = places.Where(place => place.Chiefs.Count > 0).Select(place => place.Place).ToHashSet();
        return places
            .SelectMany(place => place.Place.Upwards())
            .Distinct()
            .Where(place =>
                GridLevels.Of(place) is GridLevel.Village or GridLevel.Town or GridLevel.District
                && !led.Contains(place)
                && !IsAboveDistrict(place)
            )
            .OrderBy(place => place.Path, StringComparer.Ordinal)
            .Select(place => new LocalizedText(
                $"{place}没有网格长；请在通讯录中补上。",
                $"{place} has no grid chief; add one to the directory."
            ));
    }

    private static IEnumerable<LocalizedText> Mailless(List<DirectoryEntry> posts) =>
        posts
            .Where(entry => entry is { Role: Role.GridChief, Mail: null })
            .Select(entry => new LocalizedText(
                $"{entry.Place}的网格长{entry.Name}没有邮箱，通知会送到上一级；请补上邮箱。",
                $"{entry.Name}, grid chief of {entry.Place}, has no mail address, and notices go to the level above; add the address."
            ));

    private static IEnumerable<LocalizedText> Overlaps(List<GridPlace> places, List<DirectoryEntry> posts)
    {
        foreach (var place in places.Where(place => place.Chiefs.Count > 1))
        {
            var names = place.Chiefs.Select(chief => chief.Name).ToList();
            yield return new(
                $"{place.Place}有{names.Count}位网格长：{string.Join("、", names)}；只应有一位。",
                $"{place.Place} has {names.Count} grid chiefs: {string.Join(", ", names)}; it should have one."
            );
        }

        foreach (
            var twice in posts
                .Where(entry => entry.Role == Role.GridMember)
                .GroupBy(entry => (entry.Place, entry.Name))
                .Where(same => same.Count() > 1)
        )
        {
            yield return new(
                $"{twice.Key.Name}在{twice.Key.Place}登记了{twice.Count()}次网格员；请删去重复的。",
                $"{twice.Key.Name} is a grid member of {twice.Key.Place} {twice.Count()} times; take out the repetition."
            );
        }

        foreach (
            var group in posts
                .Where(IsOfGroup)
                .GroupBy(entry => (Group: entry.Place.Name, entry.Name))
                .Select(same => (same.Key, Villages: Villages(same)))
                .Where(same => same.Villages.Count > 1)
        )
        {
            var villages = group.Villages;
            yield return new(
                $"{group.Key.Group}（{group.Key.Name}）同时列在{string.Join("、", villages)}之下，网格重叠；请核对。",
                $"{group.Key.Group} ({group.Key.Name}) stands under {string.Join(" and ", villages)}: the grids overlap; "
                    + "check the directory."
            );
        }
    }

    private static bool IsOfGroup(DirectoryEntry entry) =>
        entry.Role == Role.GridMember && GridLevels.Of(entry.Place) == GridLevel.Group && entry.Place.Parent is not null;

    private static List<string> Villages(IEnumerable<DirectoryEntry> entries) =>
        [.. entries.Select(entry => entry.Place.Parent!.Path).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether a place lies above the district, such as 云州市 above 青禾县. The grid begins at the district.</summary>
    private static bool IsAboveDistrict(Place place) => place.Parent is null && place.Name.EndsWith('市');
}

/// <summary>Place of the grid with its chiefs and members.</summary>
/// <param name="Level">Level of the place. Null where its name does not say.</param>
public sealed record GridPlace(Place Place, GridLevel? Level, IReadOnlyList<DirectoryEntry> Chiefs, IReadOnlyList<DirectoryEntry> Members);
