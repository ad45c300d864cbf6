using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CultivatedLand.Application.SignIn;

/// <summary>Secrets that are given out once: 256 random bits, of which only the hash is kept.</summary>
internal static class SecretTokens
{
    /// <summary>Longer text is no secret of ours and is not even hashed.</summary>
    private const int Longest = 100;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The key a secret is found by. Null for what cannot be one.</summary>
    public static string? KeyOf(string? secret) =>
        secret is { Length: > 20 and <= Longest } ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret))) : null;
}
