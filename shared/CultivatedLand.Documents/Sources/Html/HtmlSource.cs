using System.Collections.Immutable;
using System.Net;
using System.Text;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Sources.Html;

/// <summary>
/// Reader of web pages as running text and tables.
/// It reads tags one after another and builds no tree.
/// So a page with unclosed tags or endless nesting costs no more than its length.
/// </summary>
internal sealed class HtmlSource
{
    private static readonly string[] Breaking =
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "section",
        "article",
        "header",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "title",
        "blockquote",
        "dd",
        "dt",
        "hr",
        "center",
    ];
    private static readonly string[] Silent =
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "textarea",
        "select",
        "nav",
        "title",
        "head",
    ];

    private readonly ImmutableArray<SourceBlock>.Builder _blocks = ImmutableArray.CreateBuilder<SourceBlock>();
    private readonly StringBuilder _text = new();
    private readonly HtmlTables _tables = new();
    private int? _heading;

    private readonly HtmlHiding _hiding = new();
    private bool _isHiding;

    public static SourceDocument Read(string name, string html)
    {
        var source = new HtmlSource();
        source.Walk(html);
        return new(name, SourceKind.Html, source._blocks.ToImmutable()) { Notes = HiddenWords.NoteOf(source._isHiding) };
    }

    private void Walk(string html)
    {
        var at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            if (open < 0)
                open = html.Length;
            if (open > at)
                Words(html[at..open]);
            if (open == html.Length)
                break;
            at = Tag(html, open);
        }

        Close();
        if (_tables.Finish() is { } table)
            _blocks.Add(table);
        _blocks.AddRange(_tables.TakeInner());
    }

    private int Tag(string html, int open)
    {
        if (string.CompareOrdinal(html, open, "<!--", 0, 4) == 0)
            return After(html, "-->", open);
        var close = html.IndexOf('>', open);
        if (close < 0)
            return html.Length;
        var tag = HtmlTag.Parse(html.AsSpan(open + 1, close - open - 1));
        if (tag.Name.Length == 0)
        {
            Words("<");
            return open + 1;
        }

        if (!tag.Closing && Silent.Contains(tag.Name))
            return tag.SelfClosing ? close + 1 : After(html, $"</{tag.Name}", close);
        if (HtmlHiding.IsHidden(tag) && _hiding.End(html, close + 1, tag.Name) is { } end)
        {
            _isHiding |= tag.Name is not ("rt" or "rp");
            return end;
        }

        Apply(tag);
        return close + 1;
    }

    private void Apply(HtmlTag tag)
    {
        if (tag.Name is "table" or "tr" or "td" or "th")
        {
            if (!_tables.IsOpen)
                Close();
            if (_tables.Apply(tag) is { } table)
            {
                _blocks.Add(table);
                _blocks.AddRange(_tables.TakeInner());
            }

            return;
        }

        if (!Breaking.Contains(tag.Name))
            return;
        if (_tables.IsOpen)
        {
            _tables.Break();
            return;
        }

        Close();
        if (tag.Name is ['h', >= '1' and <= '6' and var level])
            _heading = tag.Closing ? null : level - '0';
    }

    private void Words(string raw)
    {
        var text = WebUtility.HtmlDecode(raw).Replace('\n', ' ').Replace("\r", "", StringComparison.Ordinal).Replace('\t', ' ');
        if (_tables.IsOpen)
            _tables.Words(text);
        else
            _text.Append(text);
    }

    private void Close()
    {
        var text = _text.ToString().Trim(' ', '\u00A0');
        _text.Clear();
        if (CharacterFolding.Unspaced(text).Length > 0)
            _blocks.Add(new Paragraph(text, _heading));
    }

    private static int After(string html, string end, int from)
    {
        var found = html.IndexOf(end, from, StringComparison.OrdinalIgnoreCase);
        if (found < 0)
            return html.Length;
        var close = html.IndexOf('>', found);
        return close < 0 ? html.Length : close + 1;
    }
}
