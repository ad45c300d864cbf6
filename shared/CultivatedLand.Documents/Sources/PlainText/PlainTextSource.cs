using System.Collections.Immutable;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Sources.PlainText;

/// <summary>
/// Reader of plain text from office files and web pages.
/// It handles lines broken in the middle of a sentence, tables with one cell a line, and tables with bars or tabs.
/// </summary>
internal static class PlainTextSource
{
    public static ImmutableArray<SourceBlock> Read(string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r', '\f')).ToArray();
        var blocks = ImmutableArray.CreateBuilder<SourceBlock>();
        string? open = null;
        var gap = false;
        var i = 0;
        while (i < lines.Length)
        {
            if (TextTables.Read(lines, i) is { } found)
            {
                Close();
                blocks.Add(found.Table);
                i = found.Next;
                continue;
            }

            var line = lines[i++].Replace("\f", "", StringComparison.Ordinal);
            if (CharacterFolding.Unspaced(line).Length == 0)
            {
                gap = true;
                continue;
            }

            if (open is not null && LineJoiner.Continues(open, line, gap))
            {
                open += line.TrimStart(' ', '\u3000', '\t');
            }
            else
            {
                Close();
                open = line;
            }

            gap = false;
        }

        Close();
        return blocks.ToImmutable();

        void Close()
        {
            if (open is not null)
                blocks.Add(new Paragraph(open));
            open = null;
        }
    }
}
