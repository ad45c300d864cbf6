namespace CultivatedLand.Documents.Drafts;

/// <summary>The exact words something was read from, and where they stand.</summary>
/// <param name="Text">A substring of the document, unchanged.</param>
/// <param name="Place">Where the words begin; null for what no words state.</param>
public sealed record Quote(string Text, SourcePlace? Place)
{
    public override string ToString() => Text;
}

/// <summary>A place in a document, as a person would look it up.</summary>
/// <param name="Block">Index of the paragraph or table in reading order, from 0.</param>
/// <param name="Row">Row of a table, from 0; null in a paragraph.</param>
/// <param name="Column">Column of a table, from 0; null in a paragraph.</param>
/// <param name="Offset">Characters from the start of the paragraph or cell.</param>
public readonly record struct SourcePlace(int Block, int? Row, int? Column, int Offset);
