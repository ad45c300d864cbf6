using System.Globalization;
using System.Net;
using System.Text;
using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Documents.Preview;

/// <summary>Register of the quotes of a page: their positions in the document, and the anchor names that link the two sides.</summary>
public sealed class QuoteAnchors
{
    private readonly Dictionary<(int, int?, int?), List<(int Start, int End, int Number)>> _places = [];
    private int _count;

    /// <summary>Adds a quote that stands beside the document.</summary>
    /// <returns>The anchor of the quote. Null for a value that no words of the document state.</returns>
    public QuoteAnchor? Add(Quote? quote)
    {
        if (quote?.Place is not { } place || quote.Text.Length == 0)
            return null;
        var key = (place.Block, place.Row, place.Column);
        if (!_places.TryGetValue(key, out var marks))
            _places[key] = marks = [];
        marks.Add((place.Offset, place.Offset + quote.Text.Length, ++_count));
        return new QuoteAnchor(_count);
    }

    internal bool HasAnyIn(int block, int row) => _places.Keys.Any(key => key.Item1 == block && key.Item2 == row);

    /// <summary>Writes the text with its marks. Where quotes overlap, the words link to the shortest quote that covers them.</summary>
    internal void Write(StringBuilder page, string text, SourcePlace place)
    {
        if (!_places.TryGetValue((place.Block, place.Row, place.Column), out var marks))
        {
            page.Append(WebUtility.HtmlEncode(text));
            return;
        }

        var at = 0;
        foreach (
            var cut in marks
                .SelectMany(mark => new[] { mark.Start, mark.End })
                .Append(text.Length)
                .Where(cut => cut >= 0 && cut <= text.Length)
                .Distinct()
                .Order()
        )
        {
            Segment(page, text, at, cut, marks);
            at = cut;
        }
    }

    private static void Segment(StringBuilder page, string text, int from, int to, List<(int Start, int End, int Number)> marks)
    {
        if (to <= from)
            return;
        var covering = marks.Where(mark => mark.Start <= from && mark.End >= to).OrderBy(mark => mark.End - mark.Start).ToList();
        if (covering.Count == 0)
        {
            page.Append(WebUtility.HtmlEncode(text[from..to]));
            return;
        }

        // Each anchor name occurs once, at the beginning of its words.
        foreach (var mark in marks.Where(mark => mark.Start == from))
            page.Append(CultureInfo.InvariantCulture, $"<span id=\"{new QuoteAnchor(mark.Number).Words}\">");
        page.Append(CultureInfo.InvariantCulture, $"<mark><a href=\"#{new QuoteAnchor(covering[0].Number).Reading}\">")
            .Append(WebUtility.HtmlEncode(text[from..to]))
            .Append("</a></mark>");
        for (var i = marks.Count(mark => mark.Start == from); i > 0; i--)
            page.Append("</span>");
    }
}

/// <summary>Anchor names of one link: one for the words in the document, one for the value that was read from them.</summary>
public readonly record struct QuoteAnchor(int Number)
{
    public string Words => string.Create(CultureInfo.InvariantCulture, $"w{Number}");

    public string Reading => string.Create(CultureInfo.InvariantCulture, $"r{Number}");
}
