namespace CultivatedLand.Documents.Spreadsheets;

/// <summary>
/// Cell of an exported table: text, a number or a day.
/// Numbers and days are typed, so that Excel and WPS can calculate with them.
/// </summary>
public abstract record ExportCell
{
    private ExportCell() { }

    public static ExportCell Empty { get; } = new Words("");

    /// <summary>Cell with text.</summary>
    public sealed record Words(string Text) : ExportCell;

    /// <summary>Cell with a number.</summary>
    /// <param name="Decimals">Number of decimal places shown, 0 or 2.</param>
    public sealed record Number(decimal Value, int Decimals) : ExportCell;

    /// <summary>Cell with a day.</summary>
    public sealed record Day(DateOnly Date) : ExportCell;
}

/// <summary>Column of an exported table.</summary>
/// <param name="Width">Width in characters of the standard font.</param>
public sealed record ExportColumn(string Header, double Width);
