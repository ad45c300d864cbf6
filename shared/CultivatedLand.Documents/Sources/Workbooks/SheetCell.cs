namespace CultivatedLand.Documents.Sources.Workbooks;

internal enum CellType
{
    Number,
    Shared,
    Text,
    Truth,
    Fault,

    /// <summary>No cell: here a row begins.</summary>
    Row,
}

/// <summary>A cell as the file has it.</summary>
/// <param name="Column">From 0; null where the file leaves the counting to its reader. Of a row its number, from 1.</param>
/// <param name="Start">Where its text begins in the batch.</param>
internal readonly record struct SheetCell(CellType Type, int? Column, int? Style, int Start, int Length);

/// <summary>Some cells of a sheet in the order of the file, with their texts.</summary>
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
