using CultivatedLand.Domain.People;

namespace CultivatedLand.Application.People;

/// <summary>What another directory would change: by role and place, since that is how people are found. A pure function of the two.</summary>
public sealed record DirectoryChange(
    IReadOnlyList<DirectoryEntry> Added,
    IReadOnlyList<(DirectoryEntry Before, DirectoryEntry After)> Changed,
    IReadOnlyList<DirectoryEntry> Removed,
    int Unchanged
)
{
    public static DirectoryChange Between(IEnumerable<DirectoryEntry> before, IEnumerable<DirectoryEntry> after)
    {
        var old = before.GroupBy(Seat).ToDictionary(group => group.Key, group => group.First());
        var now = after.GroupBy(Seat).ToDictionary(group => group.Key, group => group.First());
        var both = now.Where(pair => old.ContainsKey(pair.Key)).Select(pair => (Before: old[pair.Key], After: pair.Value)).ToList();
        return new DirectoryChange(
            [.. now.Where(pair => !old.ContainsKey(pair.Key)).Select(pair => pair.Value)],
            [.. both.Where(pair => pair.Before != pair.After)],
            [.. old.Where(pair => !now.ContainsKey(pair.Key)).Select(pair => pair.Value)],
            both.Count(pair => pair.Before == pair.After)
        );
    }

    /// <summary>A role has one holder; of grid members there may be several, told apart by name.</summary>
    private static (string Place, Role? Role, string? Label, string? Name) Seat(DirectoryEntry entry) =>
        (entry.Place.Path, entry.Role, entry.Label, entry.Role == Role.GridMember ? entry.Name : null);
}
