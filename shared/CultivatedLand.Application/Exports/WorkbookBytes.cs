using CultivatedLand.Documents.Spreadsheets;

namespace CultivatedLand.Application.Exports;

/// <summary>Writer of a small table as a workbook in memory, for mails and downloads. The ledger itself is streamed instead.</summary>
internal static class WorkbookBytes
{
    /// <param name="sheet">
    /// Name of the sheet. It is cut to the 31 characters that a sheet name may have, without the characters that it may not contain.
    /// </param>
    public static byte[] Write(string sheet, IReadOnlyList<ExportColumn> columns, IEnumerable<IReadOnlyList<ExportCell>> rows)
    {
        using var file = new MemoryStream();

        // This call never blocks: the rows are in memory, and a memory stream accepts them at once.
        WorkbookWriter.Write(file, Name(sheet), columns, rows.ToAsyncEnumerable(), CancellationToken.None).GetAwaiter().GetResult();
        return file.ToArray();
    }

    public static ExportCell Words(string? text) => new ExportCell.Words(text ?? "");

    public static ExportCell Count(int number) => new ExportCell.Number(number, 0);

    public static ExportCell Amount(decimal? number) => number is { } value ? new ExportCell.Number(value, 2) : ExportCell.Empty;

    private static string Name(string sheet)
    {
        var plain = string.Concat(sheet.Where(sign => !"[]:*?/\\".Contains(sign) && !char.IsControl(sign))).Trim('\'');
        return plain.Length == 0 ? "1"
            : plain.Length > 31 ? plain[..31]
            : plain;
    }
}
