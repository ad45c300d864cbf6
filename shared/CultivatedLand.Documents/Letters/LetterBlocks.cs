using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Styling = CultivatedLand.Documents.Letters.LetterStyles;

namespace CultivatedLand.Documents.Letters;

/// <summary>
/// Builder of the parts of a letter in the order of GB/T 9704, section 10.1 (信函格式): heading, rule, number, title, addressee, body,
/// attachments, signature, date, copies.
/// </summary>
internal static class LetterBlocks
{
    /// <summary>Width of the text in points, 156 mm.</summary>
    private const int TextPoints = 442;

    private const int BodyPoints = 16;

    public static IEnumerable<OpenXmlElement> For(OfficialLetter letter)
    {
        yield return Heading(letter.Heading);
        yield return LetterDocument.Of(Styling.HeadingRule, "");
        yield return LetterDocument.Of(Styling.Number, letter.Number);
        yield return Title(letter.Title);
        yield return LetterDocument.Of(Styling.Addressee, $"{letter.Addressee}：");
        for (var index = 0; index < letter.Body.Count; index++)
            yield return ParagraphOf(letter.Body[index], keepWithNext: index >= letter.Body.Count - 2);
        foreach (var line in Attachments(letter))
            yield return line;
        foreach (var line in Signature(letter))
            yield return line;
        if (letter.Contact is { } contact)
            yield return LetterDocument.Of(Styling.Body, contact.InWords);
        if (letter.CopyTo.Count > 0)
            yield return LetterDocument.Of(Styling.Copies, $"抄送：{string.Join("，", letter.CopyTo)}。");
    }

    /// <summary>Returns the heading. Its type is as large as one line allows, and never smaller than the title.</summary>
    private static Paragraph Heading(string office)
    {
        var points = Math.Clamp(TextPoints / Math.Max(office.Length + 1, 1), 22, 44);
        var run = LetterDocument.Run(office);
        run.PrependChild(
            new RunProperties(new FontSize { Val = Styling.Text(points * 2) }, new FontSizeComplexScript { Val = Styling.Text(points * 2) })
        );
        return new Paragraph(LetterDocument.StyledAs(Styling.Heading), run);
    }

    private static Paragraph Title(string title)
    {
        var paragraph = new Paragraph(LetterDocument.StyledAs(Styling.Title));
        foreach (var (index, line) in TitleLines.Of(SafeText.Line(title)).Index())
        {
            if (index > 0)
                paragraph.Append(new Run(new Break()));
            paragraph.Append(LetterDocument.Run(line));
        }

        return paragraph;
    }

    /// <param name="keepWithNext">True for the last paragraphs, so that a signature never stands on a page without text.</param>
    private static Paragraph ParagraphOf(LetterParagraph paragraph, bool keepWithNext)
    {
        var properties = LetterDocument.StyledAs(paragraph.Level == LetterLevel.First ? Styling.FirstLevel : Styling.Body);
        if (keepWithNext)
            properties.Append(new KeepNext());
        var set = new Paragraph(properties);
        if (paragraph.Lead.Length > 0)
        {
            var lead = LetterDocument.Run(paragraph.Lead);
            lead.PrependChild(new RunProperties(new RunStyle { Val = Styling.SecondLead }));
            set.Append(lead);
        }

        set.Append(LetterDocument.Run(paragraph.Text));
        return set;
    }

    /// <summary>
    /// Lists the attachments.
    /// They stand one line below the text, indented by two characters.
    /// Several attachments are numbered and stand under each other.
    /// </summary>
    private static IEnumerable<Paragraph> Attachments(OfficialLetter letter)
    {
        if (letter.Attachments.Count == 0)
            yield break;
        yield return new Paragraph();
        for (var index = 0; index < letter.Attachments.Count; index++)
        {
            var lead = index == 0 ? "附件：" : "";
            var number = letter.Attachments.Count == 1 ? "" : $"{index + 1}．";
            var properties = LetterDocument.StyledAs(Styling.Addressee);
            properties.Append(new Indentation { Left = Styling.Text((index == 0 ? 2 : 5) * Styling.CharacterTwips) });
            yield return new Paragraph(properties, LetterDocument.Run(lead + number + letter.Attachments[index]));
        }
    }

    /// <summary>
    /// Lists the lines of the signature.
    /// The date ends four characters from the right edge, and the issuer is centred above it.
    /// A long issuer ends two characters from the edge, and the date is centred below it.
    /// </summary>
    private static IEnumerable<Paragraph> Signature(OfficialLetter letter)
    {
        var date = OfficialLetter.DateInWords(letter.Date);
        var difference = (Width(letter.Issuer) - Width(date)) * 20 / 2;
        var issuerIndent = Math.Max((4 * Styling.CharacterTwips) - difference, 2 * Styling.CharacterTwips);
        yield return new Paragraph(new ParagraphProperties(new KeepNext()));
        yield return Signed(letter.Issuer, issuerIndent, keepWithNext: true);
        yield return Signed(date, issuerIndent + difference, keepWithNext: false);
    }

    private static Paragraph Signed(string text, int indent, bool keepWithNext)
    {
        var properties = LetterDocument.StyledAs(Styling.Signature);
        if (keepWithNext)
            properties.Append(new KeepNext());
        properties.Append(new Indentation { Right = Styling.Text(Math.Max(indent, 0)) });
        return new Paragraph(properties, LetterDocument.Run(text));
    }

    /// <summary>Returns the width of a text in points. Figures are half as wide as Chinese characters.</summary>
    private static int Width(string text) => text.Sum(c => c < 0x80 ? BodyPoints / 2 : BodyPoints);
}
