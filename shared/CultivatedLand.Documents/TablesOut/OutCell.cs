namespace CultivatedLand.Documents.TablesOut;

/// <summary>A cell of a table that leaves the program: words, a number or a day, so that Excel and WPS can reckon with it.</summary>
public abstract record OutCell
{
    private OutCell()
    {
    }

    public static OutCell Empty { get; } = new Words("");

    public sealed record Words(string Text) : OutCell;

    /// <param name="Decimals">Places shown, 0 or 2.</param>
    public sealed record Number(decimal Value, int Decimals) : OutCell;

    public sealed record Day(DateOnly Date) : OutCell;
}

/// <param name="Width">In characters of the standard type.</param>
public sealed record OutColumn(string Header, double Width);
