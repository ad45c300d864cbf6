using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>
/// HTML that is known to be well formed. It is made only of templates.
/// A value in a template is encoded unless it is markup itself, so forgetting to encode is not possible.
/// </summary>
internal readonly record struct HtmlMarkup(string Value)
{
    public static readonly HtmlMarkup Nothing = new("");

    public static HtmlMarkup Of(HtmlTemplate template) => new(template.ToStringAndClear());

    public static HtmlMarkup Join(IEnumerable<HtmlMarkup> parts) => new(string.Concat(parts.Select(part => part.Value)));

    public override string ToString() => Value;
}

/// <summary>Template of HTML, built in a pooled buffer, because a digest consists of hundreds of nested templates.</summary>
[InterpolatedStringHandler]
internal ref struct HtmlTemplate(int literalLength, int formattedCount)
{
    // Chinese text stays readable in the source of the mail. As entities, each character would take eight.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private DefaultInterpolatedStringHandler _html = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

    public void AppendLiteral(string template) => _html.AppendLiteral(template);

    public void AppendFormatted(HtmlMarkup htmlMarkup) => _html.AppendLiteral(htmlMarkup.Value);

    public void AppendFormatted(string? words) => _html.AppendLiteral(Encoder.Encode(words ?? ""));

    public void AppendFormatted(int number) => _html.AppendFormatted(number);

    public void AppendFormatted(Uri address) => AppendFormatted(address.AbsoluteUri);

    /// <summary>Returns the text and gives the buffer back. It can be called only once.</summary>
    public string ToStringAndClear() => _html.ToStringAndClear();
}
