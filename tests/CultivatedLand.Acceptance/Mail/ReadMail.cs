using System.Text;
using System.Text.RegularExpressions;

namespace CultivatedLand.Acceptance.Mail;

/// <summary>A reader of mails that knows nothing of how they were written: headers, encoded words, parts.</summary>
internal sealed partial class ReadMail
{
    private readonly List<(string Name, string Value)> _headers = [];

    private ReadMail(string raw)
    {
        var end = raw.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        foreach (var line in Regex.Replace(raw[..end], "\r\n[ \t]", " ").Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            _headers.Add((line[..colon], line[(colon + 1)..].Trim()));
        }

        RawBody = raw[(end + 4)..];
        if (Parameter("Content-Type", "boundary") is { } boundary)
        {
            var pieces = ("\r\n" + RawBody).Split($"\r\n--{boundary}");
            Assert.StartsWith("--", pieces[^1], StringComparison.Ordinal);
            Parts = [.. pieces[1..^1].Select(piece => new ReadMail(piece[2..]))];
        }
    }

    public string RawBody { get; }

    public IReadOnlyList<ReadMail> Parts { get; } = [];

    public string MediaType => this["Content-Type"]!.Split(';')[0].Trim();

    public IEnumerable<string> HeaderNames => _headers.Select(header => header.Name);

    public string? this[string name] =>
        _headers.SingleOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is { } value
            ? Decoded(value)
            : null;

    public byte[] Octets =>
        this["Content-Transfer-Encoding"] switch
        {
            "base64" => Convert.FromBase64String(RawBody),
            var other => throw new NotSupportedException(other),
        };

    public string Words => Encoding.UTF8.GetString(Octets);

    public string? FileName =>
        Regex.Match(this["Content-Disposition"] ?? "", @"filename\*=(?i:utf-8)''([^;\s]+)") is { Success: true } exact
            ? Uri.UnescapeDataString(exact.Groups[1].Value)
            : Parameter("Content-Disposition", "filename") ?? Parameter("Content-Type", "name");

    public static ReadMail Of(byte[] eml) => new(Encoding.ASCII.GetString(eml));

    public static ReadMail Of(string eml) => new(eml);

    /// <summary>Parts that are no containers, in order.</summary>
    public IEnumerable<ReadMail> Leaves() => Parts.Count == 0 ? [this] : Parts.SelectMany(part => part.Leaves());

    private string? Parameter(string header, string name) =>
        Regex.Match(this[header] ?? "", $"[;\\s]{name}=(?:\"([^\"]*)\"|([^;\\s]+))", RegexOptions.IgnoreCase) is { Success: true } match
            ? Decoded(match.Groups[1].Value + match.Groups[2].Value)
            : null;

    private static string Decoded(string value) =>
        EncodedWord()
            .Replace(
                BetweenEncodedWords().Replace(value, "$1"),
                match =>
                    match.Groups[1].Value.Equals("B", StringComparison.OrdinalIgnoreCase)
                        ? Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[2].Value))
                        : Uri.UnescapeDataString(match.Groups[2].Value.Replace('_', ' ').Replace('=', '%'))
            );

    [GeneratedRegex(@"=\?utf-8\?([bq])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"(\?=)\s+(?==\?)")]
    private static partial Regex BetweenEncodedWords();
}
