using System.Security.Cryptography;
using System.Text.Json;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Links;
using CultivatedLand.Application.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Infrastructure;
using Microsoft.AspNetCore.DataProtection;

namespace CultivatedLand.Web.Security;

/// <summary>
/// Signed links to the table of one place, in the mails of bulletins and letters, for readers without an account.
/// Such a link shows figures and changes nothing. It is signed, bound to its reader, expiring and revocable.
/// </summary>
/// <remarks>Source: Xingtai reply, weekly bulletin to the committees and governments of counties.</remarks>
public sealed class SignedPlaceLinks(
    IDataProtectionProvider protection,
    ILinkRevocationStore linkRevocationStore,
    RhythmStore rhythmStore,
    IDirectoryStore directoryStore,
    WebOptions settings,
    TimeProvider clock
)
{
    public const string PlacePath = "/places";

    private const int LongestToken = 2000;

    /// <summary>Time by which the clock may have been ahead. A link of a later future was made while it was wrong.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromDays(1);

    private readonly IDataProtector _protector = protection.CreateProtector("CultivatedLand.PlaceLinks.v1");

    /// <summary>Returns the address of a place's table for a reader. Null for a reader without a mail address.</summary>
    public Uri? TableOf(Place place, string? mail)
    {
        if (mail is null)
            return null;
        var pass = new Pass(place.Path, mail, clock.GetUtcNow().ToUnixTimeSeconds());
        return new Uri(settings.PublicAddress, $"{PlacePath}/{_protector.Protect(JsonSerializer.Serialize(pass))}");
    }

    /// <returns>
    /// The place. Null where the link is forged, damaged, expired or revoked, and where its reader no longer is one:
    /// neither in the directory for the place or one above it, nor among the addresses of a bulletin there.
    /// </returns>
    public async Task<Place?> Open(string token, CancellationToken cancellationToken)
    {
        if (Read(token) is not { } pass || Place.Parse(pass.Place) is not { } place)
            return null;
        var (now, madeAt) = (clock.GetUtcNow(), DateTimeOffset.FromUnixTimeSeconds(pass.MadeAt));
        return
            now <= madeAt + settings.LinksLast
            && madeAt <= now + ClockTolerance
            && !await linkRevocationStore.IsRevoked(null, pass.Mail, madeAt, cancellationToken)
            && (await IsHeldBy(pass.Mail, place, cancellationToken) || await IsGuest(pass.Mail, place, cancellationToken))
            ? place
            : null;
    }

    private async Task<bool> IsHeldBy(string mail, Place place, CancellationToken cancellationToken) =>
        (await directoryStore.Current(cancellationToken)).Entries.Any(entry =>
            IsSame(entry.Mail, mail) && place.Upwards().Any(entry.Place.IsAlsoCalled)
        );

    private async Task<bool> IsGuest(string mail, Place place, CancellationToken cancellationToken) =>
        (await rhythmStore.All(cancellationToken)).Any(rhythm =>
            rhythm.At == place
            && rhythm.Guests.Concat(rhythm.Occasions.SelectMany(occasion => occasion.Guests)).Any(guest => IsSame(guest, mail))
        );

    private static bool IsSame(string? mail, string other) => string.Equals(mail, other, StringComparison.OrdinalIgnoreCase);

    private Pass? Read(string token)
    {
        if (token.Length > LongestToken)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Pass>(_protector.Unprotect(token));
        }
        catch (Exception wrong) when (wrong is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private sealed record Pass(string Place, string Mail, long MadeAt);
}
