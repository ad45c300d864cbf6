using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CultivatedLand.Casework.Posting.Composing;

/// <summary>
/// HTML that is known to be well formed. It is made only of templates, and what a template is filled with is encoded unless it is markup itself:
/// forgetting to encode is not possible.
/// </summary>
internal readonly record struct Markup(string Value)
{
    public static readonly Markup Nothing = new("");

    public static Markup Of(MarkupTemplate template) => new(template.ToString());

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.Value)));

    public override string ToString() => Value;
}

[InterpolatedStringHandler]
internal readonly struct MarkupTemplate(int literalLength, int formattedCount)
{
    // Chinese stays readable in the source of the mail instead of becoming entities of eight characters each.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder html = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string template) => html.Append(template);

    public void AppendFormatted(Markup markup) => html.Append(markup.Value);

    public void AppendFormatted(string? words) => html.Append(Encoder.Encode(words ?? ""));

    public void AppendFormatted(int number) => html.Append(number);

    public void AppendFormatted(Uri address) => AppendFormatted(address.AbsoluteUri);

    public override string ToString() => html.ToString();
}
