using System.Net;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Security;
using CultivatedLand.Tests.Web.Tasks;
using CultivatedLand.Web.Pages.Mail;

namespace CultivatedLand.Tests.Web.Mail;

public class MailPageTests : AccessTest
{
    private const string Secret = "CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    /// <summary>The reminder that goes out on the first sending day, sorted and sent.</summary>
    private async Task<MailRecord> Reminder()
    {
        Clock.MoveTo("2023-08-04 09:00");
        await Office.Desk.WakeDue(10, default);
        await Office.Post.RecordDueNotices(default);
        await Office.Post.SendDueMails(default);
        return Assert.Single(Office.Outbox.Records);
    }

    private async Task<string> Page(string path) => WebUtility.HtmlDecode(await Administrator.GetStringAsync(path));

    [Fact]
    public async Task The_list_says_what_went_to_whom_and_when()
    {
        var mail = await Reminder();
        var page = await Page("/mails");

        Assert.Contains($"/mails/{mail.Id}", page);
        Assert.Contains("<bdi>李村长</bdi>", page);
        Assert.Contains("已发出", page);
        Assert.Contains("2023-08-04 09:00", page);
    }

    [Theory]
    [InlineData("search=李村长", true)]
    [InlineData("search=LI@Q.EXAMPLE", true)]
    [InlineData("search=王", false)]
    [InlineData("state=sent", true)]
    [InlineData("state=dead", false)]
    [InlineData("state=lost", true)]
    public async Task It_is_searched_by_recipient_subject_and_state(string query, bool isFound)
    {
        var mail = await Reminder();

        Assert.Equal(isFound, (await Page($"/mails?{query}")).Contains($"/mails/{mail.Id}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_leads_to_its_tasks()
    {
        var mail = await Reminder();
        var page = await Page($"/mails/{mail.Id}");

        Assert.Contains($"href=\"/tasks/{Some.Id}\"", page);
        Assert.Contains("柳湾村恢复耕地", page);
        Assert.Contains("已于 2023-08-04 09:00 发出。", page);
    }

    [Fact]
    public async Task Its_body_is_framed_without_any_right_to_act()
    {
        var mail = await Reminder();
        var answer = await Administrator.GetAsync($"/mails/{mail.Id}/body");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();

        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("sandbox;", policy);
        Assert.DoesNotContain("script-src", policy);
        Assert.Matches("<iframe [^>]*sandbox(=\"\")?[ >]", await Page($"/mails/{mail.Id}"));
    }

    [Fact]
    public void The_addressees_own_link_is_taken_out_of_what_others_see()
    {
        var content = new MailContent(
            "li@q.example",
            "李村长",
            "提醒",
            $"办理：https://land.example.cn/t/{Secret}\n全部 https://land.example.cn/",
            $"<a href=\"https://land.example.cn/t/{Secret}\">填报</a><a href=\"https://land.example.cn/\">全部</a>",
            [],
            "x@q.example",
            Clock.GetUtcNow()
        );

        Assert.Equal("<a href=\"#\">填报</a><a href=\"https://land.example.cn/\">全部</a>", MailPreview.Html(content));
        Assert.Equal("办理：…\n全部 https://land.example.cn/", MailPreview.Text(content));
    }

    [Fact]
    public async Task A_sent_mail_is_sent_again_under_its_own_identity_once_however_often_the_button_is_pressed()
    {
        var mail = await Reminder();
        var form = await ShownForm.On(Administrator, $"/mails/{mail.Id}", $"/mails/{mail.Id}/resend");
        var first = await form.Send(Array.Empty<(string, string)>());
        var second = await form.Send(Array.Empty<(string, string)>());
        await Office.Post.SendDueMails(default);

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (first.StatusCode, second.StatusCode));
        Assert.Equal(2, Office.Mailbox.Delivered.Count);
    }

    [Fact]
    public async Task A_mail_without_a_recipient_says_why_it_is_dead_and_what_to_do()
    {
        Office.Directory.People = PeopleDirectory.Empty;
        var mail = await Reminder();
        var page = await Page($"/mails/{mail.Id}");

        Assert.Contains("没有收件人，未发出。请在通讯录中补上担任该角色的人及邮箱", page);
        Assert.DoesNotContain("/resend", page);
    }

    [Fact]
    public async Task Who_is_responsible_elsewhere_neither_lists_nor_finds_it()
    {
        var mail = await Reminder();
        var here = await SignedIn("wang", AccountRole.Office, Place.Parse("沙河区/青石镇"));
        var elsewhere = await SignedIn("zhao", AccountRole.Office, Place.Parse("沙河区/白石镇"));

        Assert.Contains(mail.Id, (await here.Open("/mails")).Page);
        Assert.DoesNotContain(mail.Id, (await elsewhere.Open("/mails")).Page);
        foreach (var path in new[] { "", "/body", "/attachments/1" })
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Open($"/mails/{mail.Id}{path}")).Status);
    }

    [Fact]
    public async Task A_digest_that_also_tells_of_another_place_is_not_for_those_of_one_place_alone()
    {
        await Office.With(Some.FourPhases() with { Place = Place.Parse("沙河区/青石镇/白沙村")! }, TaskId.Of("3fa9c1d2-2"));
        Office.Directory.People = new PeopleDirectory([new(Place.Parse("沙河区/青石镇")!, Role.Leader, null, "李镇长", "li@q.example")]);
        var mail = await Reminder();

        Assert.Equal(2, mail.Notices.Count);
        Assert.DoesNotContain(mail.Id, (await (await SignedIn("liuwan", AccountRole.Office, Some.Village)).Open("/mails")).Page);
        Assert.Contains(mail.Id, (await (await SignedIn("town", AccountRole.Office, Place.Parse("沙河区/青石镇"))).Open("/mails")).Page);
    }

    [Theory]
    [InlineData("/mails?after=nonsense")]
    [InlineData("/mails?task=No_such")]
    public async Task A_made_up_address_is_no_fault(string path) => Assert.True((int)(await Administrator.GetAsync(path)).StatusCode < 400);

    [Fact]
    public async Task A_mail_that_came_back_says_so_and_not_that_sending_was_given_up()
    {
        var mail = await Reminder();
        await Office.Outbox.Update(
            mail.Id,
            mail.Standing.Attempts,
            mail.Standing with
            {
                State = MailState.Dead,
                Note = "邮件被退回 / bounced：550 no such user",
            },
            default
        );

        var page = await Page($"/mails/{mail.Id}");

        Assert.Contains("被退回", page, StringComparison.Ordinal);
        Assert.Contains("已于 2023-08-04 09:00 发出，但没有送达", page, StringComparison.Ordinal);
        Assert.DoesNotContain("后放弃", page, StringComparison.Ordinal);
    }
}
