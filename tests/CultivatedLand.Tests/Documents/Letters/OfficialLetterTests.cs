using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CultivatedLand.Tests.Documents.Letters;

public class OfficialLetterTests
{
    [Fact]
    public void A_letter_is_a_valid_document() => Assert.Empty(ReadDocx.Faults(Letter().ToDocx()));

    [Fact]
    public void An_interview_notice_is_a_valid_document() => Assert.Empty(ReadDocx.Faults(Interview().ToDocx()));

    [Fact]
    public void The_parts_of_a_letter_stand_in_the_order_of_the_standard() =>
        Assert.Equal(
            [
                "柳河镇人民政府",
                "",
                "柳河耕督〔2023〕7号",
                "关于限期完成逾期整改任务的督办函",
                "白石村：",
                "根据《柳河镇耕地整改方案》（柳河府〔2023〕7号）的要求，你单位承担的下列耕地整改任务已超过规定时限。截至2023年8月23日仍未完成，现予督办。",
                "一、逾期事项",
                "（一）耕地恢复补足。地点：柳河镇白石村；阶段：翻耕；完成时限：2023年8月20日，至今已逾期3个工作日；应完成101亩，已完成32.05亩，尚差68.95亩。",
                "（二）拆除复垦。地点：柳河镇白石村；阶段：完成整改；完成时限：2023年8月18日，至今已逾期3个工作日，尚未报告完成。",
                "二、督办要求",
                "请你单位立即组织整改，务必于2023年8月28日前完成上述任务，并将完成面积和举证材料及时填报。",
                "特此函告。",
                "",
                "附件：1．逾期清单",
                "2．图斑位置图",
                "",
                "柳河镇人民政府",
                "2023年8月23日",
                "（联系人：林晓舟，联系电话：000-12345678）",
                "抄送：区规资局。",
            ],
            ReadDocx.Paragraphs(Letter().ToDocx())
        );

    [Fact]
    public void The_paper_is_A4_with_the_standards_margins() =>
        Assert.Equal(
            (11906u, 16838u, 1587u, 1470u),
            ReadDocx.Read(
                Letter().ToDocx(),
                main =>
                {
                    var section = main.Document.Body!.GetFirstChild<SectionProperties>()!;
                    var (size, margin) = (section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!);
                    return (size.Width!.Value, size.Height!.Value, margin.Left!.Value, margin.Right!.Value);
                }
            )
        );

    [Fact]
    public void The_body_is_set_in_size_three_with_lines_of_28_points() =>
        Assert.Equal(
            ("仿宋_GB2312", "32", "560"),
            ReadDocx.Read(
                Letter().ToDocx(),
                main =>
                {
                    var defaults = main.StyleDefinitionsPart!.Styles!.DocDefaults!;
                    var run = defaults.RunPropertiesDefault!.RunPropertiesBaseStyle!;
                    return (
                        run.RunFonts!.EastAsia!.Value,
                        run.FontSize!.Val!.Value,
                        defaults.ParagraphPropertiesDefault!.ParagraphPropertiesBaseStyle!.SpacingBetweenLines!.Line!.Value
                    );
                }
            )
        );

    [Fact]
    public void The_heading_is_red() =>
        Assert.Equal(
            "E60012",
            ReadDocx.Read(
                Letter().ToDocx(),
                main =>
                    main.StyleDefinitionsPart!.Styles!.Elements<Style>()
                        .Single(style => style.StyleId == "RedHeading")
                        .StyleRunProperties!.Color!.Val!.Value
            )
        );

    [Fact]
    public void Each_face_names_another_for_machines_without_it() =>
        Assert.All(
            ReadDocx.Read(
                Letter().ToDocx(),
                main => main.FontTablePart!.Fonts!.Elements<Font>().Select(font => font.AltName?.Val?.Value).ToList()
            ),
            other => Assert.False(string.IsNullOrEmpty(other))
        );

    [Fact]
    public void The_same_letter_has_the_same_bytes() => Assert.Equal(Letter().ToDocx(), Letter().ToDocx());

    [Fact]
    public void Names_with_markup_controls_and_emoji_do_no_harm() =>
        Assert.Empty(ReadDocx.Faults((Letter() with { Addressee = "<w:p/>\0\u0001\uFFFE\uD800🌾\u202E&amp;" }).ToDocx()));

    [Fact]
    public void An_interview_without_a_date_says_that_it_follows() =>
        Assert.Contains(
            ReadDocx.Paragraphs(Interview().ToDocx()),
            paragraph => paragraph.StartsWith("约谈的时间、地点另行通知。", StringComparison.Ordinal)
        );

