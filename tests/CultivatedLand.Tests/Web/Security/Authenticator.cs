using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CultivatedLand.Tests.Web.Security;

/// <summary>
/// A person's device, by the letter of RFC 6238: written again so that the product's own codes are not judged by themselves.
/// </summary>
internal sealed partial class Authenticator(string secret, TimeProvider clock)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public string Secret => secret;

    /// <summary>Takes the secret that a page shows in the address of its link.</summary>
    public static Authenticator Scanned(string page, TimeProvider clock) =>
        new(SecretOfAddress().Match(WebUtility.HtmlDecode(page)).Groups["secret"].Value, clock);

    /// <param name="ahead">Number of time steps from now.</param>
    public string Code(int ahead = 0)
    {
        var moment = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(moment, (clock.GetUtcNow().ToUnixTimeSeconds() / 30) + ahead);
#pragma warning disable CA5350 // It is what the standard asks for.
        var hash = HMACSHA1.HashData(Bytes(), moment);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>A code that is none of those around now.</summary>
    public string WrongCode() =>
        Enumerable
            .Range(0, 10)
            .Select(number => new string((char)('0' + number), 6))
            .First(code => Enumerable.Range(-3, 7).All(ahead => Code(ahead) != code));

    private byte[] Bytes()
    {
        var bits = string.Concat(secret.Select(letter => Letters.IndexOf(letter).ToString("B5", CultureInfo.InvariantCulture)));
        return [.. bits.Chunk(8).Where(bits => bits.Length == 8).Select(bits => Convert.ToByte(new string(bits), 2))];
    }

    [GeneratedRegex("otpauth://totp/[^\"]*secret=(?<secret>[A-Z2-7]+)")]
    private static partial Regex SecretOfAddress();
}
