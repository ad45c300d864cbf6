using System.Globalization;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Letters;

/// <summary>
/// A letter of an office (函) as GB/T 9704 sets it, whatever it is about. Official papers are Chinese in every language setting:
/// they are acts of the office, not messages of this software.
/// </summary>
/// <param name="Heading">发文机关标志, in red at the top: the issuing office's full name.</param>
/// <param name="Number">发文字号: 石桥耕督〔2023〕7号.</param>
/// <param name="Addressee">主送机关, without the colon.</param>
/// <param name="Attachments">附件 by name, in order; often none.</param>
/// <param name="Issuer">署名; may differ from the heading where a leading group acts through its office.</param>
/// <param name="CopyTo">抄送机关; empty when nobody gets a copy.</param>
public sealed record OfficialLetter(
    string Heading,
    string Number,
    string Title,
    string Addressee,
    EquatableArray<LetterParagraph> Body,
    EquatableArray<string> Attachments,
    string Issuer,
    DateOnly Date,
    EquatableArray<string> CopyTo
)
{
    /// <summary>成文日期 in Arabic figures without leading zeros, as the standard wants it.</summary>
    public static string DateInWords(DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");
}

/// <param name="Level">Which level of the structure it stands on.</param>
/// <param name="Lead">Words at its beginning set in the level's own type (楷体 for 二级); empty for plain paragraphs.</param>
public sealed record LetterParagraph(LetterLevel Level, string Text, string Lead = "");

public enum LetterLevel
{
    /// <summary>正文, 仿宋.</summary>
    Body,

    /// <summary>一、 in 黑体.</summary>
    First,

    /// <summary>（一） in 楷体, followed by text in 仿宋.</summary>
    Second,
}
