using System.Net;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Tests.Application.Plans;

namespace CultivatedLand.Tests.Web.Plans;

/// <summary>No file takes over the plan of another office, whatever words it bears.</summary>
public class PlanTakeoverTests : EditionTest
{
    private const string Town = "沙河区/青石镇";

    private static string Rows(string town) => $"{Header}1,{town}/枫林村,果园退果还粮,80,枫林村,何静,2023-10-30\n";

    private static string Numbered(string town, string issuer) =>
        $"石桥府〔2023〕7号\n\n{issuer}\n关于印发《耕地整改方案》的通知\n\n{issuer}\n2023年7月20日\n\n"
        + $"一、组织实施\n（一）关于完成{town}耕地恢复的问题。\n恢复耕地50亩。（责任单位：相关村；牵头单位：建管办；整改时限：2023年10月30日前）\n";

    [Fact]
    public async Task Two_towns_that_use_one_file_name_have_two_plans()
    {
        var (a, b) = (await Program(AccountRole.Office, "青禾县/石桥镇"), await Program(AccountRole.Office, "青禾县/河口镇"));
        var first = await Start(a, "任务清单.csv", Rows("青禾县/石桥镇"));
        var second = await Start(b, "任务清单.csv", Rows("青禾县/河口镇"));

        Assert.Equal(("started", "started"), ((string?)first.Body["state"], (string?)second.Body["state"]));
        Assert.NotEqual((string?)first.Body["planId"], (string?)second.Body["planId"]);
        Assert.Equal(["枫林村 80 Active", "枫林村 80 Active"], await Tasks());
    }

    [Fact]
    public async Task Two_counties_with_a_town_of_one_name_have_two_plans_under_one_number()
    {
        await Start(Administrator, "甲.txt", Numbered("石桥镇", "青禾县石桥镇人民政府"));
        var second = await Start(Administrator, "乙.txt", Numbered("石桥镇", "云岭县石桥镇人民政府"));

        Assert.Equal("started", (string?)second.Body["state"]);
        Assert.Equal(["石桥镇 50 Active", "石桥镇 50 Active"], await Tasks());
    }

