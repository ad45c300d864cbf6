using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.People;

/// <summary>The person or office found for an addressee.</summary>
/// <param name="Place">Where the holder sits; may lie above the task's place.</param>
/// <param name="Name">Null while no directory says who holds the role.</param>
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
    /// <summary>Same for all notices that the same person gets: the key of a digest.</summary>
    public string Key => Mail?.ToUpperInvariant() ?? $"{Addressee.Role.Code()}@{Place.Path}#{Name ?? Addressee.Label}";
}

public enum RecipientStanding
{
    Found,

    /// <summary>Nobody holds the role here or above: it goes to the lead office's own address, marked as such.</summary>
    LastResort,

    /// <summary>Nobody at all could be found; the case shows "no recipient".</summary>
    Nobody,
}
