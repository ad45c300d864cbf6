using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CultivatedLand.Local.Mail;

/// <summary>
/// Writer of header lines for any text: RFC 2047 for text and names, RFC 2231 for file names.
/// Every value stays on the lines of its own header, so no value can begin another header.
/// </summary>
internal static partial class MimeHeaders
{
    /// <summary>Octets in an encoded word. 36 octets make 60 characters, so a line with the longest header name stays below 76.</summary>
    private const int OctetsPerWord = 36;

    /// <summary>Words with which the names of papers begin, and how they are spelt with plain letters.</summary>
    private static readonly (string Word, string Plain)[] Kinds =
    [
        ("督办函", "dubanhan"),
        ("约谈", "yuetan"),
        ("通报", "tongbao"),
        ("会议", "huiyi"),
    ];

    public static string Text(string words) => IsPlain(words) && words.Length <= 60 ? words : EncodedWords(words);

    public static string Mailbox(string address, string? name)
    {
        var bare = Bare(address);
        if (string.IsNullOrWhiteSpace(name))
            return $"<{bare}>";
        var shown =
            IsPlain(name) && name.Length <= 50
                ? $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
                : EncodedWords(name);
        return $"{shown}\r\n <{bare}>";
    }

    /// <summary>Formats a date as in RFC 5322, 3.3, in the offset of the given time.</summary>
    public static string Date(DateTimeOffset time) =>
        time.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture)
        + time.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);

    /// <summary>
    /// Formats a file name in both forms, each on its own line: the plain one for old programs, the exact one for all others.
    /// </summary>
    public static string FileName(string name) =>
        IsPlain(name)
            ? $"attachment;\r\n filename=\"{Quotable(name)}\""
            : $"attachment;\r\n filename=\"{Quotable(Fallback(name))}\";\r\n filename*=UTF-8''{Uri.EscapeDataString(name)}";

    /// <summary>
    /// Formats a file name as the parameter <c>name</c> of a media type, in encoded words.
    /// The standard has another form, but QQ mail, Foxmail and older Outlook read this one only.
    /// </summary>
    public static string MediaTypeName(string name) => $"name=\"{(IsPlain(name) ? Quotable(name) : EncodedWords(name))}\"";

    /// <summary>Returns only the characters that may stand in an address, an id or a media type without quotes.</summary>
    public static string Bare(string value) => string.Concat(value.Where(c => c is > ' ' and < (char)0x7F and not ('<' or '>')));

    private static bool IsPlain(string words) =>
        words.All(c => c is >= ' ' and < (char)0x7F) && !words.Contains("=?", StringComparison.Ordinal);

    private static string EncodedWords(string words)
    {
        var lines = new List<string>();
        var chunk = new List<byte>();
        Span<byte> octets = stackalloc byte[4];
        foreach (var rune in words.EnumerateRunes())
        {
            var length = Rune.IsControl(rune) ? " "u8.Length : rune.EncodeToUtf8(octets);
            if (Rune.IsControl(rune))
                octets[0] = (byte)' ';
            if (chunk.Count + length > OctetsPerWord)
                Flush();
            chunk.AddRange(octets[..length]);
        }

        Flush();
        return string.Join("\r\n ", lines);

        void Flush()
        {
            if (chunk.Count > 0)
                lines.Add($"=?utf-8?B?{Convert.ToBase64String([.. chunk])}?=");
            chunk.Clear();
        }
    }

    private static string Quotable(string name) => string.Concat(name.Where(c => c is not ('"' or '\\')));

    /// <summary>
    /// Returns a name of plain characters that still tells files apart, by the kind of paper and the figures of the name:
    /// <c>dubanhan-2023-7.docx</c> for 督办函 柳河耕督〔2023〕7号.docx.
    /// </summary>
    private static string Fallback(string name)
    {
        var kind = Kinds.FirstOrDefault(known => name.StartsWith(known.Word, StringComparison.Ordinal)).Plain ?? "attachment";
        var figures = Figures().Matches(Path.GetFileNameWithoutExtension(name)).Select(match => match.Value);
        var extension = string.Concat(Path.GetExtension(name).Where(char.IsAsciiLetterOrDigit));
        return $"{string.Join('-', figures.Prepend(kind))}.{extension}";
    }

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Figures();
}
