using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CultivatedLand.Documents.Letters;

/// <summary>
/// Styles of GB/T 9704: the font, size and spacing of each part of a letter.
/// Lengths are in twips (1/20 pt), sizes in half points.
/// </summary>
internal static class LetterStyles
{
    public const string Red = "E60012";

    /// <summary>Size of 仿宋 3号 in half points: sixteen points, the unit of all indents.</summary>
    public const int BodySize = 32;

    public const int CharacterTwips = 320;

    /// <summary>
    /// Line height of 28 points.
    /// A page of 225 mm has 22 lines and one spare line, so that a letter about one task fits on one page.
    /// </summary>
    public const int LineTwips = 560;

    /// <summary>
    /// Spacing for 28 characters in a line of 156 mm.
    /// There is no character grid, because programs lay it out differently.
    /// </summary>
    private const int TighterTwips = -4;

    public const string Heading = "RedHeading";
    public const string HeadingRule = "RedRule";
    public const string FootRule = "FootRule";
    public const string Number = "LetterNumber";
    public const string Title = "LetterTitle";
    public const string Addressee = "Addressee";
    public const string Body = "LetterBody";
    public const string FirstLevel = "FirstLevel";
    public const string SecondLead = "SecondLead";
    public const string Signature = "LetterSignature";
    public const string Copies = "Copies";
    public const string PageNumber = "LetterPageNumber";

    /// <summary>Thickness of the thick line, in eighths of a point.</summary>
    private const uint Thick = 20;

    private const uint Thin = 6;

    private const string FangSong = "仿宋_GB2312";
    private const string XiaoBiaoSong = "方正小标宋简体";
    private const string Hei = "黑体";
    private const string Kai = "楷体_GB2312";

