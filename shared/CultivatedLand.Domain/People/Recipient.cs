using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.People;

/// <summary>Recipient of a notice: the person or office found for an addressee.</summary>
/// <param name="Place">Place of the role holder. It may lie above the task's place.</param>
/// <param name="Name">Name of the person. Null while no directory tells who holds the role.</param>
/// <param name="StandsInFor">Name of the absent person whom this one replaces.</param>
public sealed record Recipient(
    Addressee Addressee,
    Place Place,
    string? Name,
    string? Mail,
    string? StandsInFor,
    RecipientStanding Standing
)
{
    /// <summary>Key of a digest. It is the same for all notices to one person.</summary>
    public string Key => Mail?.ToUpperInvariant() ?? $"{Addressee.Role.Code()}@{Place.Path}#{Name ?? Addressee.Label}";
}

/// <summary>Result of looking for a recipient.</summary>
public enum RecipientStanding
{
    Found,

    /// <summary>
    /// Nobody holds the role at this place or above.
    /// The mail goes to the lead office's own address and is marked accordingly.
    /// </summary>
    LastResort,

    /// <summary>No recipient was found. The task page shows "no recipient".</summary>
    Nobody,
}
