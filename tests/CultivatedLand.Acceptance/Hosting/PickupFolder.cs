using System.Text;
using System.Text.RegularExpressions;

namespace CultivatedLand.Acceptance.Hosting;

/// <summary>The mails a host has put into its pickup folder.</summary>
public sealed class PickupFolder(string folder)
{
    public IReadOnlyList<PickedUpMail> All() =>
        [.. Directory.EnumerateFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(PickedUpMail.Read)];

    /// <summary>Those that the schedule brings, without those that tell of a start.</summary>
    public IReadOnlyList<PickedUpMail> Scheduled() =>
        [.. All().Where(mail => !mail.Subject.Contains("【新任务】", StringComparison.Ordinal))];

    /// <summary>Those of the schedule that are notices on tasks, without the plan's meetings.</summary>
    public IReadOnlyList<PickedUpMail> Notices() =>
        [.. Scheduled().Where(mail => !mail.Subject.Contains("【调度会】", StringComparison.Ordinal))];

    /// <summary>Those of the schedule whose subject contains these words.</summary>
    public IReadOnlyList<PickedUpMail> About(string words) =>
        [.. Scheduled().Where(mail => mail.Subject.Contains(words, StringComparison.Ordinal))];
}

/// <summary>A mail as a mail program would show it. Reads what <see cref="Local.Mail.MimeWriter"/> writes, not mail at large.</summary>
/// <param name="Day">Local day of its Date header: <c>2023-08-04</c>.</param>
public sealed partial record PickedUpMail(
    string File,
    string Day,
    string MessageId,
    string To,
    string Subject,
    string Text,
    IReadOnlyList<(string Name, byte[] Content)> Attachments
)
{
    public IEnumerable<string> Links => Url().Matches(Text).Select(match => match.Value);

    public static PickedUpMail Read(string file)
    {
        var raw = System.IO.File.ReadAllText(file, Encoding.ASCII);
        var head = Headers(raw);
        var parts = Parts(raw).ToList();
        return new PickedUpMail(
            Path.GetFileName(file),
            $"{DateTimeOffset.Parse(head["Date"]):yyyy-MM-dd}",
            head["Message-ID"].Trim('<', '>'),
            Address().Match(head["To"]).Groups[1].Value,
            Decode(head["Subject"]),
            Encoding.UTF8.GetString(
                parts.First(part => part.Head["Content-Type"].StartsWith("text/plain", StringComparison.Ordinal)).Content
            ),
            [
                .. parts
                    .Where(part => part.Head.ContainsKey("Content-Disposition"))
                    .Select(part => (FileName(part.Head["Content-Disposition"]), part.Content)),
            ]
        );
    }

    private static Dictionary<string, string> Headers(string text) =>
        Folded()
            .Replace(text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)], " ")
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(Dictionary<string, string> Head, byte[] Content)> Parts(string raw) =>
        Boundary()
            .Split(raw)
            .Skip(1)
            .Where(part => part.Contains("Content-Transfer-Encoding: base64", StringComparison.Ordinal))
            .Select(part => (Headers(part), Convert.FromBase64String(part[part.IndexOf("\r\n\r\n", StringComparison.Ordinal)..])));

    private static string Decode(string header) =>
        EncodedWord()
            .Replace(
                BetweenWords().Replace(header, "$1"),
                match => Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[1].Value))
            );

    private static string FileName(string disposition) =>
        ExtendedName().Match(disposition) is { Success: true } extended
            ? Uri.UnescapeDataString(extended.Groups[1].Value)
            : PlainName().Match(disposition).Groups[1].Value;

    [GeneratedRegex(@"https?://[^\s]+/t/[^\s]+")]
    private static partial Regex Url();

    [GeneratedRegex("<([^>]+)>")]
    private static partial Regex Address();

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex Folded();

    [GeneratedRegex(@"^--=_[0-9a-f]+(?:--)?\r\n", RegexOptions.Multiline)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]+)\?=")]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"(\?=)\s+(?==\?)")]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"filename\*=UTF-8''([^;]+)")]
    private static partial Regex ExtendedName();

    [GeneratedRegex("filename=\"([^\"]*)\"")]
    private static partial Regex PlainName();
}
