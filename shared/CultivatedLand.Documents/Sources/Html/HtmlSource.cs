using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Sources.Html;

/// <summary>Reader of web pages as running text and tables. It reads tags one after another and builds no tree.</summary>
internal sealed class HtmlSource
{
    private static readonly FrozenSet<string> Breaking = Names(
        "p div br li ul ol section article header footer h1 h2 h3 h4 h5 h6 title blockquote dd dt hr center"
    );

    private static readonly FrozenSet<string> Silent = Names("script style noscript template svg textarea select nav title head");

    private readonly ImmutableArray<SourceBlock>.Builder _blocks = ImmutableArray.CreateBuilder<SourceBlock>();
    private readonly StringBuilder _text = new();
    private readonly HtmlTables _tables = new();
    private int? _heading;
    private bool _isHiding;

    public static SourceDocument Read(string name, string html)
    {
        var source = new HtmlSource();
        source.Walk(html);
        return new(name, SourceKind.Html, source._blocks.ToImmutable()) { Notes = HiddenWords.NoteOf(source._isHiding) };
    }

    private void Walk(string html)
    {
        var hiding = new HtmlHiding(html);
        using var tokens = new HtmlTokens(html);
        while (tokens.Next())
        {
            if (tokens.Name.Length == 0)
                Words(tokens.Words);
            else if (!tokens.IsEnd && Silent.Contains(tokens.Name))
            {
                if (!tokens.IsEmpty)
                    PassOver(tokens, countsNested: false);
            }
            else if (tokens.IsHidden && hiding.Ends(tokens.Number))
            {
                _isHiding |= tokens.Name is not ("rt" or "rp");
                PassOver(tokens, countsNested: true);
            }
            else
                Apply(tokens);
        }

        Close();
        if (_tables.Finish() is { } table)
            _blocks.Add(table);
        _blocks.AddRange(_tables.TakeInner());
    }

    /// <summary>Passes over the content of an element up to its end.</summary>
    private static void PassOver(HtmlTokens tokens, bool countsNested)
    {
        var (name, depth) = (tokens.Name, 1);
        while (depth > 0 && tokens.Next())
        {
            // Many pages forget the end of their head: the body ends it.
            if (name == "head" && tokens is { Name: "body", IsEnd: false })
                return;
            if (tokens.Name != name)
                continue;
            if (tokens.IsEnd)
                depth--;
            else if (countsNested && !tokens.IsEmpty)
                depth++;
        }
    }

    private void Apply(HtmlTokens tag)
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
            _heading = tag.IsEnd ? null : level - '0';
    }

    private void Words(string raw)
    {
        var text = raw.Replace('\n', ' ').Replace("\r", "", StringComparison.Ordinal).Replace('\t', ' ');
        if (_tables.IsOpen)
            _tables.Words(text);
        else
            _text.Append(text);
    }

    private static FrozenSet<string> Names(string list) => list.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private void Close()
    {
        var text = _text.ToString().Trim(' ', '\u00A0');
        _text.Clear();
        if (CharacterFolding.Unspaced(text).Length > 0)
            _blocks.Add(new Paragraph(text, _heading));
    }
}
