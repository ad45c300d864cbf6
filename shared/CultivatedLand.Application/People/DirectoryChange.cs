using CultivatedLand.Domain.People;

namespace CultivatedLand.Application.People;

/// <summary>
/// Difference between two directories. Entries are compared by role and place, because people are found by these.
/// The result depends on the two directories alone.
/// </summary>
public sealed record DirectoryChange(
    IReadOnlyList<DirectoryEntry> Added,
    IReadOnlyList<(DirectoryEntry Before, DirectoryEntry After)> Changed,
    IReadOnlyList<DirectoryEntry> Removed,
    int Unchanged
)
{
    public static DirectoryChange Between(IEnumerable<DirectoryEntry> before, IEnumerable<DirectoryEntry> after)
    {
        var old = before.GroupBy(HolderKey).ToDictionary(group => group.Key, group => group.First());
        var now = after.GroupBy(HolderKey).ToDictionary(group => group.Key, group => group.First());
        var both = now.Where(pair => old.ContainsKey(pair.Key)).Select(pair => (Before: old[pair.Key], After: pair.Value)).ToList();
        return new DirectoryChange(
            [.. now.Where(pair => !old.ContainsKey(pair.Key)).Select(pair => pair.Value)],
            [.. both.Where(pair => pair.Before != pair.After)],
            [.. old.Where(pair => !now.ContainsKey(pair.Key)).Select(pair => pair.Value)],
            both.Count(pair => pair.Before == pair.After)
        );
    }

    /// <summary>
    /// Returns the key of an entry. A role has one holder. A place may have several grid members, so these also differ by name.
    /// </summary>
    private static (string Place, Role? Role, string? Label, string? Name) HolderKey(DirectoryEntry entry) =>
        (entry.Place.Path, entry.Role, entry.Label, entry.Role == Role.GridMember ? entry.Name : null);
}
