using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CultivatedLand.Application.Authorization;

/// <summary>Generator of secrets that are shown once: 256 random bits, of which only the hash is stored.</summary>
internal static class SecretTokens
{
    /// <summary>Longest text that may be a secret. Longer text is not even hashed.</summary>
    private const int Longest = 100;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Calculates the key under which a secret is stored. Null for a text that cannot be a secret.</summary>
    public static string? KeyOf(string? secret) =>
        secret is { Length: > 20 and <= Longest } ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret))) : null;
}
