using System.Security.Cryptography;
using CultivatedLand.Application.Authorization;

namespace CultivatedLand.Application.SignIn;

/// <summary>Generator of recovery codes: 25 letters and digits, some 124 random bits, of which only the hash is stored.</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;

    private const int Length = 25;
    private const int GroupLength = 5;

    /// <summary>Letters and digits that nobody takes for another.</summary>
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    public static IReadOnlyList<string> New() =>
        [.. Enumerable.Range(0, Count).Select(_ => Grouped(RandomNumberGenerator.GetString(Letters, Length)))];

    /// <summary>Calculates the key under which a code is stored. Null for a text that cannot be one.</summary>
    public static string? KeyOf(string code) =>
        Plain(code) is { Length: Length } plain ? SecretTokens.KeyOf(plain.ToUpperInvariant()) : null;

    /// <summary>Returns a typed code without the spaces and hyphens that make it readable.</summary>
    public static string Plain(string code) =>
        string.Concat(code.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('-' or '‐' or '–' or '－')));

    private static string Grouped(string code) => string.Join('-', code.Chunk(GroupLength).Select(group => new string(group)));
}
