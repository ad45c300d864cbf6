using System.Globalization;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Letters;

/// <summary>
/// Letter of an office (函) in the format of GB/T 9704, on any subject.
/// Official letters are in Chinese in every language setting, because they are acts of the office and not messages of this software.
/// </summary>
/// <param name="Heading">发文机关标志: the full name of the issuing office, in red at the top.</param>
/// <param name="Number">发文字号: 石桥耕督〔2023〕7号.</param>
/// <param name="Addressee">主送机关, without the colon.</param>
/// <param name="Attachments">Names of the attachments (附件) in order. Often empty.</param>
/// <param name="Issuer">署名. It may differ from the heading where a leading group acts through its office.</param>
/// <param name="CopyTo">抄送机关. Empty when nobody gets a copy.</param>
/// <param name="Contact">附注: who answers questions, below the date. Null when nobody is named.</param>
public sealed record OfficialLetter(
    string Heading,
    string Number,
    string Title,
    string Addressee,
    EquatableArray<LetterParagraph> Body,
    EquatableArray<string> Attachments,
    string Issuer,
    DateOnly Date,
    EquatableArray<string> CopyTo,
    LetterContact? Contact = null
)
{
    /// <summary>Returns the date of issue (成文日期) in Arabic figures without leading zeros, as the standard requires.</summary>
    public static string DateInWords(DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");
}

/// <summary>Contact of a letter: the person of the issuing office who answers questions.</summary>
/// <param name="Phone">Telephone number. Null where the directory holds none.</param>
public sealed record LetterContact(string Name, string? Phone)
{
    internal string InWords => Phone is { Length: > 0 } phone ? $"（联系人：{Name}，联系电话：{phone}）" : $"（联系人：{Name}）";
}

/// <summary>Paragraph of a letter.</summary>
/// <param name="Level">Level in the structure of the letter.</param>
/// <param name="Lead">Words at the beginning in the font of the level (楷体 for 二级). Empty for plain paragraphs.</param>
public sealed record LetterParagraph(LetterLevel Level, string Text, string Lead = "");

/// <summary>Level of a paragraph in a letter.</summary>
public enum LetterLevel
{
    /// <summary>正文, 仿宋.</summary>
    Body,

    /// <summary>一、 in 黑体.</summary>
    First,

    /// <summary>（一） in 楷体, followed by text in 仿宋.</summary>
    Second,
}
