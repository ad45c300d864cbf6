using CultivatedLand.Application.Accounts;

namespace CultivatedLand.Web.Infrastructure;

/// <summary>Options of the ways in which people sign in to this host.</summary>
public sealed record AccessOptions
{
    public AccessRules Rules { get; init; } = new();

    /// <summary>
    /// Whether the platform in front of this host signs people in and sets the headers X-MS-CLIENT-PRINCIPAL.
    /// Set it only if the platform does so and nothing can reach the host around it: anybody can send such headers.
    /// </summary>
    public bool PlatformAuthenticates { get; init; }

    /// <summary>
    /// Header in which the proxy in front of this host gives the client's address, such as X-Forwarded-For. Null if there is no proxy.
    /// </summary>
    public string? ClientAddressHeader { get; init; }

    /// <summary>Number of hash iterations. It sets the cost of checking a password, and of guessing one.</summary>
    public int PasswordIterations { get; init; } = 210_000;
}
