using System.Text;
using System.Text.Json;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Tests.Documents.Sources;

namespace CultivatedLand.Tests.Documents.Fuzz;

/// <summary>A spoiled text as a file of each kind that the reader takes. Depth says how many tables stand in one another.</summary>
internal static class Wrappings
{
    public static readonly (string Name, Func<Random, string, int, SourceFile> Of)[] All =
    [
        (".txt", (_, text, depth) => SomeDocument.File("a.txt", Barred(text, depth))),
        (".md", (_, text, depth) => SomeDocument.File("a.md", Barred(text, depth))),
        (".html", Html),
        (
            ".csv",
            (_, text, depth) =>
                SomeDocument.File("a.csv", (depth > 0 ? new string('"', depth) : "") + text.Replace("，", ",", StringComparison.Ordinal))
        ),
        (
            ".docx",
            (_, text, depth) =>
                Packages.Word(
                    Nested(
                        "<w:tbl><w:tr><w:tc>",
                        string.Concat(text.Split('\n').Select(line => Packages.P(Escaped(line)))),
                        "</w:tc></w:tr></w:tbl>",
                        depth
                    )
                )
        ),
        (".xlsx", Workbook),
        (".json", Json),
    ];

    private static SourceFile Html(Random random, string text, int depth)
    {
        var separator = random.Next(3) switch
        {
            0 => "<p>",
            1 => "<br>",
            _ => "<tr><td>",
        };
        var rows = text.Replace("\n", separator, StringComparison.Ordinal);
        return SomeDocument.File("a.html", $"<html>{Nested("<table><tr><td colspan=9999>", rows, "</td></tr></table>", depth)}");
    }

    /// <summary>Tables in a sheet cannot nest; merged ranges that overlap are what comes nearest.</summary>
    private static SourceFile Workbook(Random random, string text, int depth)
    {
        var rows = string.Concat(
            text.Split('\n')
                .Select(line => line.Split('|', '，', '\t').Select(cell => $"<c t=\"inlineStr\"><is><t>{Escaped(cell)}</t></is></c>"))
                .Select(cells => $"<row>{string.Concat(cells)}</row>")
        );
        var merges = string.Concat(
            Enumerable
                .Range(1, depth)
                .Select(level => $"<mergeCell ref=\"A{level}:{(char)('A' + random.Next(26))}{level + random.Next(100_000)}\"/>")
        );
        return Packages.Workbook(rows, after: $"<mergeCells>{merges}</mergeCells>");
    }

    private static SourceFile Json(Random random, string text, int depth)
    {
        var lines = text.Split('\n');
        var draft = JsonSerializer.Serialize(
            new
            {
                title = lines[0],
                tasks = lines.Select(
                    (line, index) =>
                        new
                        {
                            name = line,
                            areaMu = index,
                            phases = new[]
                            {
                                new
                                {
                                    name = line,
                                    due = $"2024-{(index % 12) + 1:00}-15",
                                    quote = line,
                                },
                            },
                        }
                ),
            }
        );
        var wrapped = new string('[', depth) + draft + new string(']', depth);
        return SomeDocument.File("a.json", random.Next(3) == 0 ? wrapped[..random.Next(wrapped.Length)] : wrapped);
    }

    private static string Barred(string text, int depth) =>
        depth == 0 ? text : string.Join('\n', text.Split('\n').Select(line => new string('|', depth) + line + new string('|', depth)));

    private static string Nested(string open, string inner, string close, int depth) =>
        new StringBuilder().Insert(0, open, depth).Append(inner).Append(string.Concat(Enumerable.Repeat(close, depth))).ToString();

    private static string Escaped(string text) =>
        string.Concat(text.Where(sign => !char.IsSurrogate(sign) && (sign >= ' ' || sign == '\t') && sign < '\uFFFE'))
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal);
}
