using System.Globalization;
using System.IO.Compression;
using System.Text;
using Azure;
using CultivatedLand.Functions.Storage.Tasks;

namespace CultivatedLand.Functions.Storage.LedgerViews;

/// <summary>All lines of the ledger at one moment, packed into one blob, in order of first storage.</summary>
/// <param name="Tag">Tag of the blob. Null for lines that no blob holds yet.</param>
internal sealed record LedgerRowSnapshot(ETag? Tag, IReadOnlyList<PlacedLedgerRow> Rows)
{
    private const string FirstLine = "CultivatedLand ledger rows 1";

    /// <summary>Packs the lines: one text line each, of place, revision and document, behind a line that names the form.</summary>
    public static BinaryData Write(IEnumerable<PlacedLedgerRow> rows)
    {
        using var packed = new MemoryStream();
        using (var writer = new StreamWriter(new GZipStream(packed, CompressionLevel.Fastest), new UTF8Encoding(false)))
        {
            writer.NewLine = "\n";
            writer.WriteLine(FirstLine);
            foreach (var row in rows)
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Place}\t{row.Revision}\t{row.Row.Write()}"));
        }

        return new BinaryData(packed.ToArray());
    }

    /// <exception cref="InvalidDataException">The content is damaged, or written by a later version.</exception>
    /// <exception cref="System.Text.Json.JsonException">A line of it is no document.</exception>
    /// <exception cref="FormatException">A name or area in it is none.</exception>
    public static IReadOnlyList<PlacedLedgerRow> Read(Stream packed)
    {
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress), Encoding.UTF8);
        if (reader.ReadLine() != FirstLine)
            throw new InvalidDataException("There are no lines of the ledger in this form.");
        var rows = new List<PlacedLedgerRow>();
        while (reader.ReadLine() is { } line)
            rows.Add(
                line.Split('\t', 3) is [var place, var revision, var document]
                    ? new PlacedLedgerRow(
                        place,
                        long.Parse(revision, NumberStyles.None, CultureInfo.InvariantCulture),
                        LedgerRowEntity.Read(document)
                    )
                    : throw new InvalidDataException($"Line {rows.Count + 2} is incomplete.")
            );
        return rows;
    }
}

/// <summary>A task's line of the ledger with its place in the order of first storage.</summary>
/// <param name="Revision">Revision of the task that the line shows; of two lines of a task the higher one counts.</param>
internal sealed record PlacedLedgerRow(string Place, long Revision, LedgerRowEntity Row)
{
    /// <summary>Puts lines over others, in order of place. Of two for one place, the higher revision counts.</summary>
    public static IReadOnlyList<PlacedLedgerRow> Merge(IReadOnlyList<PlacedLedgerRow> rows, IEnumerable<PlacedLedgerRow> others)
    {
        var over = new SortedDictionary<string, PlacedLedgerRow>(StringComparer.Ordinal);
        foreach (var other in others)
            over[other.Place] = other;
        if (over.Count == 0)
            return rows;
        var merged = new List<PlacedLedgerRow>(rows.Count + over.Count);
        using var next = over.Values.GetEnumerator();
        var hasNext = next.MoveNext();
        foreach (var row in rows)
        {
            for (; hasNext && string.CompareOrdinal(next.Current.Place, row.Place) < 0; hasNext = next.MoveNext())
                merged.Add(next.Current);
            if (hasNext && next.Current.Place == row.Place)
            {
                merged.Add(next.Current.Revision >= row.Revision ? next.Current : row);
                hasNext = next.MoveNext();
            }
            else
            {
                merged.Add(row);
            }
        }

        for (; hasNext; hasNext = next.MoveNext())
            merged.Add(next.Current);
        return merged;
    }
}
