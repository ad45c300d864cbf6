using System.Text.RegularExpressions;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Tests.Application.Mail.Composition;

public class MailBodyTests
{
    [Theory]
    [InlineData("进度：已完成32亩（31.68%），应完成101亩，尚差69亩")]
    [InlineData("时限：8月20日（周日），已逾期1个工作日")]
    [InlineData("下一步：如仍未完成，8月23日（周三）发出督办函。")]
    [InlineData("为何今天收到：逾期后第1个工作日")]
    [InlineData("办理：https://farmland.example/t/a1b2-1-1?k=abc&v=1")]
    public void An_overdue_mail_says(string line) => Assert.Contains(line, Overdue().Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("Progress: 32 of 101 mu done (31.68 %), 69 mu missing")]
    [InlineData("Due: Sunday 20 August, 1 workday overdue")]
    [InlineData("Next: If nothing happens, a supervision letter follows on Wednesday 23 August.")]
    [InlineData("Why today: 1st workday after the due date")]
    public void An_overdue_mail_in_English_says(string line) =>
        Assert.Contains(line, Overdue(Language.English).Text, StringComparison.Ordinal);

    [Fact]
    public void A_reminder_tells_the_next_reminder_and_the_first_step_after_the_due_date()
    {
        var story = Story.Of();
        var mail = MailComposer.Compose(SomeOffice.Envelope("lin@liuhe.example", story.On(8, 17)), SomeOffice.Context(story));
        Assert.Contains("如未完成，8月18日（周五）再次提醒；8月21日（周一）发出逾期通知。", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_said_of_progress_when_the_task_is_not_known()
    {
        var mail = MailComposer.Compose(SomeOffice.Envelope("lin@liuhe.example", Story.Of().On(8, 21)), SomeOffice.Context());
        Assert.DoesNotContain("进度", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_without_area_is_not_measured_in_mu()
    {
        var story = Story.Of(Story.Spec(target: null));
        var mail = MailComposer.Compose(SomeOffice.Envelope("lin@liuhe.example", story.On(8, 21)), SomeOffice.Context(story));
        Assert.Contains("进度：尚未报告完成（本任务不按面积计）", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_says_that_nothing_is_asked()
    {
        var story = Story.Of();
        var mail = MailComposer.Compose(SomeOffice.Envelope("bureau@qingxi.example", story.On(8, 21)), SomeOffice.Context(story));
        Assert.Contains("本件抄送给您，供了解和督促，不需要您填报。", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_last_resort_is_told_which_role_nobody_holds()
    {
        var story = Story.Of();
        var mail = MailComposer.Compose(
            SomeOffice.Envelope("office@liuhe.example", NobodyLeads, story.On(8, 17)),
            SomeOffice.Context(story)
        );
        Assert.Contains("没有找到柳河镇白石村及其上级的“各村联系领导”，故发到牵头单位的邮箱", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_last_resort_is_told_so_in_English()
    {
        var story = Story.Of();
        var mail = MailComposer.Compose(
            SomeOffice.Envelope("office@liuhe.example", NobodyLeads, story.On(8, 17)),
            SomeOffice.Context(story) with
            {
                Language = Language.English,
            }
        );
        Assert.Contains("Nobody holds the role “各村联系领导” at 柳河镇白石村 or above", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mail_that_nobody_gets_says_what_is_missing()
    {
        var story = Story.Of();
        var envelope = Assert.Single(new CultivatedLand.Application.Mail.DigestBuilder(PeopleDirectory.Empty).Sort([story.On(8, 17)]));
        Assert.Contains(
            "也没有牵头单位的邮箱，此件无法发出",
            MailComposer.Compose(envelope, SomeOffice.Context(story)).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_substitute_is_told_for_whom_they_stand_in()
    {
        var directory = new PeopleDirectory([
            SomeOffice.Person(
                "柳河镇/白石村",
                Role.Leader,
                "沈一鸣",
                "shen@liuhe.example",
                substitute: "林晓舟",
                away: new DateOnly(2023, 8, 14)
            ),
            SomeOffice.Person("柳河镇", Role.GridChief, "林晓舟", "lin@liuhe.example"),
        ]);
        var story = Story.Of();
        var mail = MailComposer.Compose(SomeOffice.Envelope("lin@liuhe.example", directory, story.On(8, 17)), SomeOffice.Context(story));
        Assert.Contains("沈一鸣（柳河镇白石村各村联系领导）不在岗，由您代办。", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Virtual_time_is_stated_in_both_bodies()
    {
        var story = Story.Of();
        var mail = MailComposer.Compose(
            SomeOffice.Envelope("lin@liuhe.example", story.On(8, 21)),
            SomeOffice.Context(story) with
            {
                IsVirtualTime = true,
            }
        );
        Assert.All([mail.Text, mail.Html], body => Assert.Contains("这是演练邮件", body, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_with_markup_stay_words()
    {
        var story = Story.Of(Story.Spec(name: "<script>alert(1)</script><img src=x>&amp;\"'🌾"));
        var mail = MailComposer.Compose(SomeOffice.Envelope("lin@liuhe.example", story.On(8, 21)), SomeOffice.Context(story));
        Assert.DoesNotMatch("<script|<img", mail.Html);
    }

    [Fact]
    public void Nothing_in_the_HTML_is_loaded_from_anywhere() => Assert.DoesNotMatch(@"(?i)\bsrc=|url\(|@import|<link", Overdue().Html);

    [Fact]
    public void Every_element_that_is_opened_is_closed()
    {
        var html = Regex.Replace(Overdue().Html, "<!--.*?-->|<style>.*?</style>", "", RegexOptions.Singleline);
        var open = new Stack<string>();
        foreach (Match tag in Regex.Matches(html, @"<(/?)([a-z]+)\b[^>]*>"))
        {
            if (tag.Groups[2].Value is "meta" or "br")
                continue;
            if (tag.Groups[1].Length == 0)
                open.Push(tag.Groups[2].Value);
            else
                Assert.Equal(tag.Groups[2].Value, open.Pop());
        }

        Assert.Empty(open);
    }

    [Fact]
    public void There_is_one_button_for_each_task()
    {
        var (first, second) = (Story.Of(), Story.Of(id: "a1b2-2-1"));
        var mail = MailComposer.Compose(
            SomeOffice.Envelope("lin@liuhe.example", first.On(8, 21), second.On(8, 21)),
            SomeOffice.Context(first, second)
        );
        Assert.Equal(2, Regex.Count(mail.Html, "class=\"act\""));
    }

    [Fact]
    public void A_link_that_is_no_web_address_is_not_offered()
    {
        var story = Story.Of();
        var context = SomeOffice.Context(story) with { Link = (_, _) => new Uri("javascript:alert(1)") };
        Assert.DoesNotContain(
            "javascript",
            MailComposer.Compose(SomeOffice.Envelope("lin@liuhe.example", story.On(8, 21)), context).Html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_digest_of_hundreds_stays_below_the_size_at_which_mails_are_cut_off() =>
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(Digest(300).Html), 1, 100_000);

    [Fact]
    public void A_digest_of_hundreds_counts_what_it_does_not_list() =>
        Assert.Contains("另有188项未在此列出，请到系统中查看。", Digest(300).Text, StringComparison.Ordinal);

    [Fact]
    public void The_message_id_is_the_envelopes_at_the_public_host()
    {
        var story = Story.Of();
        var envelope = SomeOffice.Envelope("lin@liuhe.example", story.On(8, 21));
        Assert.Equal($"{envelope.Id}@farmland.example", MailComposer.Compose(envelope, SomeOffice.Context(story)).MessageId);
    }

    [Fact]
    public void The_message_id_has_a_host_even_without_a_public_address()
    {
        var story = Story.Of();
        var mail = MailComposer.Compose(
            SomeOffice.Envelope("lin@liuhe.example", story.On(8, 21)),
            SomeOffice.Context(story) with
            {
                PublicAddress = null,
            }
        );
        Assert.EndsWith("@cultivatedland.local", mail.MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_envelope_gives_the_same_mail_to_the_last_byte()
    {
        var story = Story.Of();
        var notice = story.Next(NoticeKind.SupervisionLetter);
        var (first, second) = (Letter(), Letter());
        Assert.Equal(
            (first.Subject, first.Text, first.Html, Convert.ToHexString(first.Attachments[0].Content)),
            (second.Subject, second.Text, second.Html, Convert.ToHexString(second.Attachments[0].Content))
        );

        MailContent Letter() =>
            MailComposer.Compose(
                SomeOffice.Envelope("gao@liuhe.example", notice),
                SomeOffice.Context(story),
                LetterSeries.For(notice)!.Number(7)
            );
    }

    private static PeopleDirectory NobodyLeads { get; } =
        new([SomeOffice.Person("柳河镇", Role.LeadOffice, "柳河镇建管办", "office@liuhe.example")]);

    private static MailContent Overdue(Language language = Language.Chinese)
    {
        var story = Story.Of().Report(32, 8, 10);
        return MailComposer.Compose(
            SomeOffice.Envelope("lin@liuhe.example", story.On(8, 21)),
            SomeOffice.Context(story) with
            {
                Language = language,
            }
        );
    }

    private static MailContent Digest(int tasks)
    {
        var stories = Enumerable.Range(1, tasks).Select(number => Story.Of(id: $"big-{number}")).ToArray();
        return MailComposer.Compose(
            SomeOffice.Envelope("lin@liuhe.example", [.. stories.Select(story => story.On(8, 21))]),
            SomeOffice.Context(stories)
        );
    }
}
