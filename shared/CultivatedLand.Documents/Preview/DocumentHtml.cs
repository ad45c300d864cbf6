using System.Globalization;
using System.Text;
using CultivatedLand.Documents.Sources;

namespace CultivatedLand.Documents.Preview;

/// <summary>Writer of a document as HTML paragraphs and tables. The marked words link to the values that were read from them.</summary>
public static class DocumentHtml
{
    private const int RowsOfAHeader = 3;

    /// <param name="mostRows">
    /// Largest number of rows of a table.
    /// A longer table shows its header and the rows with marks, up to this number in all.
    /// </param>
    public static string Write(SourceDocument document, QuoteAnchors quoteAnchors, int mostRows)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(quoteAnchors);
        var page = new StringBuilder();
        for (var index = 0; index < document.Blocks.Length; index++)
        {
            switch (document.Blocks[index])
            {
                case Paragraph paragraph:
                    page.Append("<p>");
                    quoteAnchors.Write(page, paragraph.Text, new(index, null, null, 0));
                    page.Append("</p>\n");
                    break;
                case Table table:
                    Write(page, table, index, quoteAnchors, mostRows);
                    break;
            }
        }

        return page.ToString();
    }

    private static void Write(StringBuilder page, Table table, int block, QuoteAnchors quoteAnchors, int mostRows)
    {
        var rows = Enumerable.Range(0, table.Rows.Length);
        if (table.Rows.Length > mostRows)
            rows = rows.Where(row => row < RowsOfAHeader || quoteAnchors.HasAnyIn(block, row)).Take(mostRows);
        var (shown, last) = (0, -1);
        page.Append("<table>\n");
        foreach (var row in rows)
        {
            page.Append(row == last + 1 ? "<tr>" : "<tr class=\"gap\">");
            for (var column = 0; column < table.Rows[row].Length; column++)
            {
                page.Append("<td>");
                quoteAnchors.Write(page, table.Rows[row][column], new(block, row, column, 0));
                page.Append("</td>");
            }

            page.Append("</tr>\n");
            (shown, last) = (shown + 1, row);
        }

        page.Append("</table>\n");
        if (shown < table.Rows.Length)
            page.Append(CultureInfo.InvariantCulture, $"<p>… {shown} / {table.Rows.Length}</p>\n");
    }
}
