using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Tests.Application.Mail.Composition;

public class MailSubjectTests
{
    [Fact]
    public void A_subject_names_the_most_urgent_thing_and_counts_the_others()
    {
        var late = Story.Of();
        var others = new[] { Story.Of(id: "a1b2-2-1"), Story.Of(id: "a1b2-3-1") };
        var envelope = SomeOffice.Envelope("lin@liuhe.example", [late.On(8, 21), .. others.Select(story => story.On(8, 21))]);
        Assert.Equal(
            "【逾期】柳河镇白石村 翻耕 应于8月20日完成（另有2项）",
            MailComposer.Compose(envelope, SomeOffice.Context(late)).Subject
        );
    }

    [Fact]
    public void An_English_subject_says_the_same() =>
        Assert.Equal(
            "[Overdue] 柳河镇白石村 翻耕 due Sunday 20 August",
            SubjectOf(NoticeKind.Overdue, "lin@liuhe.example", Language.English)
        );

    [Fact]
    public void A_reminder_on_the_due_date_says_today()
    {
        var story = Story.Of(Story.Spec(due: new DateOnly(2023, 8, 23)));
        var envelope = SomeOffice.Envelope("lin@liuhe.example", story.On(8, 23));
        Assert.Equal("【今日到期】柳河镇白石村 翻耕 应于8月23日完成", MailComposer.Compose(envelope, SomeOffice.Context(story)).Subject);
    }

    [Fact]
    public void A_copy_is_marked_as_a_copy() =>
        Assert.Equal(
            "【抄送·逾期】柳河镇白石村 翻耕 应于8月20日完成",
            SubjectOf(NoticeKind.Overdue, "bureau@qingxi.example", Language.Chinese)
        );

    [Fact]
    public void A_letter_shows_its_number() =>
        Assert.Equal(
            "【督办函】柳河镇白石村 翻耕 已逾期3个工作日（柳河耕督〔2023〕7号）",
            SubjectOf(NoticeKind.SupervisionLetter, "gao@liuhe.example", Language.Chinese)
        );

    [Fact]
    public void An_interview_notice_shows_its_number_in_English_too() =>
        Assert.Equal(
            "[Interview notice] 柳河镇白石村 翻耕 7 workdays overdue (柳河耕约〔2023〕7号)",
            SubjectOf(NoticeKind.Interview, "gao@liuhe.example", Language.English)
        );

    [Fact]
    public void Virtual_time_is_marked_before_everything_else()
    {
        var story = Story.Of();
        var envelope = SomeOffice.Envelope("lin@liuhe.example", story.On(8, 21));
        Assert.StartsWith(
            "【演练】【逾期】",
            MailComposer.Compose(envelope, SomeOffice.Context(story) with { IsVirtualTime = true }).Subject,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_due_date_of_another_year_names_its_year()
    {
        var story = Story.Of(Story.Spec() with { Phases = [new("翻耕", PhaseKind.Plough, null, new DateOnly(2024, 1, 2))] });
        var envelope = SomeOffice.Envelope("lin@liuhe.example", story.On(12, 29));
        Assert.EndsWith(
            "应于2024年1月2日完成",
            MailComposer.Compose(envelope, SomeOffice.Context(story)).Subject,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("翻耕\r\nBcc: all@example.com")]
    [InlineData("翻耕\u2028X: y")]
    [InlineData("\u202E翻耕\u2066\0")]
    public void A_name_cannot_begin_another_line_or_turn_the_reading_direction(string phase)
    {
        var story = Story.Of(Story.Spec() with { Phases = [new(phase, PhaseKind.Plough, null, new DateOnly(2023, 8, 20))] });
        var subject = MailComposer.Compose(SomeOffice.Envelope("lin@liuhe.example", story.On(8, 21)), SomeOffice.Context(story)).Subject;
        Assert.DoesNotContain(subject, c => char.IsControl(c) || c is '\u2028' or '\u202E' or '\u2066');
    }

    [Fact]
    public void A_name_without_end_does_not_make_a_subject_without_end()
    {
        var story = Story.Of(
            Story.Spec() with
            {
                Place = Place.Parse("柳河镇/" + new string('长', 300) + "村")!,
                Phases = [new(new string('耕', 5000), PhaseKind.Plough, null, new DateOnly(2023, 8, 20))],
            }
        );
        var directory = new PeopleDirectory([SomeOffice.Person("柳河镇", Role.Leader, "林晓舟", "lin@liuhe.example")]);
        Assert.InRange(
            MailComposer
                .Compose(SomeOffice.Envelope("lin@liuhe.example", directory, story.On(8, 21)), SomeOffice.Context(story))
                .Subject.Length,
            10,
            80
        );
    }

    private static string SubjectOf(NoticeKind kind, string to, Language language)
    {
        var story = Story.Of();
        var notice = story.Next(kind);
        return MailComposer
            .Compose(
                SomeOffice.Envelope(to, notice),
                SomeOffice.Context(story) with
                {
                    Language = language,
                },
                LetterSeries.For(notice)?.Number(7)
            )
            .Subject;
    }
}
