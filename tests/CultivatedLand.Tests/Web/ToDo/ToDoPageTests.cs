using System.Net;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.ToDo;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Tasks;

namespace CultivatedLand.Tests.Web.ToDo;

/// <summary>What waits for a person, on the first page after signing in.</summary>
public class ToDoPageTests : WebTest
{
    private static readonly string Task = $"/api/tasks/{Some.Id}";

    private async Task<string> Today() => WebUtility.HtmlDecode(await Administrator.GetStringAsync("/today"));

    private async Task Do(string act, string body = "{}") => (await Post($"{Task}/{act}", body)).EnsureSuccessStatusCode();

    private async Task Apply()
    {
        foreach (var phase in new[] { "plough", "plant", "apply" })
            await Do("report", $"{{\"phase\":\"{phase}\",\"confirmed\":true}}");
    }

    [Fact]
    public async Task An_application_waits_for_acceptance_with_its_acts_in_place()
    {
        await Apply();

        var page = await Today();

        Assert.Contains("待验收 (1)", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/tasks/{Some.Id}#todo\"", page, StringComparison.Ordinal);
        Assert.Contains("今日要办 (1)", page, StringComparison.Ordinal);
        Assert.Contains($"action=\"/tasks/{Some.Id}/accept\"", page, StringComparison.Ordinal);
        Assert.Contains($"action=\"/tasks/{Some.Id}/return\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_act_done_in_place_leads_back_to_the_page_which_says_what_was_done()
    {
        await Apply();

        var done = await (await ShownForm.On(Administrator, "/today", $"/tasks/{Some.Id}/accept")).Send(("area", "30"));

        Assert.Equal($"/today?done=accept&task={Some.Id}", done.Headers.Location?.ToString());
        var page = WebUtility.HtmlDecode(await Administrator.GetStringAsync(done.Headers.Location));
        Assert.Contains("柳湾村恢复耕地</bdi></a>：验收已登记。", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_back_leads_to_the_page_too_once_it_is_confirmed()
    {
        await Apply();
        var all = $"{(await Office.Ledger.Find(Some.Id, default))!.State.Required}";

        var asked = await (await ShownForm.On(Administrator, "/today", $"/tasks/{Some.Id}/accept")).Send(("area", all));

        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        var question = (await asked.Content.ReadAsStringAsync()).Split("class=\"act confirmation\"")[1].Split("</form>")[0];
        Assert.Contains("name=\"from\" value=\"to-do\"", question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_reached_nobody_is_listed_with_its_reason()
    {
        await Office.With(Some.FourPhases() with { Place = Place.Parse("沙河区/无人镇")! }, TaskId.Of("3fa9c1d2-3"));
        Clock.MoveTo("2023-08-04 09:00");
        await Office.Desk.WakeDue(10, default);
        await Office.Post.RecordDueNotices(default);
        await Office.Post.SendDueMails(default);

        Assert.Contains("缺邮箱地址", await Today(), StringComparison.Ordinal);
        Assert.Contains("没有送达的邮件", await Today(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_names_no_act_says_nothing() =>
        Assert.DoesNotContain(
            "role=\"status\"",
            await Administrator.GetStringAsync($"/today?done=%3Cscript%3E&task={Some.Id}"),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task What_is_accepted_in_full_waits_to_be_closed_out()
    {
        await Apply();
        await Do("accept", "{\"confirmed\":true}");

        var page = await Today();

        Assert.DoesNotContain("待验收", page, StringComparison.Ordinal);
        Assert.Contains("待销号 (1)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_done_leaves_the_list_and_the_number()
    {
        await Apply();
        await Do("accept", "{\"confirmed\":true}");

        Assert.Empty(await Part<ToDoStore>().Of(ToDoKind.Accept, default));
        Assert.Single(await Part<ToDoStore>().Of(ToDoKind.CloseOut, default));
    }

    [Fact]
    public async Task A_request_waits_until_it_is_decided()
    {
        await Do("request-extension", "{\"phase\":\"plough\",\"due\":\"2023-09-01\",\"reason\":\"连续阴雨\"}");
        Assert.Contains("“翻耕”延至 2023-09-01，连续阴雨", await Today(), StringComparison.Ordinal);

        await Do("decline-extension", "{\"reason\":\"可以赶上\"}");
        Assert.DoesNotContain("待批延期", await Today(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Returned_work_waits_to_be_put_right()
    {
        await Apply();
        await Do("return", "{\"confirmed\":true,\"phase\":\"plant\",\"reason\":\"未出苗\",\"due\":\"2023-11-15\"}");

        Assert.Contains("退回待改 (1)", await Today(), StringComparison.Ordinal);
        await Do("report", "{\"phase\":\"plant\",\"confirmed\":true}");
        Assert.DoesNotContain("退回待改", await Today(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_oldest_comes_first()
    {
        await Apply();
        Clock.MoveTo("2023-07-21 08:00");
        await Office.With(Some.FourPhases() with { Name = "后来的任务" }, TaskId.Of("3fa9c1d2-2"));
        foreach (var phase in new[] { "plough", "plant", "apply" })
            (await Post("/api/tasks/3fa9c1d2-2/report", $"{{\"phase\":\"{phase}\",\"confirmed\":true}}")).EnsureSuccessStatusCode();

        var page = await Today();

        Assert.True(
            page.IndexOf("柳湾村恢复耕地", StringComparison.Ordinal) < page.IndexOf("后来的任务", StringComparison.Ordinal),
            "The older application stands below the newer one."
        );
    }

    [Fact]
    public async Task What_waited_before_the_program_kept_lists_is_found()
    {
        await Office.Desk.Execute(Some.Id, SomeCommands.Extension(1, "2023-09-01"), default);

        Assert.Contains("待批延期 (1)", await Today(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_responsible_elsewhere_or_may_not_decide_has_nothing_to_do()
    {
        await Apply();
        var reader = Part<ToDoReader>();

        Assert.Single(await reader.Of(ToDoKind.Accept, User(AccountRole.Supervisor, "沙河区"), default));
        Assert.Empty(await reader.Of(ToDoKind.Accept, User(AccountRole.Supervisor, "沙河区/白塔镇"), default));
        Assert.Empty(await reader.Of(ToDoKind.Accept, User(AccountRole.Office, "沙河区"), default));
    }

    [Fact]
    public async Task Overdue_tasks_and_those_due_within_seven_days_are_listed()
    {
        Clock.MoveTo("2023-08-14 10:00");
        Assert.Contains("七天内到期 (1)", await Today(), StringComparison.Ordinal);

        Clock.MoveTo("2023-08-21 10:00");
        Assert.Contains("已逾期 (1)", await Today(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nothing_to_do_it_says_so() => Assert.Contains("现在没有要办的事", await Today(), StringComparison.Ordinal);

    [Fact]
    public async Task A_draft_waits_to_be_checked()
    {
        (
            await Administrator.PostAsync(
                "/api/plans?name=plan.txt",
                new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(Application.Plans.Notice.Text))
            )
        ).EnsureSuccessStatusCode();

        Assert.Contains("待核对的方案 (1)", await Today(), StringComparison.Ordinal);
    }

    private static CurrentUser User(AccountRole role, string place) => new("somebody", "周明远", [new Grant(role, Place.Parse(place))]);
}
