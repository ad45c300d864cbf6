using System.Xml.Linq;

namespace CultivatedLand.Documents.Sources.Word;

/// <summary>Reader of paragraph styles: the heading level and the numbering of a style, with inherited values.</summary>
internal sealed class WordStyles
{
    /// <summary>Heading level and numbering of a paragraph style.</summary>
    internal readonly record struct Style(int? Heading, XElement? Numbering, bool Hidden = false);

    private readonly Dictionary<string, XElement> _styles = [];
    private readonly Dictionary<string, Style> _known = [];

    public WordStyles(XElement? root)
    {
        foreach (var style in root?.Elements("style") ?? [])
            _styles.TryAdd((string?)style.Attribute("styleId") ?? "", style);
    }

    public Style Of(string? id)
    {
        if (id is null)
            return default;
        if (!_known.TryGetValue(id, out var style))
            _known[id] = style = Resolve(id);
        return style;
    }

    private Style Resolve(string id)
    {
        var style = default(Style);
        // The number of steps is limited, because a circle of basedOn would never end. No real chain is longer.
        for (var steps = 0; steps < 12 && _styles.TryGetValue(id, out var element); steps++)
        {
            var properties = element.Element("pPr");
            style = new(
                style.Heading ?? HeadingOf(element, properties),
                style.Numbering ?? properties?.Element("numPr"),
                style.Hidden || IsOn(element.Element("rPr")?.Element("vanish"))
            );
            if ((string?)element.Element("basedOn")?.Attribute("val") is not { } parent)
                break;
            id = parent;
        }

        return style;
    }

    /// <summary>Whether a property is there and not switched off.</summary>
    public static bool IsOn(XElement? property) =>
        property is not null && (string?)property.Attribute("val") is not ("0" or "false" or "off");

    private static int? HeadingOf(XElement style, XElement? properties)
    {
        if (int.TryParse((string?)properties?.Element("outlineLvl")?.Attribute("val"), out var level) && level is >= 0 and < 9)
            return level + 1;
        var name = ((string?)style.Element("name")?.Attribute("val") ?? "").Replace(" ", "", StringComparison.Ordinal);
        return name is "Title" or "title" or "标题" ? 1 : null;
    }
}
