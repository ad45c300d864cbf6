namespace CultivatedLand.Documents.Sources.Html;

/// <summary>Rules for the words of a page that nobody sees or that are struck out, and for reading aids.</summary>
/// <param name="html">Page. It is cut a second time where it hides anything at all: only an element that ends hides its words.</param>
internal sealed class HtmlHiding(string html)
{
    private static readonly string[] Struck = ["del", "s", "strike", "rt", "rp"];
    private static readonly string[] Empty = ["br", "hr", "img", "input", "meta", "link", "col", "wbr", "source", "area", "base"];

    private HashSet<int>? _ended;

    /// <summary>Whether an element of this name, style and mark is hidden or struck out.</summary>
    public static bool Hides(string name, string? style, bool isMarked)
    {
        if (name is "html" or "body" or "tr" or "td" or "th" || Empty.Contains(name))
            return false;
        if (isMarked || Struck.Contains(name))
            return true;
        if (style is null)
            return false;
        style = style.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return style.Contains("display:none", StringComparison.Ordinal)
            || style.Contains("visibility:hidden", StringComparison.Ordinal)
            || style.Contains("line-through", StringComparison.Ordinal);
    }

    /// <summary>Whether the hidden element that begins with a token also ends. Where it does not, its words are read.</summary>
    public bool Ends(int token) => (_ended ??= Ended()).Contains(token);

    /// <summary>Finds the hidden elements that end: each end belongs to the last beginning of its name.</summary>
    private HashSet<int> Ended()
    {
        var ended = new HashSet<int>();
        var open = new Dictionary<string, Stack<int>>(StringComparer.Ordinal);
        using var tokens = new HtmlTokens(html);
        while (tokens.Next())
        {
            if (tokens.Name.Length == 0 || tokens.IsEmpty || Empty.Contains(tokens.Name))
                continue;
            if (!open.TryGetValue(tokens.Name, out var begun))
                open.Add(tokens.Name, begun = new Stack<int>());
            if (!tokens.IsEnd)
                begun.Push(tokens.IsHidden ? tokens.Number : 0);
            else if (begun.TryPop(out var number) && number > 0)
                ended.Add(number);
        }

        return ended;
    }
}
