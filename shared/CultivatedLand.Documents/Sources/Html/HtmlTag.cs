using System.Globalization;

namespace CultivatedLand.Documents.Sources.Html;

/// <summary>Tag of an HTML page.</summary>
/// <param name="Name">Name in lower case. Empty where a &lt; begins no tag.</param>
internal readonly record struct HtmlTag(string Name, bool Closing, bool SelfClosing, string Attributes)
{
    public static HtmlTag Parse(ReadOnlySpan<char> inner)
    {
        var closing = inner is ['/', ..];
        var rest = closing ? inner[1..] : inner;
        var length = 0;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] is ':' or '-' or '!' or '?'))
            length++;
        var name = rest[..length].ToString().ToLowerInvariant();
        return new(name, closing, inner is [.., '/'], rest[length..].ToString());
    }

    /// <summary>Returns the value of an attribute. Empty for one without a value, and null where the tag has none of this name.</summary>
    public string? Value(string attribute)
    {
        var at = 0;
        while (at < Attributes.Length)
        {
            while (at < Attributes.Length && (char.IsWhiteSpace(Attributes[at]) || Attributes[at] is '/'))
                at++;
            var start = at;
            while (at < Attributes.Length && !char.IsWhiteSpace(Attributes[at]) && Attributes[at] != '=')
                at++;
            var name = Attributes.AsSpan(start, at - start);
            while (at < Attributes.Length && char.IsWhiteSpace(Attributes[at]))
                at++;
            var value = ReadOnlySpan<char>.Empty;
            if (at < Attributes.Length && Attributes[at] == '=')
            {
                at++;
                while (at < Attributes.Length && char.IsWhiteSpace(Attributes[at]))
                    at++;
                var quote = at < Attributes.Length && Attributes[at] is '"' or '\'' ? Attributes[at++] : '\0';
                var from = at;
                while (at < Attributes.Length && (quote == '\0' ? !char.IsWhiteSpace(Attributes[at]) : Attributes[at] != quote))
                    at++;
                value = Attributes.AsSpan(from, at - from);
                at++;
            }

            if (name.Equals(attribute, StringComparison.OrdinalIgnoreCase))
                return value.ToString();
        }

        return null;
    }

    /// <summary>Returns the value of a numeric attribute, at least 1 and at most <paramref name="most"/>.</summary>
    public int Number(string attribute, int most)
    {
        var at = Attributes.IndexOf(attribute, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return 1;
        var value = Attributes.AsSpan(at + attribute.Length).TrimStart(" =\"'");
        var digits = value.IndexOfAnyExceptInRange('0', '9');
        var number = digits < 0 ? value : value[..digits];
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? Math.Clamp(parsed, 1, most) : 1;
    }
}
