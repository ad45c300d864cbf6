using System.Security.Cryptography;
using System.Text;

namespace CultivatedLand.Functions.Storage.Entities;

/// <summary>
/// Encoder of any text as part of a row's key.
/// Tables accept no <c>/ \ # ?</c> and no control characters, and <c>%</c> is decoded twice on the way.
/// These characters, and the one before each in the alphabet, become two characters. So keys sort and begin as the texts do.
/// </summary>
internal static class TableKeyEncoder
{
    /// <summary>Longest encoded text. A key may have 512 characters; this leaves room for the parts around the text.</summary>
    private const int Longest = 440;
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static string Encode(string text)
    {
        var key = new StringBuilder(text.Length + 8);
        foreach (var character in text)
            Append(key, character);
        return key.Length <= Longest ? key.ToString() : $"{key.ToString(0, Longest - 32)}{HashOf(text)}";
    }

    private static void Append(StringBuilder key, char character)
    {
        _ = character switch
        {
            <= ' ' => key.Append(' ').Append(Digits[character]),
            '"' or '#' => key.Append('"').Append(Digits[character - '"']),
            '$' or '%' => key.Append('$').Append(Digits[character - '$']),
            '.' or '/' => key.Append('.').Append(Digits[character - '.']),
            '>' or '?' => key.Append('>').Append(Digits[character - '>']),
            '[' or '\\' => key.Append('[').Append(Digits[character - '[']),
            >= '~' and <= '\u009f' => key.Append('~').Append(Digits[character - '~']),
            _ => key.Append(character),
        };
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
