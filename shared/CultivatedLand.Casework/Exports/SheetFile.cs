using CultivatedLand.Documents.TablesOut;

namespace CultivatedLand.Casework.Exports;

/// <summary>A small table as a workbook in memory, for mails and downloads; the ledger itself is streamed.</summary>
internal static class SheetFile
{
    /// <param name="sheet">Its name; cut to the 31 signs a sheet may have, and without the signs it may not.</param>
    public static byte[] Write(string sheet, IReadOnlyList<OutColumn> columns, IEnumerable<IReadOnlyList<OutCell>> rows)
    {
        using var file = new MemoryStream();

        // Nothing waits here: the rows are there already and a memory stream takes them at once.
        Workbook.Write(file, Name(sheet), columns, rows.ToAsyncEnumerable(), CancellationToken.None).GetAwaiter().GetResult();
        return file.ToArray();
    }

    public static OutCell Words(string? text) => new OutCell.Words(text ?? "");

    public static OutCell Count(int number) => new OutCell.Number(number, 0);

    public static OutCell Amount(decimal? number) => number is { } value ? new OutCell.Number(value, 2) : OutCell.Empty;

    private static string Name(string sheet)
    {
        var plain = string.Concat(sheet.Where(sign => !"[]:*?/\\".Contains(sign) && !char.IsControl(sign))).Trim('\'');
        return plain.Length == 0 ? "1" : plain.Length > 31 ? plain[..31] : plain;
    }
}
