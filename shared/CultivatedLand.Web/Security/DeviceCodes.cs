using System.Security.Cryptography;
using CultivatedLand.Application.SignIn;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace CultivatedLand.Web.Security;

/// <summary>
/// Codes of a device by time (RFC 6238): six digits by HMAC-SHA1, as every authenticator shows them, for 30 seconds.
/// The code before and the one after count too, since the clock of a device may be a little off.
/// </summary>
internal sealed class DeviceCodes(IDataProtectionProvider protection) : ISecondStepCodes
{
    /// <summary>RFC 4226, section 4: 160 bits are recommended.</summary>
    private const int SecretLength = 20;

    private const int Seconds = 30;

    private static readonly VerificationWindow Drift = new(previous: 1, future: 1);

    private readonly IDataProtector _protector = protection.CreateProtector("CultivatedLand.SecondSteps.v1");

    public int Digits => 6;

    public string NewSecret() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(SecretLength)).TrimEnd('=');

    public string Seal(string secret) => _protector.Protect(secret);

    public long? StepOf(string sealedSecret, string code, DateTimeOffset now)
    {
        try
        {
            var totp = new Totp(Base32Encoding.ToBytes(_protector.Unprotect(sealedSecret)), Seconds, OtpHashMode.Sha1, Digits);
            return totp.VerifyTotp(now.UtcDateTime, code, out var step, Drift) ? step : null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            // The keys of the host are lost. Recovery codes still open, and an administrator turns the second step off.
            return null;
        }
    }
}
