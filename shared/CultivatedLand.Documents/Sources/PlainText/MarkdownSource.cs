using System.Collections.Immutable;

namespace CultivatedLand.Documents.Sources.PlainText;

/// <summary>
/// Reader of Markdown files.
/// It removes the marks of emphasis and lists.
/// The number of # signs gives the level of a heading.
/// Tables stay tables.
/// </summary>
internal static class MarkdownSource
{
    public static ImmutableArray<SourceBlock> Read(string text)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = text.Split('\n').Select(line => Plain(line, levels));
        return
        [
            .. PlainTextSource
                .Read(string.Join('\n', lines))
                .Select(block =>
                    block is Paragraph paragraph && levels.TryGetValue(paragraph.Text, out var level)
                        ? paragraph with
                        {
                            Heading = level,
                        }
                        : block
                ),
        ];
    }

    private static string Plain(string line, Dictionary<string, int> levels)
    {
        var body = line.TrimEnd('\r', ' ').TrimStart(' ', '>');
        var hashes = body.AsSpan().IndexOfAnyExcept('#');
        if (hashes is > 0 and <= 6 && body[hashes] == ' ')
        {
            body = Emphasis(body[hashes..].Trim());
            levels[body] = hashes;
            // The empty line separates the heading from the text after it.
            return body + "\n";
        }

        if (
            body.StartsWith("- ", StringComparison.Ordinal)
            || body.StartsWith("* ", StringComparison.Ordinal)
            || body.StartsWith("+ ", StringComparison.Ordinal)
        )
            body = body[2..];
        return body.AsSpan().IndexOfAnyExcept("-*_ ") < 0 ? "" : Emphasis(body);
    }

    private static string Emphasis(string text) =>
        text.Replace("**", "", StringComparison.Ordinal)
            .Replace("__", "", StringComparison.Ordinal)
            .Replace("`", "", StringComparison.Ordinal)
            .Replace("<br>", "", StringComparison.OrdinalIgnoreCase);
}
