using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace CultivatedLand.Documents.Sources.PlainText;

/// <summary>Reader of CSV files: one row a line, with commas, semicolons or tabs between the cells.</summary>
internal static class CsvSource
{
    public static ImmutableArray<SourceBlock> Read(string name, string text)
    {
        var delimiter = Delimiter(text);
        if (UnpairedQuote(text, delimiter) is { } wrong)
            throw new UnusableSourceException(SourceRefusals.UnclosedQuote(name, wrong));
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            HasHeaderRecord = false,
            BadDataFound = null,
            MissingFieldFound = null,
            // A blank line counts as a row, because a spreadsheet shows it as one.
            IgnoreBlankLines = false,
            TrimOptions = TrimOptions.Trim,
        };
        using var parser = new CsvParser(new StringReader(text), configuration);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var (first, gap) = (1, 0);
        while (parser.Read())
        {
            if (parser.Record is not { } record || !record.Any(cell => cell.Length > 0))
            {
                gap++;
                continue;
            }

            if (rows.Count == 0)
                (first, gap) = (1 + gap, 0);
            for (; gap > 0; gap--)
                rows.Add([]);
            rows.Add([.. record.Select(WithoutZeroWidth)]);
        }

        return rows.Count == 0 ? [] : [new Table(rows.ToImmutable(), FirstRow: first)];
    }

    private static readonly SearchValues<char> ZeroWidth = SearchValues.Create("\u200B\u200C\u200D\u2060\uFEFF\u00AD");

    private static string WithoutZeroWidth(string cell) =>
        cell.AsSpan().ContainsAny(ZeroWidth) ? string.Concat(cell.Where(sign => !ZeroWidth.Contains(sign))).Trim() : cell;

    /// <summary>
    /// Finds the separator by the first line that has several, outside of its quotes.
    /// The header decides, because the texts below it hold commas of their own.
    /// </summary>
    private static char Delimiter(string text)
    {
        var at = 0;
        for (var line = 0; line < 20 && at < text.Length; line++)
        {
            var counts = new Dictionary<char, int>();
            var quoted = false;
            for (; at < text.Length && (quoted || text[at] != '\n'); at++)
            {
                if (text[at] == '"')
                    quoted = !quoted;
                else if (!quoted && text[at] is ',' or '\t' or ';' or '，' or '；' or '|')
                    counts[text[at]] = counts.GetValueOrDefault(text[at]) + 1;
            }

            at++;
            // The plain comma wins a draw, because it is the usual one.
            if (counts.Count > 0 && counts.MaxBy(count => (count.Value, count.Key is ',' or '\t' ? 1 : 0)) is { Value: > 1 } most)
                return most.Key;
        }

        return ',';
    }

    /// <summary>
    /// Returns the row, counted from 1, in which a quotation mark opens or closes in the wrong place.
    /// Null where all are in pairs.
    /// </summary>
    private static int? UnpairedQuote(string text, char delimiter)
    {
        var (row, opened, quoted, fresh) = (1, 0, false, true);
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            if (quoted)
            {
                if (sign == '\n')
                    row++;
                if (sign != '"')
                    continue;
                if (at + 1 < text.Length && text[at + 1] == '"')
                {
                    at++;
                    continue;
                }

                quoted = false;
                var next = at + 1;
                while (next < text.Length && text[next] == ' ')
                    next++;
                if (next < text.Length && text[next] != delimiter && text[next] != '\n')
                    return opened;
            }
            else if (sign == '"' && fresh)
            {
                (quoted, opened, fresh) = (true, row, false);
            }
            else if (sign == '\n')
            {
                row++;
                fresh = true;
            }
            else
            {
                fresh = sign == delimiter || (fresh && sign == ' ');
            }
        }

        return quoted ? opened : null;
    }
}
