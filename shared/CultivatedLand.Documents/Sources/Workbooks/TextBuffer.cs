using System.Xml;

namespace CultivatedLand.Documents.Sources.Workbooks;

/// <summary>Buffer of texts of an XML file, one after the other. It creates no string for each text.</summary>
internal sealed class TextBuffer(int capacity)
{
    /// <summary>Largest number of characters in a workbook cell.</summary>
    private const int LongestText = 32_767;

    private char[] _signs = new char[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<char> this[int start, int length] => _signs.AsSpan(start, length);

    public void CutTo(int length) => Length = length;

    /// <summary>
    /// Adds the text at the reader's position to the text that began at <paramref name="start"/>, up to the limit of a cell.
    /// </summary>
    public void Append(XmlReader reader, int start)
    {
        while (Length - start < LongestText)
        {
            if (Length == _signs.Length)
                Array.Resize(ref _signs, _signs.Length * 2);
            var read = reader.ReadValueChunk(_signs, Length, Math.Min(_signs.Length - Length, LongestText - (Length - start)));
            if (read == 0)
                break;
            Length += read;
        }
    }

    /// <summary>Adds the runs of the element at the reader's position. Phonetic runs, which are reading aids, are left out.</summary>
    public void AppendRuns(XmlReader reader, int start)
    {
        if (reader.IsEmptyElement)
            return;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            while (reader is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
                reader.Skip();
            if (reader.Depth <= depth)
                break;
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
                Append(reader, start);
        }
    }
}
