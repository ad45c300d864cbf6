using System.Xml;
using System.Xml.Linq;

namespace CultivatedLand.Documents.Sources;

/// <summary>Builder of a tree from XML, of bounded depth. It costs no more than the length of the text.</summary>
internal static class PlainXml
{
    /// <summary>Depth of the tree. Text boxes in nested tables in content controls reach some sixty levels.</summary>
    private const int Deepest = 400;

    /// <returns>The root. Null for a part without one.</returns>
    public static XElement? Load(XmlReader reader, bool keepNamespaces = false)
    {
        XElement? root = null;
        var open = new Stack<XElement>();
        reader.Read();
        while (!reader.EOF)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when open.Count >= Deepest:
                    SkipLevel(reader);
                    continue;
                case XmlNodeType.Element:
                    var element = new XElement(keepNamespaces ? XName.Get(reader.LocalName, reader.NamespaceURI) : reader.LocalName);
                    var isEmpty = reader.IsEmptyElement;
                    Attributes(reader, element, keepNamespaces);
                    if (open.Count > 0)
                        open.Peek().Add(element);
                    else
                        root ??= element;
                    if (!isEmpty)
                        open.Push(element);
                    break;
                case XmlNodeType.EndElement when open.Count > 0:
                    open.Pop();
                    break;
                case XmlNodeType.Text
                or XmlNodeType.CDATA
                or XmlNodeType.SignificantWhitespace
                or XmlNodeType.Whitespace when open.Count > 0:
                    open.Peek().Add(new XText(reader.Value));
                    break;
            }

            reader.Read();
        }

        return root;
    }

    private static void Attributes(XmlReader reader, XElement element, bool keepNamespaces)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix == "xmlns" || reader.Name == "xmlns")
                continue;
            var name = keepNamespaces ? XName.Get(reader.LocalName, reader.NamespaceURI) : reader.LocalName;
            if (element.Attribute(name) is null)
                element.Add(new XAttribute(name, reader.Value));
        }

        reader.MoveToElement();
    }

    /// <summary>Moves behind the element at the reader's position, with all that it holds.</summary>
    private static void SkipLevel(XmlReader reader)
    {
        var depth = reader.Depth;
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return;
        }

        while (reader.Read() && reader.Depth > depth) { }
        reader.Read();
    }
}