    [Theory]
    [InlineData(" 沙河区青石镇人民政府")]
    [InlineData("\\u200b沙河区青石镇人民政府")]
    [InlineData("\\u3000沙河区青石镇人民政府")]
    public async Task An_issuer_with_a_sign_before_it_opens_no_way_to_another_towns_plan(string issuer)
    {
        await Start(Administrator, "plan.txt", Notice.Text);
        var before = await Tasks();
        var json = $$"""
            {"title":"沙河区白塔镇方案","documentNumber":"青石府〔2023〕12号","issuer":"{{issuer}}","tasks":[
            {"name":"一","areaMu":1,"phases":[{"name":"完成","due":"2023-10-30"}],"breakdown":[{"unit":"白塔村","areaMu":1}]}]}
            """;
        var answer = await Start(await Program(AccountRole.Supervisor, "沙河区/白塔镇"), "plan.json", json);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Answer.StatusCode);
        Assert.Equal(before, await Tasks());
    }

    [Fact]
    public async Task An_office_that_says_it_corrects_another_towns_plan_changes_nothing_there()
    {
        var (theirs, program) = (
            await Start(Administrator, "plan.txt", Notice.Text),
            await Program(AccountRole.Supervisor, "沙河区/白塔镇")
        );
        var before = await Tasks();
        var answer = await Start(program, "清单.csv", Rows("沙河区/白塔镇"), $"&as=correction&corrects={theirs.Body["planId"]}");

        Assert.Equal(HttpStatusCode.Forbidden, answer.Answer.StatusCode);
        Assert.Equal(before, await Tasks());
    }

    [Fact]
    public async Task An_office_corrects_its_own_plan_where_nothing_is_cancelled()
    {
        await Start(Administrator, "plan.txt", Notice.Text);
        var later = await Start(await Program(AccountRole.Office, Town), "更正.txt", Notice.Text.Replace("10月20日前", "10月22日前"));

        Assert.Equal("started", (string?)later.Body["state"]);
        Assert.Equal(3, (await Tasks()).Count);
    }

    [Fact]
    public async Task Cancelling_by_a_corrected_edition_needs_the_right_to_cancel()
    {
        await Start(Administrator, "plan.txt", Notice.Text);
        var (office, supervisor) = (await Program(AccountRole.Office, Town), await Program(AccountRole.Supervisor, Town));
        var corrected = Notice.Text.Replace("松林村", "白杨村", StringComparison.Ordinal);

        var refused = await Start(office, "更正.txt", corrected);
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (refused.Answer.StatusCode, (string?)refused.Body["code"]));
        Assert.DoesNotContain("松林村 20 Cancelled", await Tasks());

        var started = await supervisor.PostAsync($"/api/plans/{refused.Body["more"]!["hash"]}/start?cancels=1", null);
        Assert.Equal(HttpStatusCode.OK, started.StatusCode);
        Assert.Contains("松林村 20 Cancelled", await Tasks());
    }

    [Fact]
    public async Task What_would_be_cancelled_is_a_warning_and_stands_on_the_page()
    {
        await Start(Administrator, "plan.txt", Notice.Text);
        var office = await SignedIn("qing", AccountRole.Office, Place.Parse(Town));
        using var file = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(Notice.Text.Replace("松林村", "白杨村")));
        var received = await Json(await Administrator.PostAsync("/api/plans?name=b.txt", file));

        var warning = received["findings"]!.AsArray().Single(finding => (string?)finding!["code"] == "cancels-tasks")!;
        Assert.Equal("warning", (string?)warning["severity"]);
        Assert.Contains("松林村", (string?)warning["chinese"], StringComparison.Ordinal);
        Assert.Contains("将取消 1 项", (await office.Open($"/plans/{received["hash"]}")).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_whose_tasks_are_cancelled_is_told_once()
    {
        Office.Directory.People = new PeopleDirectory([new(Place.Parse(Town)!, Role.LeadOffice, null, "建管办", "jgb@q.example")]);
        await Start(Administrator, "plan.txt", Notice.Text);
        await Start(Administrator, "更正.txt", Notice.Text.Replace("松林村", "白杨村", StringComparison.Ordinal), "&cancels=1");

        var told = Assert.Single(
            (await Office.Outbox.List(new MailQuery(), default)).Mails,
            mail => mail.Content.Subject.Contains("任务已取消", StringComparison.Ordinal)
        );
        Assert.Equal("jgb@q.example", told.Content.To);
        Assert.Contains("松林村", told.Content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_corrected_on_the_draft_makes_it_an_edition_only_within_its_own_place()
    {
        await Start(Administrator, "甲.txt", Numbered("石桥镇", "青禾县石桥镇人民政府"));
        var other = Numbered("河口镇", "青禾县河口镇人民政府").Replace("〔2023〕7号", "〔2023〕8号", StringComparison.Ordinal);
        using var file = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(other));
        var hash = (string?)(await Json(await Administrator.PostAsync("/api/plans?name=b.txt", file)))["hash"];
        var forms = new AntiforgeryForms(Administrator);
        await forms.Send($"/plans/{hash}/correct", ("scope", "head"), ("version", "0"), ("number", "石桥府〔2023〕7号"));
        await forms.Send($"/plans/{hash}/start", ("version", "1"));

        Assert.Equal(["河口镇 50 Active", "石桥镇 50 Active"], await Tasks());
    }

    [Fact]
    public async Task A_plan_that_started_under_a_corrected_number_is_listed_under_the_id_of_its_tasks()
    {
        using var file = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(Notice.Text));
        var hash = (string?)(await Json(await Administrator.PostAsync("/api/plans?name=a.txt", file)))["hash"];
        var forms = new AntiforgeryForms(Administrator);
        await forms.Send($"/plans/{hash}/correct", ("scope", "head"), ("version", "0"), ("number", "青石府〔2023〕13号"));
        await forms.Send($"/plans/{hash}/start", ("version", "1"));

        var plan = (string?)(await Json(await Administrator.GetAsync($"/api/plans/{hash}")))["planId"];
        var tasks = (await Json(await Administrator.GetAsync("/api/tasks")))["tasks"]!.AsArray();
        Assert.Equal(3, tasks.Count(task => ((string?)task!["id"])!.StartsWith($"{plan}-", StringComparison.Ordinal)));
    }
}
