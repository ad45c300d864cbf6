using System.Globalization;
using System.Text;
using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Documents;

/// <summary>Where in a document the quotes of a page stand, and the names that link the two sides.</summary>
internal sealed class QuoteMarks
{
    private readonly Dictionary<(int, int?, int?), List<(int Start, int End, int Number)>> _places = [];
    private int _count;

    /// <summary>The id of the item on the right, and the link to its words on the left.</summary>
    public string Add(Quote? quote, out string? link)
    {
        link = null;
        if (quote?.Place is not { } place || quote.Text.Length == 0)
            return "";
        var number = ++_count;
        var key = (place.Block, place.Row, place.Column);
        if (!_places.TryGetValue(key, out var marks))
            _places[key] = marks = [];
        marks.Add((place.Offset, place.Offset + quote.Text.Length, number));
        link = string.Create(CultureInfo.InvariantCulture, $"w{number}");
        return string.Create(CultureInfo.InvariantCulture, $" id=\"r{number}\"");
    }

    /// <summary>The text with its marks; where quotes overlap, the words link to the first that covers them.</summary>
    public void Write(StringBuilder page, string text, SourcePlace place)
    {
        if (!_places.TryGetValue((place.Block, place.Row, place.Column), out var marks))
        {
            page.Append(DraftPage.Encode(text));
            return;
        }

        var at = 0;
        foreach (var cut in marks.SelectMany(mark => new[] { mark.Start, mark.End }).Append(text.Length).Where(cut => cut >= 0 && cut <= text.Length).Distinct().Order())
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
            page.Append(DraftPage.Encode(text[from..to]));
            return;
        }

        // Each name stands once, where its words begin.
        foreach (var mark in marks.Where(mark => mark.Start == from))
            page.Append(CultureInfo.InvariantCulture, $"<span id=\"w{mark.Number}\">");
        page.Append(CultureInfo.InvariantCulture, $"<mark><a href=\"#r{covering[0].Number}\">").Append(DraftPage.Encode(text[from..to])).Append("</a></mark>");
        for (var i = marks.Count(mark => mark.Start == from); i > 0; i--)
            page.Append("</span>");
    }
}
