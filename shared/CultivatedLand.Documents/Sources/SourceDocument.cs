using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Sources;

/// <summary>Record of an uploaded file: its name and its bytes. The ending of the name is only a hint.</summary>
public sealed record SourceFile(string Name, ReadOnlyMemory<byte> Content);

/// <summary>Kind of source document.</summary>
public enum SourceKind
{
    Text,
    Word,
    Markdown,
    Html,
    Workbook,
    Csv,
    Json,
}

/// <summary>Document in the form that a reader sees: paragraphs and tables in reading order.</summary>
public sealed record SourceDocument(string Name, SourceKind Kind, ImmutableArray<SourceBlock> Blocks)
{
    /// <summary>What the reader of the file left out or could not read, for the person who checks the draft.</summary>
    public ImmutableArray<Finding> Notes { get; init; } = [];

    /// <summary>
    /// Returns the text in which a place counts its offset: a paragraph, or one cell of a table.
    /// Null where the place does not exist.
    /// </summary>
    public string? TextAt(SourcePlace place)
    {
        if (place.Block < 0 || place.Block >= Blocks.Length)
            return null;
        return Blocks[place.Block] switch
        {
            Paragraph paragraph when place.Row is null => paragraph.Text,
            Table table when place is { Row: { } row, Column: { } column } => table.Cell(row, column),
            _ => null,
        };
    }
}

/// <summary>Block of a source document: a paragraph or a table.</summary>
public abstract record SourceBlock
{
    private protected SourceBlock() { }
}

/// <summary>Paragraph of a source document.</summary>
/// <param name="Text">Text as printed, with the number from the file's own numbering.</param>
/// <param name="Heading">Heading level from the file's own styles, 1 for the title.</param>
public sealed record Paragraph(string Text, int? Heading = null) : SourceBlock
{
    internal Passage Passage(int block) => new(Text, new(block, null, null, 0));
}

/// <summary>
/// Table of a source document.
/// Its rows may differ in length.
/// The text of a merged cell is repeated in every cell that it covers.
/// </summary>
/// <param name="Title">Name of the worksheet that contains the table.</param>
/// <param name="FirstRow">Number of the first row as the file shows it, counted from 1.</param>
public sealed record Table(ImmutableArray<ImmutableArray<string>> Rows, string? Title = null, int FirstRow = 1) : SourceBlock
{
    public string? Cell(int row, int column) =>
        row >= 0 && row < Rows.Length && column >= 0 && column < Rows[row].Length ? Rows[row][column] : null;

    /// <summary>
    /// Position in the file's own table of each cell, where a reader has rearranged the rows.
    /// Null where every cell stands where it stood.
    /// </summary>
    internal Func<int, int, (int Row, int Column)>? Origin { get; init; }

    internal Passage Passage(int block, int row, int column)
    {
        var (atRow, atColumn) = Origin?.Invoke(row, column) ?? (row, column);
        return new(Cell(row, column) ?? "", new(block, atRow, atColumn, 0));
    }

    /// <summary>Returns the number that the file shows for a row.</summary>
    internal int RowNumber(int row) => (Origin?.Invoke(row, 0).Row ?? row) + FirstRow;
}
