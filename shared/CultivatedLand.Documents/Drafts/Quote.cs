namespace CultivatedLand.Documents.Drafts;

/// <summary>Quote of the exact words that a value was read from, with their position.</summary>
/// <param name="Text">Substring of the document, unchanged.</param>
/// <param name="Place">Position at which the words begin. Null for a value that no words state.</param>
public sealed record Quote(string Text, SourcePlace? Place)
{
    public override string ToString() => Text;
}

/// <summary>Position in a document, in the terms by which a person would look it up.</summary>
/// <param name="Block">Index of the paragraph or table in reading order, from 0.</param>
/// <param name="Row">Row of a table, from 0; null in a paragraph.</param>
/// <param name="Column">Column of a table, from 0; null in a paragraph.</param>
/// <param name="Offset">Characters from the start of the paragraph or cell.</param>
public readonly record struct SourcePlace(int Block, int? Row, int? Column, int Offset);
