using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Tests.Documents.Letters;

namespace CultivatedLand.Tests.Application.Mail.Composition;

public class LetterMailTests
{
    [Fact]
    public void A_series_runs_per_year_and_town() =>
        Assert.Equal("2023/云州市/青溪区/柳河镇/督办", LetterSeries.For(Story.Of().Next(NoticeKind.SupervisionLetter))!.Key);

    [Fact]
    public void Interview_notices_have_a_series_of_their_own() =>
        Assert.Equal("2023/云州市/青溪区/柳河镇/约谈", LetterSeries.For(Story.Of().Next(NoticeKind.Interview))!.Key);

    [Fact]
    public void A_task_of_the_district_is_numbered_by_the_district() =>
        Assert.Equal(
            "2023/云州市/青溪区/督办",
            LetterSeries.For(Story.Of(Story.Spec(place: "云州市/青溪区")).Next(NoticeKind.SupervisionLetter))!.Key
        );

    [Fact]
    public void Other_notices_are_not_numbered() => Assert.Null(LetterSeries.For(Story.Of().Next(NoticeKind.Overdue)));

    [Fact]
    public void A_number_is_printed_with_the_year_in_six_cornered_brackets() =>
        Assert.Equal("柳河耕督〔2023〕7号", LetterSeries.Printed(new LetterNumber("2023/云州市/青溪区/柳河镇/督办", 7)));

    [Fact]
    public void A_key_reads_back_as_its_series() => Assert.Equal("2023/柳河镇/约谈", LetterSeries.Parse("2023/柳河镇/约谈")!.Key);

    [Theory]
    [InlineData("")]
    [InlineData("柳河镇/督办")]
    [InlineData("2023/督办")]
    [InlineData("2023/柳河镇/其他")]
    public void Other_keys_are_no_series(string key) => Assert.Null(LetterSeries.Parse(key));

    [Fact]
    public void A_letter_is_not_written_without_its_number()
    {
        var story = Story.Of();
        var envelope = SomeOffice.Envelope("gao@liuhe.example", story.Next(NoticeKind.SupervisionLetter));
        Assert.Throws<ArgumentException>(() => MailComposer.Compose(envelope, SomeOffice.Context(story)));
    }

    [Fact]
    public void The_mail_of_a_letter_carries_it_as_a_document() =>
        Assert.Equal("督办函 柳河耕督〔2023〕7号.docx", Assert.Single(Mail(NoticeKind.SupervisionLetter).Attachments).FileName);

    [Fact]
    public void The_letter_demands_an_end_before_the_next_rung() =>
        Assert.Contains(
            "请你单位立即组织整改，务必于2023年8月28日前完成上述任务，并将完成面积和举证材料及时填报。届时仍未完成的，将于2023年8月29日按规定约谈你单位主要负责人。",
            Paper(NoticeKind.SupervisionLetter)
        );

    [Fact]
    public void The_letter_has_the_ledgers_figures() =>
        Assert.Contains(
            "（一）耕地恢复补足。地点：柳河镇白石村；阶段：翻耕；完成时限：2023年8月20日，至今已逾期3个工作日；应完成101亩，已完成32.05亩，尚差68.95亩。",
            Paper(NoticeKind.SupervisionLetter)
        );

    [Fact]
    public void The_interview_is_held_in_the_name_of_the_leading_group() =>
        Assert.Contains("柳河镇耕地保护工作领导小组", Paper(NoticeKind.Interview));

    [Fact]
    public void A_letter_goes_to_the_place_when_the_plan_names_no_unit_in_particular() =>
        Assert.Contains("柳河镇白石村村民委员会：", Paper(NoticeKind.SupervisionLetter));

    [Fact]
    public void The_copy_has_the_very_same_letter()
    {
        Assert.Equal(
            Mail(NoticeKind.SupervisionLetter).Attachments[0].Content,
            Mail(NoticeKind.SupervisionLetter, "bureau@qingxi.example").Attachments[0].Content
        );
    }

