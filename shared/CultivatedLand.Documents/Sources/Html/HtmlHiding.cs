namespace CultivatedLand.Documents.Sources.Html;

/// <summary>
/// Rules for the words of a page that nobody sees or that are struck out, and for reading aids.
/// The search for the end of such an element is bounded: a name whose end is missing once is not searched again.
/// </summary>
internal sealed class HtmlHiding
{
    private static readonly string[] Struck = ["del", "s", "strike", "rt", "rp"];
    private static readonly string[] Empty = ["br", "hr", "img", "input", "meta", "link", "col", "wbr", "source", "area", "base"];

    private readonly HashSet<string> _unclosed = new(StringComparer.Ordinal);

    /// <summary>Whether the tag opens an element that is hidden or struck out.</summary>
    public static bool IsHidden(HtmlTag tag)
    {
        if (tag.Closing || tag.SelfClosing || tag.Name is "html" or "body" or "tr" or "td" or "th" || Empty.Contains(tag.Name))
            return false;
        if (Struck.Contains(tag.Name))
            return true;
        if (tag.Attributes.Length == 0)
            return false;
        var style = tag.Value("style")?.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant() ?? "";
        return tag.Value("hidden") is not null
            || style.Contains("display:none", StringComparison.Ordinal)
            || style.Contains("visibility:hidden", StringComparison.Ordinal)
            || style.Contains("line-through", StringComparison.Ordinal);
    }

    /// <summary>Finds the position after the end of the element. Null where the page never closes it.</summary>
    public int? End(string html, int from, string name)
    {
        if (_unclosed.Contains(name))
            return null;
        var depth = 1;
        for (var at = html.IndexOf('<', from); at >= 0; at = html.IndexOf('<', at + 1))
        {
            var closing = at + 1 < html.Length && html[at + 1] == '/';
            var start = at + (closing ? 2 : 1);
            if (
                string.Compare(html, start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) != 0
                || start + name.Length < html.Length && char.IsAsciiLetterOrDigit(html[start + name.Length])
            )
                continue;
            depth += closing ? -1 : 1;
            if (depth > 0)
                continue;
            var close = html.IndexOf('>', at);
            return close < 0 ? html.Length : close + 1;
        }

        _unclosed.Add(name);
        return null;
    }
}