    public static Styles Styles() =>
        new(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        Face(FangSong),
                        new Spacing { Val = TighterTwips },
                        new Kern { Val = 2 },
                        new FontSize { Val = Text(BodySize) },
                        new FontSizeComplexScript { Val = Text(BodySize) },
                        new Languages { Val = "en-US", EastAsia = "zh-CN" }
                    )
                ),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new WidowControl { Val = false }, Exactly(LineTwips)))
            ),
            new Style(new StyleName { Val = "Normal" }, new PrimaryStyle())
            {
                Type = StyleValues.Paragraph,
                StyleId = "Normal",
                Default = true,
            },
            Paragraph(
                Heading,
                "发文机关标志",
                new StyleParagraphProperties(new KeepNext(), Exactly(860, after: 60), Centred()),
                Coloured(XiaoBiaoSong, Red, 44)
            ),
            Paragraph(
                HeadingRule,
                "红色双线",
                new StyleParagraphProperties(Rules(above: Thick, below: Thin), Exactly(20), Overhang()),
                Small()
            ),
            Paragraph(
                FootRule,
                "末条红色双线",
                new StyleParagraphProperties(Rules(above: Thin, below: Thick), Exactly(20), Overhang()),
                Small()
            ),
            Paragraph(
                Number,
                "发文字号",
                new StyleParagraphProperties(Exactly(LineTwips, before: 120), new Justification { Val = JustificationValues.Right }),
                null
            ),
            Paragraph(
                Title,
                "标题",
                new StyleParagraphProperties(
                    new KeepNext(),
                    Exactly(660, before: 560, after: 400),
                    Centred(),
                    new OutlineLevel { Val = 0 }
                ),
                Faced(XiaoBiaoSong, 44)
            ),
            Paragraph(Addressee, "主送机关", new StyleParagraphProperties(Justified()), null),
            Paragraph(Body, "正文段落", new StyleParagraphProperties(TwoCharacters(), Justified()), null),
            Paragraph(
                FirstLevel,
                "一级标题",
                new StyleParagraphProperties(new KeepNext(), TwoCharacters(), Justified(), new OutlineLevel { Val = 1 }),
                Faced(Hei, BodySize)
            ),
            new Style(new StyleName { Val = "二级标题" }, new StyleRunProperties(Face(Kai)))
            {
                Type = StyleValues.Character,
                StyleId = SecondLead,
                CustomStyle = true,
            },
            Paragraph(
                Signature,
                "署名和日期",
                new StyleParagraphProperties(new KeepLines(), new Justification { Val = JustificationValues.Right }),
                null
            ),
            Paragraph(
                Copies,
                "抄送",
                new StyleParagraphProperties(Exactly(480, before: 240), new Indentation { Left = "280", Right = "280" }, Justified()),
                Faced(FangSong, 28)
            ),
            Paragraph(
                PageNumber,
                "页码",
                new StyleParagraphProperties(
                    Exactly(360),
                    new Indentation { Right = "280" },
                    new Justification { Val = JustificationValues.Right }
                ),
                Faced("宋体", 28)
            )
        );

    /// <summary>Returns the font table. A machine without the classic fonts uses the nearest one that it has.</summary>
    public static Fonts Fonts() =>
        new(
            Font(FangSong, "FangSong", FontFamilyValues.Modern),
            Font(XiaoBiaoSong, "SimSun", FontFamilyValues.Roman),
            Font(Hei, "SimHei", FontFamilyValues.Modern),
            Font(Kai, "KaiTi", FontFamilyValues.Modern),
            Font("宋体", "SimSun", FontFamilyValues.Roman)
        );

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Returns the page settings: A4 with lines of 156 mm.
    /// The first page begins at 30 mm with its heading.
    /// The standard begins later pages at 37 mm; here they also begin at 30 mm,
    /// because programs differ in how they treat different first pages.
    /// </summary>
    public static SectionProperties Page(string firstFooter, string laterFooter) =>
        new(
            new FooterReference { Type = HeaderFooterValues.First, Id = firstFooter },
            new FooterReference { Type = HeaderFooterValues.Default, Id = laterFooter },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin
            {
                Top = 1701,
                Right = 1470,
                Bottom = 1984,
                Left = 1587,
                Header = 851,
                Footer = 1134,
                Gutter = 0,
            },
            new TitlePage()
        );

    private static Style Paragraph(string id, string name, StyleParagraphProperties paragraph, StyleRunProperties? run)
    {
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), paragraph)
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            CustomStyle = true,
        };
        if (run is not null)
            style.Append(run);
        return style;
    }

    private static RunFonts Face(string name) =>
        new()
        {
            Ascii = name,
            HighAnsi = name,
            EastAsia = name,
            ComplexScript = "Times New Roman",
        };

    private static StyleRunProperties Faced(string face, int size) =>
        new(Face(face), new FontSize { Val = Text(size) }, new FontSizeComplexScript { Val = Text(size) });

    private static StyleRunProperties Coloured(string face, string colour, int size) =>
        new(Face(face), new Color { Val = colour }, new FontSize { Val = Text(size) }, new FontSizeComplexScript { Val = Text(size) });

    private static StyleRunProperties Small() => new(new FontSize { Val = "2" }, new FontSizeComplexScript { Val = "2" });

    private static SpacingBetweenLines Exactly(int twips, int before = 0, int after = 0) =>
        new()
        {
            Before = Text(before),
            After = Text(after),
            Line = Text(twips),
            LineRule = LineSpacingRuleValues.Exact,
        };

    private static Justification Centred() => new() { Val = JustificationValues.Center };

    private static Justification Justified() => new() { Val = JustificationValues.Both };

    private static Indentation TwoCharacters() => new() { FirstLine = Text(2 * CharacterTwips), FirstLineChars = 200 };

    /// <summary>Returns the indent of the red lines. They are 170 mm long, 7 mm beyond the text on either side.</summary>
    private static Indentation Overhang() => new() { Left = "-397", Right = "-397" };

    /// <summary>Returns the borders of a red rule: two plain lines. Programs disagree which side of a thick-thin border is up.</summary>
    private static ParagraphBorders Rules(uint above, uint below) =>
        new(
            new TopBorder
            {
                Val = BorderValues.Single,
                Color = Red,
                Size = above,
                Space = 0,
            },
            new BottomBorder
            {
                Val = BorderValues.Single,
                Color = Red,
                Size = below,
                Space = 1,
            }
        );

    private static Font Font(string name, string other, FontFamilyValues family) =>
        new(
            new AltName { Val = other },
            new FontCharSet { Val = "86" },
            new FontFamily { Val = family },
            new Pitch { Val = FontPitchValues.Variable }
        )
        {
            Name = name,
        };
}
