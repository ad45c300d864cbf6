using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.People;

/// <summary>Entry of the people directory: a person who holds a role at a place.</summary>
/// <param name="Role">Role that the person holds. Null where <paramref name="Label"/> names an office (建管办) that is no known role.</param>
/// <param name="Label">Role or office in the directory's own words.</param>
/// <param name="Substitute">Name of the person who acts while this one is away.</param>
/// <param name="AwayFrom">First day away, inclusive.</param>
/// <param name="AwayTo">Last day away, inclusive; null while the return is not known.</param>
public sealed record DirectoryEntry(
    Place Place,
    Role? Role,
    string? Label,
    string Name,
    string? Mail,
    string? Phone = null,
    string? Substitute = null,
    DateOnly? AwayFrom = null,
    DateOnly? AwayTo = null
)
{
    public bool IsAwayOn(DateOnly day) =>
        (AwayFrom ?? AwayTo) is not null && day >= (AwayFrom ?? DateOnly.MinValue) && day <= (AwayTo ?? DateOnly.MaxValue);
}
