using System.Text;

namespace CultivatedLand.Documents.Sources.PlainText;

/// <summary>
/// Decoder of bytes to text.
/// It tries UTF-8, then UTF-16 with or without a byte order mark, then GB18030, the encoding of older office machines.
/// </summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private static readonly Encoding StrictGb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030",
        EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback
    )!;

    /// <summary>Decodes the bytes. Null when they are no text in any of these encodings.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => Try(StrictUtf8, rest) ?? Encoding.UTF8.GetString(rest),
            [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
            [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
            _ => Unmarked(bytes),
        };
        return text is null || !LooksWritten(text) ? null : text;
    }

    private static string? Unmarked(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0))
            return Utf16WithoutMark(bytes);
        // The file may be cut off in the middle of a character. Up to three bytes at the end are then ignored.
        for (var cut = 0; cut < 4 && cut < bytes.Length; cut++)
        {
            if (Try(StrictUtf8, bytes[..^cut]) is { } text)
                return text;
        }

        for (var cut = 0; cut < 4 && cut < bytes.Length; cut++)
        {
            if (Try(StrictGb18030, bytes[..^cut]) is { } text)
                return text;
        }

        return null;
    }

    private static string? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length & ~1, 4096)];
        var (low, high) = (0, 0);
        for (var i = 0; i + 1 < sample.Length; i += 2)
        {
            low += sample[i + 1] is 0 or (>= 0x4E and <= 0x9F) ? 1 : 0;
            high += sample[i] is 0 or (>= 0x4E and <= 0x9F) ? 1 : 0;
        }

        var units = sample.Length / 2;
        if (units == 0 || Math.Max(low, high) < units * 0.8)
            return null;
        return (low >= high ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes);
    }

    private static string? Try(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool LooksWritten(string text)
    {
        var sample = text[..Math.Min(text.Length, 8192)];
        var odd = sample.Count(c => c == '\uFFFD' || (char.IsControl(c) && !char.IsWhiteSpace(c)));
        return odd <= sample.Length / 10;
    }
}
