using CultivatedLand.Application.SignIn;

namespace CultivatedLand.Web.Security;

/// <summary>How people sign in to this host.</summary>
public sealed record AccessOptions
{
    public AccessRules Rules { get; init; } = new();

    /// <summary>
    /// The platform in front of this host signs people in and sets the headers X-MS-CLIENT-PRINCIPAL. Only where it does and nothing can reach
    /// the host around it: anybody can send such headers.
    /// </summary>
    public bool PlatformAuthenticates { get; init; }

    /// <summary>Header in which the proxy in front of this host tells the client's address, such as X-Forwarded-For; null where there is no proxy.</summary>
    public string? ClientAddressHeader { get; init; }

    /// <summary>What a password costs to check, and to guess.</summary>
    public int PasswordIterations { get; init; } = 210_000;
}
