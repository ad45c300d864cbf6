using System.Text;
using System.Xml;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Sources.Html;
using CultivatedLand.Documents.Sources.PlainText;
using CultivatedLand.Documents.Sources.Word;
using CultivatedLand.Documents.Sources.Workbooks;

namespace CultivatedLand.Documents;

/// <summary>
/// Reader that opens a file as a document.
/// The bytes decide the kind of file.
/// The ending of its name only helps where the bytes leave a choice.
/// </summary>
public static class SourceReader
{
    /// <summary>Size limit of a file, in bytes.</summary>
    public const long LargestFile = 40L << 20;

    /// <summary>
    /// Length limit of a text, in bytes for a text file and in characters for a document.
    /// Thirty pages have 20,000 characters.
    /// Tables may be larger.
    /// </summary>
    public const int LongestText = 8 << 20;

    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static SourceOutcome Open(SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            var document = Read(file);
            if (document.Blocks.IsEmpty)
                return new SourceOutcome.Unusable(SourceRefusals.NoWords(file.Name));
            return document.Blocks.OfType<Paragraph>().Sum(paragraph => (long)paragraph.Text.Length) > LongestText
                ? new SourceOutcome.Unusable(SourceRefusals.TooLarge(file.Name, file.Content.Length, LongestText))
                : new SourceOutcome.Opened(document);
        }
        catch (UnusableSourceException unusable)
        {
            return new SourceOutcome.Unusable(unusable.Reason);
        }
        catch (Exception broken)
            when (broken is InvalidDataException or XmlException or EndOfStreamException or IOException or NotSupportedException)
        {
            return new SourceOutcome.Unusable(SourceRefusals.Broken(file.Name, "内部结构读不出来", "its inner structure cannot be read"));
        }
    }

    private static SourceDocument Read(SourceFile file)
    {
        var bytes = file.Content.Span;
        if (bytes.IsEmpty)
            throw new UnusableSourceException(SourceRefusals.Empty(file.Name));
        if (bytes.Length > LargestFile)
            throw new UnusableSourceException(SourceRefusals.TooLarge(file.Name, bytes.Length, LargestFile));
        if (bytes.StartsWith(Compound))
            throw new UnusableSourceException(CompoundFile(file));
        if (bytes.StartsWith("%PDF"u8))
            throw new UnusableSourceException(SourceRefusals.Pdf(file.Name));
        if (bytes.StartsWith("{\\rtf"u8))
            throw new UnusableSourceException(SourceRefusals.Old(file.Name, "RTF 文档", "an RTF document"));
        return bytes.StartsWith("PK"u8) && bytes.Length > 3 && bytes[2] is 3 or 5 ? ReadPackage(file) : ReadText(file);
    }

    private static SourceDocument ReadPackage(SourceFile file)
    {
        using var package = OpenPackage(file);
        if (package.Has("EncryptedPackage"))
            throw new UnusableSourceException(SourceRefusals.Protected(file.Name));
        if (package.Has("word/document.xml"))
            return WordSource.Read(file.Name, package);
        if (package.Has("OFD.xml") || package.Has("content.xml"))
            throw new UnusableSourceException(SourceRefusals.OpenDocument(file.Name));
        return package.Has("xl/workbook.xml")
            ? WorkbookSource.Read(file.Name, package)
            : throw new UnusableSourceException(SourceRefusals.NotThisPackage(file.Name));
    }

    private static BoundedPackage OpenPackage(SourceFile file)
    {
        try
        {
            return new BoundedPackage(file);
        }
        catch (InvalidDataException)
        {
            throw new UnusableSourceException(
                SourceRefusals.Broken(
                    file.Name,
                    "压缩目录缺失，文件可能没有传完",
                    "its directory is missing; the transfer may have been cut off"
                )
            );
        }
    }

    private static SourceDocument ReadText(SourceFile file)
    {
        if (file.Content.Length > LongestText && !Path.GetExtension(file.Name).Equals(".csv", StringComparison.OrdinalIgnoreCase))
            throw new UnusableSourceException(SourceRefusals.TooLarge(file.Name, file.Content.Length, LongestText));
        var text = TextDecoder.Decode(file.Content.Span) ?? throw new UnusableSourceException(SourceRefusals.NotADocument(file.Name));
        if (string.IsNullOrWhiteSpace(text))
            throw new UnusableSourceException(SourceRefusals.NoWords(file.Name));
        text = OneLineEnd(text);
        var kind = KindOf(file.Name, text);
        if (kind == SourceKind.Html)
            return HtmlSource.Read(file.Name, text);
        var blocks = kind switch
        {
            SourceKind.Markdown => MarkdownSource.Read(text),
            SourceKind.Csv => CsvSource.Read(file.Name, text),
            SourceKind.Json => JsonSource.Read(text),
            _ => PlainTextSource.Read(text),
        };
        return new(file.Name, kind, blocks);
    }

    /// <summary>Gives every line the same end. Old programs end a line with a carriage return alone.</summary>
    private static string OneLineEnd(string text) =>
        text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;

    private static SourceKind KindOf(string name, string text)
    {
        var start = text.AsSpan().TrimStart();
        var head = start[..Math.Min(start.Length, 2048)];
        if (
            head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || head.Contains("<html", StringComparison.OrdinalIgnoreCase)
        )
            return SourceKind.Html;
        return Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".HTML" or ".HTM" => SourceKind.Html,
            ".MD" or ".MARKDOWN" => SourceKind.Markdown,
            ".CSV" => SourceKind.Csv,
            ".JSON" => SourceKind.Json,
            _ => start is ['{', ..] or ['[', '{', ..] && JsonSource.Parses(text) ? SourceKind.Json : SourceKind.Text,
        };
    }

    private static Domain.LocalizedText CompoundFile(SourceFile file)
    {
        var bytes = file.Content.Span;
        if (bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0)
            return SourceRefusals.Protected(file.Name);
        if (bytes.IndexOf(Encoding.Unicode.GetBytes("Workbook")) >= 0)
            return SourceRefusals.Old(file.Name, "旧版 Excel（.xls/.et）表格", "a workbook of the old .xls or .et format");
        return SourceRefusals.Old(file.Name, "旧版 Word 或 WPS（.doc/.wps）文档", "a document of the old .doc or .wps format");
    }
}
