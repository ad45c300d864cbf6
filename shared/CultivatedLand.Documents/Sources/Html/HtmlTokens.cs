using System.Globalization;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace CultivatedLand.Documents.Sources.Html;

/// <summary>
/// Stream of the tags and words of a page, as the HTML standard cuts it. No tree is built, so that a page with endless nesting costs
/// no more than its length.
/// </summary>
internal sealed class HtmlTokens : IDisposable
{
    /// <summary>Elements whose content is text, whatever it looks like, up to their end.</summary>
    private static readonly Dictionary<string, HtmlParseMode> Raw = new(StringComparer.Ordinal)
    {
        ["script"] = HtmlParseMode.Script,
        ["style"] = HtmlParseMode.Rawtext,
        ["noscript"] = HtmlParseMode.Rawtext,
        ["textarea"] = HtmlParseMode.RCData,
        ["title"] = HtmlParseMode.RCData,
    };

    private static readonly string[] Attributes = ["colspan", "rowspan", "style", "hidden"];

    private readonly HtmlTokenizer _tokenizer;

    public HtmlTokens(string html) =>
        _tokenizer = new HtmlTokenizer(new TextSource(html), HtmlEntityProvider.Resolver)
        {
            DisableElementPositionTracking = true,
            ShouldEmitAttribute = (ref _, name) => Array.Exists(Attributes, known => name.Span.SequenceEqual(known)),
        };

    /// <summary>Number of the present token, from 1. It is the same each time that a page is cut.</summary>
    public int Number { get; private set; }

    /// <summary>Name of the present tag in lower case. Empty for words.</summary>
    public string Name { get; private set; } = "";

    public bool IsEnd { get; private set; }

    /// <summary>Whether the tag ends itself, as in XHTML.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>The present words, with their entities resolved. Empty for a tag.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Whether the tag opens an element that is hidden, struck out or a reading aid.</summary>
    public bool IsHidden { get; private set; }

    public int Columns { get; private set; }

    public int Rows { get; private set; }

    /// <summary>Goes on to the next tag or the next words. Comments and the like are passed over.</summary>
    /// <returns>False at the end of the page.</returns>
    public bool Next()
    {
        while (true)
        {
            ref var token = ref _tokenizer.GetStructToken();
            switch (token.Type)
            {
                case HtmlTokenType.EndOfFile:
                    return false;
                case HtmlTokenType.Character:
                    (Name, Words) = ("", token.Data.ToString());
                    Number++;
                    return true;
                case HtmlTokenType.StartTag or HtmlTokenType.EndTag:
                    Take(ref token);
                    Number++;
                    return true;
            }
        }
    }

    public void Dispose() => _tokenizer.Dispose();

    private void Take(ref StructHtmlToken token)
    {
        (Name, Words) = (token.Name.ToString(), "");
        (IsEnd, IsEmpty) = (token.Type == HtmlTokenType.EndTag, token.IsSelfClosing);
        IsHidden = !IsEnd && !IsEmpty && HtmlHiding.Hides(Name, Value(ref token, "style"), Value(ref token, "hidden") is not null);
        (Columns, Rows) = (Span(ref token, "colspan"), Span(ref token, "rowspan"));
        if (!IsEnd && !IsEmpty && Raw.TryGetValue(Name, out var mode))
            _tokenizer.State = mode;
    }

    private static string? Value(ref StructHtmlToken token, string name)
    {
        for (var index = 0; index < token.Attributes.Count; index++)
        {
            if (token.Attributes[index].Name.Memory.Span.SequenceEqual(name))
                return token.Attributes[index].Value.ToString();
        }

        return null;
    }

    /// <summary>Returns the digits that an attribute begins with, as browsers do. At least 1.</summary>
    private static int Span(ref StructHtmlToken token, string name)
    {
        var value = (Value(ref token, name) ?? "").AsSpan().Trim();
        var digits = value.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(digits < 0 ? value : value[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var span)
            ? Math.Max(1, span)
            : 1;
    }
}
