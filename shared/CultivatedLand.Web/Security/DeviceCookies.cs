using System.Security.Cryptography;
using System.Text.Json;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Security.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security;

/// <summary>
/// Cookie by which a device is known on which people have signed in. It is sealed, and opens nothing by itself:
/// whoever has it still needs the password, and does not wait for the failures of others.
/// </summary>
internal sealed class DeviceCookies(IDataProtectionProvider protection, WebOptions settings)
{
    /// <summary>Number of people who share a device. The one who came longest ago makes room.</summary>
    private const int MostPeople = 8;

    private readonly IDataProtector _protector = protection.CreateProtector("CultivatedLand.KnownDevices.v1");
    private readonly string _name = CookieNames.Of(settings, "device");

    /// <returns>The accounts that the device is known at. None if the cookie is missing, forged or sealed by another host.</returns>
    public IReadOnlyList<KnownDevice> Of(HttpRequest request)
    {
        if (request.Cookies[_name] is not { Length: > 0 and <= 4096 } text)
            return [];
        try
        {
            return JsonSerializer.Deserialize<IReadOnlyList<KnownDevice>>(_protector.Unprotect(text)) ?? [];
        }
        catch (Exception wrong) when (wrong is CryptographicException or JsonException or FormatException)
        {
            return [];
        }
    }

    /// <summary>Makes the device known at an account, after the password was right.</summary>
    public void Remember(HttpContext http, Account account)
    {
        var before = Of(http.Request);
        var id =
            before.FirstOrDefault(device => device.Account == account.Key)?.Id
            ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var now = settings.Access.Rules.Clock.GetUtcNow();
        KnownDevice[] after =
        [
            new KnownDevice(account.Key, account.Stamp, id, now),
            .. before.Where(device => device.Account != account.Key).Take(MostPeople - 1),
        ];
        http.Response.Cookies.Append(
            _name,
            _protector.Protect(JsonSerializer.Serialize(after)),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = settings.IsSecure,
                Path = "/",
                IsEssential = true,
                MaxAge = settings.Access.Rules.DeviceLasts,
            }
        );
    }
}
