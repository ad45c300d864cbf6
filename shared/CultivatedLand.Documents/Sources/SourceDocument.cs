using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Sources;

/// <summary>What a person sends in: a name, whose ending is a hint and no more, and the bytes.</summary>
public sealed record SourceFile(string Name, ReadOnlyMemory<byte> Content);

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

/// <summary>A document as a reader sees it: paragraphs and tables in reading order.</summary>
public sealed record SourceDocument(string Name, SourceKind Kind, ImmutableArray<SourceBlock> Blocks)
{
    /// <summary>The text that a place counts its offset in: a paragraph, or one cell of a table.</summary>
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

public abstract record SourceBlock
{
    private protected SourceBlock() { }
}

/// <param name="Text">As printed, with the number that the file's own numbering gives it.</param>
/// <param name="Heading">Level that the file's own styles give it, 1 for the title.</param>
public sealed record Paragraph(string Text, int? Heading = null) : SourceBlock
{
    internal Passage Passage(int block) => new(Text, new(block, null, null, 0));
}

/// <summary>A table; rows may differ in length. A cell merged over several is repeated in each of them.</summary>
/// <param name="Title">Name of the sheet the table stands on.</param>
/// <param name="FirstRow">Number of the first row as the file shows it, from 1.</param>
public sealed record Table(ImmutableArray<ImmutableArray<string>> Rows, string? Title = null, int FirstRow = 1) : SourceBlock
{
    public string? Cell(int row, int column) =>
        row >= 0 && row < Rows.Length && column >= 0 && column < Rows[row].Length ? Rows[row][column] : null;

    internal Passage Passage(int block, int row, int column) => new(Cell(row, column) ?? "", new(block, row, column, 0));
}
