using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Styling = CultivatedLand.Documents.Letters.LetterStyles;
using Words = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace CultivatedLand.Documents.Letters;

/// <summary>Writer of an official letter as a .docx. The same letter gives the same bytes.</summary>
public static class LetterDocument
{
    public static byte[] Write(OfficialLetter letter)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddNewPart<MainDocumentPart>(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "letter"
            );
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = Styling.Styles();
            main.AddNewPart<FontTablePart>("fonts").Fonts = Styling.Fonts();
            main.AddNewPart<FooterPart>("firstFooter").Footer = new Footer(Of(Styling.FootRule, ""));
            main.AddNewPart<FooterPart>("laterFooter").Footer = new Footer(PageNumber());
            main.Document = new Document(new Body([.. LetterBlocks.For(letter), Styling.Page("firstFooter", "laterFooter")]));
            Describe(package, letter);
        }

        return DeterministicPackage.From(stream.ToArray(), letter.Date);
    }

    internal static Paragraph Of(string style, string text) =>
        text.Length == 0 ? new Paragraph(StyledAs(style)) : new Paragraph(StyledAs(style), Run(text));

    internal static ParagraphProperties StyledAs(string style) => new(new ParagraphStyleId { Val = style });

    internal static Run Run(string text) => new(new Words(SafeText.Line(text, 2000)) { Space = SpaceProcessingModeValues.Preserve });

    private static Paragraph PageNumber() =>
        new(
            StyledAs(Styling.PageNumber),
            new Run(new Words("— ") { Space = SpaceProcessingModeValues.Preserve }),
            new SimpleField(new Run(new Words("2"))) { Instruction = "PAGE" },
            new Run(new Words(" —") { Space = SpaceProcessingModeValues.Preserve })
        );

    /// <summary>Writes the properties part directly, because the packaging library would give it a random name.</summary>
    private static void Describe(WordprocessingDocument package, OfficialLetter letter)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";
        var properties = new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "dcterms", terms),
            new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", SafeText.Line(letter.Title)),
            new XElement(dc + "subject", SafeText.Line(letter.Number)),
            new XElement(dc + "creator", SafeText.Line(letter.Issuer)),
            new XElement(terms + "created", new XAttribute(xsi + "type", "dcterms:W3CDTF"), $"{letter.Date:yyyy-MM-dd}T00:00:00Z")
        );
        using var stream = package.AddNewPart<CoreFilePropertiesPart>("properties").GetStream(FileMode.Create, FileAccess.Write);
        stream.Write(Encoding.UTF8.GetBytes(new XDeclaration("1.0", "UTF-8", "yes") + properties.ToString(SaveOptions.DisableFormatting)));
    }
}
