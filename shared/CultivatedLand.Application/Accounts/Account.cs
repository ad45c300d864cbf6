using System.Text.Json.Serialization;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Accounts;

/// <summary>Account of a person who may sign in, as the record store keeps it.</summary>
/// <param name="SignInName">Sign-in name as it was written. The account is found by <see cref="Key"/>.</param>
/// <param name="Name">Name that the history shows.</param>
/// <param name="Mail">Mail address. The platform's own sign-in finds the account by it.</param>
public sealed record Account(
    string SignInName,
    string Name,
    string? Mail,
    IReadOnlyList<Grant> Grants,
    DateTimeOffset CreatedAt,
    string CreatedBy
)
{
    /// <summary>Hash of the password. Null until the holder has chosen a password by the one-time link.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>
    /// Number that changes with the password and whenever all sessions are to end. A session with another stamp has ended.
    /// </summary>
    public int Stamp { get; init; }

    public bool IsDisabled { get; init; }

    /// <summary>Number of wrong passwords in a row.</summary>
    public int Failures { get; init; }

    /// <summary>Moment that accounts of earlier versions carry. Waiting goes by name and address now, and this is not read.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Moment of the last wrong password.</summary>
    public DateTimeOffset? LastFailureAt { get; init; }

    /// <summary>
    /// Wrong passwords in a row by where they came from, the last first, so that all machines count them together.
    /// Null where there is none.
    /// </summary>
    public IReadOnlyList<OriginFailures>? FailuresByOrigin { get; init; }

    /// <summary>Number of wrong passwords in a row before the last sign-in, which the owner's page shows.</summary>
    public int EarlierFailures { get; init; }

    /// <summary>Number of times that an administrator has unlocked the account. Failures are counted anew after each.</summary>
    public int Unlocks { get; init; }

    public DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>Second step of the sign-in. Null where the password is enough. A new password leaves it as it is.</summary>
    public SecondStep? SecondStep { get; init; }

    [JsonIgnore]
    public string Key => KeyOf(SignInName);

    [JsonIgnore]
    public bool IsAdministrator => !IsDisabled && Grants.Any(grant => grant is { Role: AccountRole.Administrator, Place: null });

    public static string KeyOf(string signInName) => signInName.Trim().ToLowerInvariant();

    public CurrentUser Visitor() => new(Key, Name, Grants.ToEquatableArray());
}