    [Fact]
    public void The_mail_of_a_letter_is_short() =>
        Assert.Contains(
            "现将督办函（柳河耕督〔2023〕7号）发给您，正文见附件，请按要求限期完成。",
            Mail(NoticeKind.SupervisionLetter).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_mail_of_an_interview_notice_in_English_encloses_the_Chinese_paper()
    {
        var mail = Mail(NoticeKind.Interview, language: Language.English);
        Assert.Contains(
            "The interview notice 柳河耕约〔2023〕7号 is attached (in Chinese, as issued).",
            mail.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_town_that_is_late_itself_is_written_to_by_its_leading_group_and_never_by_itself()
    {
        var paper = PaperOf(Story.Spec(place: Town));

        Assert.Equal("柳河镇耕地保护工作领导小组", paper[0]);
        Assert.Contains("柳河镇建管办：", paper);
        Assert.DoesNotContain("柳河镇：", paper);
    }

    [Theory]
    [InlineData("柳河镇")]
    [InlineData("柳河镇人民政府")]
    [InlineData("镇政府")]
    [InlineData("云州市青溪区柳河镇人民政府")]
    public void The_issuer_under_another_of_its_names_is_no_addressee(string unit) =>
        Assert.Contains("柳河镇各有关单位：", PaperOf(Story.Spec(place: Town) with { ResponsibleUnits = [unit], LeadOffices = [unit] }));

    [Theory]
    [InlineData("白石村", "柳河镇白石村村民委员会：")]
    [InlineData("白石村村委会", "白石村村委会：")]
    [InlineData("农服中心", "柳河镇白石村农服中心：")]
    [InlineData("镇农服中心", "柳河镇农服中心：")]
    public void A_unit_is_addressed_by_its_full_name(string unit, string addressee) =>
        Assert.Contains(addressee, PaperOf(Story.Spec() with { ResponsibleUnits = [unit] }));

    [Fact]
    public void A_village_that_a_town_names_is_addressed_as_its_committee() =>
        Assert.Contains("柳河镇青岩村村民委员会：", PaperOf(Story.Spec(place: Town) with { ResponsibleUnits = ["青岩村"] }));

    [Fact]
    public void A_district_writes_to_the_government_of_the_town() =>
        Assert.Contains("柳河镇人民政府：", PaperOf(Story.Spec(place: Town), "云州市青溪区规划和自然资源局"));

    [Fact]
    public void The_letter_says_which_document_ordered_the_work_and_whom_to_ask()
    {
        var paper = PaperOf(Story.Spec());

        Assert.Contains(paper, line => line.StartsWith("根据《柳河镇整改方案》（柳河府〔2023〕7号）的要求，", StringComparison.Ordinal));
        Assert.Contains("（联系人：林晓舟，联系电话：000-1234）", paper);
        Assert.Contains("抄送：青溪区规资局。", paper);
    }

    private const string Town = "云州市/青溪区/柳河镇";

    private static IReadOnlyList<string> PaperOf(TaskSpec spec, string office = SomeOffice.Name)
    {
        var story = Story.Of(spec);
        var notice = story.Next(NoticeKind.SupervisionLetter);
        var context = SomeOffice.Context(story) with
        {
            Office = office,
            LeadingGroup = "柳河镇耕地保护工作领导小组",
            Paper = _ => new PaperFacts(
                "《柳河镇整改方案》（柳河府〔2023〕7号）",
                new LetterContact("林晓舟", "000-1234"),
                ["青溪区规资局"]
            ),
        };
        var envelope = new DigestBuilder(SomeOffice.Directory).Sort([notice])[0];
        return ReadDocx.Paragraphs(MailComposer.Compose(envelope, context, LetterSeries.For(notice)!.Number(7)).Attachments[0].Content);
    }

    private static IReadOnlyList<string> Paper(NoticeKind kind) => ReadDocx.Paragraphs(Mail(kind).Attachments[0].Content);

    [Fact]
    public void A_letter_leads_each_of_its_readers_to_the_table_of_their_own_place_and_a_reminder_to_none()
    {
        string Text(NoticeKind kind, string to)
        {
            var story = Story.Of();
            var notice = story.Next(kind);
            var context = SomeOffice.Context(story) with
            {
                PlaceTable = (place, mail) => new Uri($"https://x.example/{place.Name}/{mail}"),
            };
            return Uri.UnescapeDataString(
                MailComposer.Compose(SomeOffice.Envelope(to, notice), context, LetterSeries.For(notice)?.Number(7)).Text
            );
        }

        Assert.Contains("https://x.example/白石村/", Text(NoticeKind.SupervisionLetter, "gao@liuhe.example"), StringComparison.Ordinal);
        Assert.Contains("https://x.example/柳河镇/", Text(NoticeKind.SupervisionLetter, "bureau@qingxi.example"), StringComparison.Ordinal);
        Assert.DoesNotContain("x.example", Text(NoticeKind.Overdue, "lin@liuhe.example"), StringComparison.Ordinal);
    }

    private static MailContent Mail(NoticeKind kind, string to = "gao@liuhe.example", Language language = Language.Chinese)
    {
        var story = Story.Of().Report(32.05m, 8, 10);
        var notice = story.Next(kind);
        var context = SomeOffice.Context(story) with { LeadingGroup = "柳河镇耕地保护工作领导小组", Language = language };
        return MailComposer.Compose(SomeOffice.Envelope(to, notice), context, LetterSeries.For(notice)!.Number(7));
    }
}
