using System.Text.Json.Serialization;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Accounts;

/// <summary>Somebody who may sign in, as the cabinet keeps it.</summary>
/// <param name="SignInName">As it was written; <see cref="Key"/> is what it is found by.</param>
/// <param name="Name">As the history shows it.</param>
/// <param name="Mail">Also how the platform's own sign-in finds the account.</param>
public sealed record Account(
    string SignInName,
    string Name,
    string? Mail,
    IReadOnlyList<Grant> Grants,
    DateTimeOffset CreatedAt,
    string CreatedBy
)
{
    /// <summary>Null until its holder has chosen a password by the one-time link.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Changes with the password and whenever all sessions are to end: a session of another stamp is over.</summary>
    public int Stamp { get; init; }

    public bool IsDisabled { get; init; }

    /// <summary>Wrong passwords in a row.</summary>
    public int Failures { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }

    public DateTimeOffset? LastSignInAt { get; init; }

    [JsonIgnore]
    public string Key => KeyOf(SignInName);

    [JsonIgnore]
    public bool IsAdministrator => !IsDisabled && Grants.Any(grant => grant is { Role: AccountRole.Administrator, Place: null });

    public static string KeyOf(string signInName) => signInName.Trim().ToLowerInvariant();

    public CurrentUser Visitor() => new(Key, Name, Grants.ToEquatableArray());
}
