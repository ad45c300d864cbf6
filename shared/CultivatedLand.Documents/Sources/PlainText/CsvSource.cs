using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace CultivatedLand.Documents.Sources.PlainText;

/// <summary>Reader of CSV files: one row a line, with commas, semicolons or tabs between the cells.</summary>
internal static class CsvSource
{
    public static ImmutableArray<SourceBlock> Read(string text)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter(text),
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
            rows.Add([.. record]);
        }

        return rows.Count == 0 ? [] : [new Table(rows.ToImmutable(), FirstRow: first)];
    }

    private static string Delimiter(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 4096));
        var best = (Sign: ',', Count: 0);
        foreach (var sign in ",\t;，；")
        {
            var count = head.Count(sign);
            if (count > best.Count)
                best = (sign, count);
        }

        return best.Sign.ToString();
    }
}
