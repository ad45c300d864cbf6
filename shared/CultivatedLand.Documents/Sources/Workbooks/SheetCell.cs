namespace CultivatedLand.Documents.Sources.Workbooks;

/// <summary>Type of a worksheet cell.</summary>
internal enum CellType
{
    Number,
    Shared,
    Text,
    Truth,
    Fault,

    /// <summary>A formula without a value.</summary>
    Uncalculated,

    /// <summary>This is no cell but the beginning of a row.</summary>
    Row,
}

/// <summary>Worksheet cell as it stands in the file.</summary>
/// <param name="Column">
/// Column, counted from 0.
/// Null where the file leaves the counting to its reader.
/// For a row, it is the row number, counted from 1.
/// </param>
/// <param name="Start">Position in the batch at which the text begins.</param>
internal readonly record struct SheetCell(CellType Type, int? Column, int? Style, int Start, int Length);

/// <summary>Batch of worksheet cells in the order of the file, with their texts.</summary>
internal sealed class CellBatch
{
    public const int Size = 2048;

    public List<SheetCell> Cells { get; } = new(Size);

    public TextBuffer Texts { get; } = new(Size * 8);

    public ReadOnlySpan<char> TextOf(SheetCell cell) => Texts[cell.Start, cell.Length];

    public void Clear()
    {
        Cells.Clear();
        Texts.CutTo(0);
    }
}
