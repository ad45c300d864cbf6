using System.Security.Cryptography;
using System.Text.Json;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Web.Infrastructure;
using Microsoft.AspNetCore.DataProtection;

namespace CultivatedLand.Web.Security;

/// <summary>
/// Keeper of a new secret between the page that shows it and the code that proves that a device has it.
/// The secret is sealed into the form and bound to the account and its stamp, so that nobody can be made to take somebody else's.
/// </summary>
internal sealed class SecondStepSetups(IDataProtectionProvider protection, SecondStepService secondStepService, WebOptions settings)
{
    private readonly IDataProtector _protector = protection.CreateProtector("CultivatedLand.SecondStepSetups.v1");

    public SecondStepSetup Begin(Account account)
    {
        var rules = settings.Access.Rules;
        var kept = new Sealed(account.Key, account.Stamp, secondStepService.NewSecret(), rules.Clock.GetUtcNow() + rules.SetupLasts);
        return Described(account, kept.Secret, _protector.Protect(JsonSerializer.Serialize(kept)));
    }

    /// <returns>Null if the text is not sealed by this host for this account, or too old.</returns>
    public SecondStepSetup? Open(Account account, string text)
    {
        if (text.Length is 0 or > 4096)
            return null;
        try
        {
            return
                JsonSerializer.Deserialize<Sealed>(_protector.Unprotect(text)) is { } known
                && (known.Account, known.Stamp) == (account.Key, account.Stamp)
                && settings.Access.Rules.Clock.GetUtcNow() < known.EndsAt
                ? Described(account, known.Secret, text)
                : null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Describes a secret by the address that authenticators read, which names this host and the account.</summary>
    private SecondStepSetup Described(Account account, string secret, string text)
    {
        var (host, name) = (Uri.EscapeDataString(settings.PublicAddress.Host), Uri.EscapeDataString(account.SignInName));
        return new SecondStepSetup(
            secret,
            $"otpauth://totp/{host}:{name}?secret={secret}&issuer={host}&algorithm=SHA1&digits=6&period=30",
            text
        );
    }

    private sealed record Sealed(string Account, int Stamp, string Secret, DateTimeOffset EndsAt);
}

/// <summary>New secret that is being set up.</summary>
/// <param name="Address">Address that the QR code holds.</param>
/// <param name="Sealed">The secret, sealed for the form.</param>
public sealed record SecondStepSetup(string Secret, string Address, string Sealed)
{
    /// <summary>The secret in groups of four, as people type it.</summary>
    public string Grouped => string.Join(' ', Secret.Chunk(4).Select(group => new string(group)));
}
