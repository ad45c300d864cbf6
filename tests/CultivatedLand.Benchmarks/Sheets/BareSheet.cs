using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace CultivatedLand.Benchmarks.Sheets;

/// <summary>The raw limit: the sheet's part of the zip read once by the base library's XmlReader, every cell typed.</summary>
internal static class BareSheet
{
    public static int Count(byte[] workbook)
    {
        using var package = new ZipArchive(new MemoryStream(workbook));
        using var sheet = package.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        using var xml = XmlReader.Create(sheet, new XmlReaderSettings { IgnoreWhitespace = true });
        var rows = 0;
        var cells = new List<object>();
        var isWords = false;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c")
                isWords = xml.GetAttribute("t") == "inlineStr";
            else if (xml.NodeType == XmlNodeType.Text)
                cells.Add(isWords ? xml.Value : decimal.Parse(xml.Value, CultureInfo.InvariantCulture));
            else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row")
            {
                rows++;
                cells.Clear();
            }
        }

        return rows;
    }
}
