namespace CultivatedLand.Documents.Spreadsheets;

/// <summary>A cell of a table that leaves the program: words, a number or a day, so that Excel and WPS can reckon with it.</summary>
public abstract record ExportCell
{
    private ExportCell() { }

    public static ExportCell Empty { get; } = new Words("");

    public sealed record Words(string Text) : ExportCell;

    /// <param name="Decimals">Places shown, 0 or 2.</param>
    public sealed record Number(decimal Value, int Decimals) : ExportCell;

    public sealed record Day(DateOnly Date) : ExportCell;
}

/// <param name="Width">In characters of the standard type.</param>
public sealed record ExportColumn(string Header, double Width);