    [Fact]
    public void An_interview_with_a_date_names_it() =>
        Assert.Contains(
            ReadDocx.Paragraphs((Interview() with { Meeting = new("2023年8月30日上午9时30分", "镇政府二楼会议室") }).ToDocx()),
            paragraph => paragraph.StartsWith("约谈时间：2023年8月30日上午9时30分；地点：镇政府二楼会议室。", StringComparison.Ordinal)
        );

    [Fact]
    public void A_long_office_name_still_makes_a_letter() =>
        Assert.Empty(ReadDocx.Faults((Letter() with { Issuer = new string('局', 90) }).ToDocx()));

    [Theory]
    [InlineData("违法违规用地整改", "关于限期完成违法违规用地整改的督办函")]
    [InlineData("关于违法违规用地的问题", "关于限期完成违法违规用地整改的督办函")]
    [InlineData("耕地“非粮化”隐患突出", "关于限期完成耕地“非粮化”隐患整改的督办函")]
    [InlineData("完成2023年耕地进出平衡任务", "关于限期完成2023年耕地进出平衡任务的督办函")]
    [InlineData("耕地恢复补足", "关于限期完成耕地恢复补足的督办函")]
    public void The_title_names_the_matter(string task, string title) =>
        Assert.Equal(title, (Letter() with { Facts = [Fact with { Task = task }] }).ToLetter().Title);

    [Theory]
    [InlineData("关于限期完成违法违规用地整改的督办函", "关于限期完成违法违规用地整改的督办函")]
    [InlineData("关于限期完成2023年耕地进出平衡任务的督办函", "关于限期完成2023年耕地|进出平衡任务的督办函")]
    [InlineData("关于限期完成耕地“非粮化”隐患整改的督办函", "关于限期完成耕地“非粮化”|隐患整改的督办函")]
    public void A_long_title_is_broken_between_words(string title, string lines) =>
        Assert.Equal(lines, string.Join('|', TitleLines.Of(title)));

    [Fact]
    public void No_title_breaks_the_word_letter()
    {
        for (var length = 1; length < 60; length++)
            Assert.Contains(
                TitleLines.Of($"关于限期完成{new string('田', length)}整改的督办函"),
                line => line.EndsWith("督办函", StringComparison.Ordinal)
            );
    }

    [Fact]
    public void Nobody_is_named_as_contact_where_nobody_is_known() =>
        Assert.DoesNotContain(
            ReadDocx.Paragraphs((Letter() with { Contact = null }).ToDocx()),
            paragraph => paragraph.Contains("联系人", StringComparison.Ordinal)
        );

    private static OverdueItem Fact { get; } =
        new("耕地恢复补足", "柳河镇白石村", "翻耕", new DateOnly(2023, 8, 20), 3, Mu.Of(101), Mu.Of(32.05m));

    private static SupervisionLetter Letter() =>
        new(
            "柳河镇人民政府",
            "柳河耕督〔2023〕7号",
            "白石村",
            new DateOnly(2023, 8, 23),
            [Fact, new("拆除复垦", "柳河镇白石村", "完成整改", new DateOnly(2023, 8, 18), 3, null, null)],
            new DateOnly(2023, 8, 28),
            null,
            ["区规资局"],
            ["逾期清单", "图斑位置图"],
            "《柳河镇耕地整改方案》（柳河府〔2023〕7号）",
            new LetterContact("林晓舟", "000-12345678")
        );

    private static InterviewNotice Interview() =>
        new("柳河镇人民政府", "领导小组", "柳河耕约〔2023〕1号", "白石村", new DateOnly(2023, 8, 29), [Fact], null, null, []);
}

public class SafeTextTests
{
    [Theory]
    [InlineData("甲\r\n乙", "甲 乙")]
    [InlineData("甲\u2028乙\t 丙", "甲 乙 丙")]
    [InlineData("a\u202Eb\u2066c\u200F", "abc")]
    [InlineData("甲\0\u0007乙", "甲乙")]
    [InlineData("👨‍👩‍👧🌾", "👨‍👩‍👧🌾")]
    [InlineData(null, "")]
    public void A_line_keeps_words_and_loses_what_could_do_harm(string? text, string line) => Assert.Equal(line, SafeText.Line(text));

    [Fact]
    public void A_long_line_is_cut_between_signs() => Assert.Equal("👨‍👩‍👧👨‍👩‍👧…", SafeText.Line("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 2));
}
