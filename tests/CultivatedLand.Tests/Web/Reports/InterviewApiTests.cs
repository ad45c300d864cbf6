using System.Net;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Tests.Web.Tasks;

namespace CultivatedLand.Tests.Web.Reports;

public sealed class InterviewApiTests : WebTest
{
    private const string Arrangements = """
        {"version":1,"day":"2023-08-30","hour":"15:00","venue":"三楼会议室","chair":"何书记","unit":"柳湾村村民委员会","leader":"李村长"}
        """;

    private async Task<string> Propose()
    {
        Clock.MoveTo("2023-08-29 09:00");
        await Office.Desk.WakeDue(100, default);
        await Part<InterviewJob>().Run(default);
        var called = (await Part<InterviewStore>().All(default)).Single(interview => interview.Cause == InterviewCause.Ladder);
        return called.Id.Value;
    }

    [Fact]
    public async Task An_interview_is_released_held_and_followed_up()
    {
        var id = await Propose();

        var released = await Json(await Post($"/api/interviews/{id}/release", Arrangements));
        Clock.MoveTo("2023-08-30 17:00");
        var held = await Json(
            await Post(
                $"/api/interviews/{id}/hold",
                """{"unit":"柳湾村村民委员会","leader":"李村长","demands":"完成翻耕","due":"2023-09-14"}"""
            )
        );

        Assert.Equal(("released", "15:00:00"), (released["state"]!.GetValue<string>(), released["meetsAt"]!.GetValue<string>()));
        Assert.Equal(("held", "active"), (held["state"]!.GetValue<string>(), held["followUpStatus"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Who_saw_an_earlier_version_gets_a_sentence_and_changes_nothing()
    {
        var id = await Propose();
        await Post($"/api/interviews/{id}/release", Arrangements);

        var answer = await Post($"/api/interviews/{id}/cancel", """{"version":1,"reason":"无需"}""");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("刚刚已办理", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(InterviewStep.Released, (await Part<InterviewStore>().Find(InterviewId.Parse(id)!.Value, default))!.Step);
    }

    [Fact]
    public async Task What_is_missing_is_said_in_one_answer()
    {
        var answer = await Post($"/api/interviews/{await Propose()}/release", """{"day":"2023-08-28","hour":"15:00"}""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.Contains("约谈日期2023-08-28已经过去", said, StringComparison.Ordinal);
        Assert.Contains("没有填写参加约谈的责任领导", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_left_out_is_missing_and_not_long_past()
    {
        var answer = await Post($"/api/interviews/{await Propose()}/release", """{"hour":"15:00"}""");

        Assert.Contains("没有填写约谈日期", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_names_a_date_that_cannot_be_read_together_with_all_that_is_missing()
    {
        var page = $"/reports/interviews/{await Propose()}";
        var form = await ShownForm.On(Administrator, page, $"{page}/release");

        var answer = await form.Send(("day", "下周三"), ("hour", "15:00"), ("unit", "柳湾村"), ("leader", "李村长"));

        var said = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.All(
            new[] { "“下周三”不是日期", "没有填写约谈地点", "没有填写约谈人" },
            words => Assert.Contains(words, said, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("没有填写约谈日期", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_offers_what_can_be_done_and_the_first_page_lists_it()
    {
        var id = await Propose();

        Assert.Contains("签发并通知", await Administrator.GetStringAsync($"/reports/interviews/{id}"), StringComparison.Ordinal);
        Assert.Contains($"/reports/interviews/{id}", await Administrator.GetStringAsync("/today"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_held_notice_of_an_interview_is_not_released_alone()
    {
        var id = await Propose();
        await Office.Post.RecordDueNotices(default);
        var notices = Office.Outbox.Records.Where(mail =>
            mail.Notices.Any(notice => notice.Step.Kind == CultivatedLand.Domain.Deadlines.NoticeKind.Interview)
        );
        var mail = notices.First();
        await Office.Outbox.Update(mail.Id, 0, new MailDeliveryState(MailState.Held, 0, null, null, null), default);

        var answer = await Administrator.PostAsync($"/api/mails/{Uri.EscapeDataString(mail.Id)}/release", null);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("约谈通知随约谈一起签发", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await Post($"/api/interviews/{id}/release", Arrangements);
        var sent = (await Office.Outbox.Find(mail.Id, default))!;
        Assert.Equal(MailState.Queued, sent.Standing.State);
    }
}
