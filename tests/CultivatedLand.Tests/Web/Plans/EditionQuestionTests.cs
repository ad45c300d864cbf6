using System.Net;
using System.Text;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain.Places;
using CultivatedLand.Tests.Application.Plans;

namespace CultivatedLand.Tests.Web.Plans;

/// <summary>New plan, or correction of this one? Until somebody answers nothing starts. What was superseded can come back.</summary>
public class EditionQuestionTests : EditionTest
{
    private const string Town = "青禾县/石桥镇";

    private static string Table(string due, string village = "枫林村") => $"{Header}1,{Town}/{village},序列核对,80,{village},何静,{due}\n";

    private static string Titled(string year) =>
        $"青禾县石桥镇耕地整改方案\n\n青禾县石桥镇人民政府\n{year}年7月20日\n\n一、组织实施\n（一）关于完成耕地恢复的问题。\n"
        + $"恢复耕地50亩。（责任单位：相关村；牵头单位：建管办；整改时限：{year}年10月30日前）\n";

    private static string Numbered(string issuer, string due) =>
        $"石桥府〔2023〕7号\n\n青禾县石桥镇耕地整改方案\n\n{issuer}\n2023年7月20日\n\n一、组织实施\n（一）关于完成耕地恢复的问题。\n"
        + $"恢复耕地50亩。（责任单位：相关村；牵头单位：建管办；整改时限：2023年{due}前）\n";

    [Fact]
    public async Task A_table_like_one_in_force_is_asked_about_and_starts_nothing()
    {
        var first = await Start(Administrator, "核对单.csv", Table("2023-10-30"));
        var asked = await Start(Administrator, "核对单.csv", Table("2023-11-16"));

        Assert.Equal((HttpStatusCode.Conflict, "which-plan"), (asked.Answer.StatusCode, (string?)asked.Body["code"]));
        Assert.Equal((string?)first.Body["planId"], (string?)asked.Body["more"]!["candidates"]![0]!["planId"]);
        Assert.Single(await Tasks());
    }

    [Fact]
    public async Task The_answer_new_makes_a_second_plan()
    {
        await Start(Administrator, "核对单.csv", Table("2023-10-30"));
        await Start(Administrator, "核对单.csv", Table("2023-11-16"), "&as=new");

        Assert.Equal(["枫林村 80 Active", "枫林村 80 Active"], await Tasks());
    }

    [Fact]
    public async Task The_answer_correction_changes_the_task_that_is_there()
    {
        await Start(Administrator, "核对单.csv", Table("2023-10-30"));
        var hash = (await Start(Administrator, "核对单.csv", Table("2023-11-16"))).Body["more"]!["hash"];
        var answer = await Administrator.PostAsync($"/api/plans/{hash}/start?as=correction", null);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["枫林村 80 Active"], await Tasks());
    }

    [Fact]
    public async Task An_answer_that_would_cancel_tasks_shows_them_before_it_starts()
    {
        await Start(Administrator, "核对单.csv", Table("2023-10-30"));
        var shown = await Start(Administrator, "核对单.csv", Table("2023-11-16", "白沙村"), "&as=correction");
        Assert.Equal((HttpStatusCode.Conflict, "cancels-tasks"), (shown.Answer.StatusCode, (string?)shown.Body["code"]));
        Assert.Contains("枫林村", (string?)shown.Body["title"], StringComparison.Ordinal);
        Assert.Equal(["枫林村 80 Active"], await Tasks());

        await Administrator.PostAsync($"/api/plans/{shown.Body["more"]!["hash"]}/start?cancels=1", null);
        Assert.Equal(["枫林村 80 Cancelled", "白沙村 80 Active"], await Tasks());
    }

    [Theory]
    [InlineData("")]
    [InlineData("&cancels=1")]
    public async Task A_start_that_would_cancel_more_than_was_seen_starts_nothing_however_often_it_is_sent(string seen)
    {
        await Start(Administrator, "plan.txt", Notice.Text);
        var later = Notice.Text.Replace("松林村", "白杨村", StringComparison.Ordinal).Replace("柳湾村", "竹溪村", StringComparison.Ordinal);
        await Start(Administrator, "b.txt", later, seen);
        var again = await Start(Administrator, "b.txt", later, seen);

        Assert.Equal((HttpStatusCode.Conflict, "cancels-tasks"), (again.Answer.StatusCode, (string?)again.Body["code"]));
        Assert.Equal(2, again.Body["more"]!["tasks"]!.AsArray().Count);
        Assert.DoesNotContain(await Tasks(), task => task.EndsWith("Cancelled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_start_that_names_how_many_tasks_it_cancels_goes_in_one_step()
    {
        await Start(Administrator, "plan.txt", Notice.Text);
        var later = Notice.Text.Replace("松林村", "白杨村", StringComparison.Ordinal);
        var started = await Start(Administrator, "b.txt", later, "&cancels=1");

        Assert.Equal("started", (string?)started.Body["state"]);
        Assert.Contains("松林村 20 Cancelled", await Tasks());
    }

    [Fact]
    public async Task An_edition_that_comes_back_shows_what_it_cancels_first()
    {
        await Start(Administrator, "plan.txt", Notice.Text);
        await Start(Administrator, "b.txt", Notice.Text.Replace("松林村", "白杨村", StringComparison.Ordinal), "&cancels=1");
        var back = await Start(Administrator, "plan.txt", Notice.Text);

        Assert.Equal("cancels-tasks", (string?)back.Body["code"]);
        Assert.DoesNotContain("白杨村 20 Cancelled", await Tasks());
    }

    [Theory]
    [InlineData("&as=perhaps")]
    [InlineData("&as=new&corrects=0123456789")]
    [InlineData("&as=correction&corrects=0123456789")]
    public async Task An_answer_that_means_nothing_is_refused(string query)
    {
        await Start(Administrator, "核对单.csv", Table("2023-10-30"));

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await Start(Administrator, "核对单.csv", Table("2023-11-16"), query)).Answer.StatusCode
        );
        Assert.Single(await Tasks());
    }

    [Fact]
    public async Task The_page_asks_and_its_form_answers()
    {
        await Start(Administrator, "核对单.csv", Table("2023-10-30"));
        var plan = (string?)(await Start(Administrator, "核对单.csv", Table("2023-11-16"))).Body["more"]!["hash"];
        var office = await SignedIn("shi", AccountRole.Office, Place.Parse(Town));
        Assert.Contains("这是新方案，还是对正在执行的方案的更正？", (await office.Open($"/plans/{plan}")).Page, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Conflict, (await office.Submit($"/plans/{plan}/start", ("version", "0"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await office.Submit($"/plans/{plan}/start", ("version", "0"), ("as", "new"))).Status);
        Assert.Equal(2, (await Tasks()).Count);
    }

    [Fact]
    public async Task One_title_in_two_years_makes_two_plans_once_somebody_says_so()
    {
        await Start(Administrator, "方案.txt", Titled("2023"));
        Assert.Equal("which-plan", (string?)(await Start(Administrator, "方案.txt", Titled("2024"))).Body["code"]);

        await Start(Administrator, "方案.txt", Titled("2024"), "&as=new");
        Assert.Equal(["石桥镇 50 Active", "石桥镇 50 Active"], await Tasks());
    }

    [Fact]
    public async Task A_number_without_an_issuer_is_asked_about()
    {
        await Start(Administrator, "a.txt", Numbered("青禾县石桥镇人民政府", "10月30日"));
        var asked = await Start(Administrator, "b.txt", Numbered("", "11月16日"));

        Assert.Equal("which-plan", (string?)asked.Body["code"]);
        Assert.Equal(["石桥镇 50 Active"], await Tasks());
    }

    [Fact]
    public async Task A_superseded_edition_comes_back_and_the_later_one_is_superseded()
    {
        var first = await Start(Administrator, "plan.txt", Notice.Text);
        var second = await Start(Administrator, "plan.txt", Notice.Text.Replace("共60亩，其中柳湾村40亩", "共70亩，其中柳湾村50亩"));
        var back = await Start(Administrator, "plan.txt", Notice.Text);

        Assert.Equal("started", (string?)back.Body["state"]);
        Assert.Equal((string?)first.Body["planId"], (string?)back.Body["planId"]);
        Assert.Equal("superseded", (string?)(await Json(await Administrator.GetAsync($"/api/plans/{second.Body["hash"]}")))["state"]);
        Assert.Contains("柳湾村 40 Active", await Tasks());
    }

    [Fact]
    public async Task Putting_an_edition_back_needs_the_rights_at_what_it_cancels()
    {
        var first = await Start(Administrator, "plan.txt", Notice.Text);
        await Start(Administrator, "b.txt", Notice.Text.Replace("松林村", "白杨村", StringComparison.Ordinal), "&cancels=1");
        var plan = $"/plans/{first.Body["hash"]}";
        var (office, supervisor) = (
            await SignedIn("qing", AccountRole.Office, Place.Parse("沙河区/青石镇")),
            await SignedIn("du", AccountRole.Supervisor, Place.Parse("沙河区/青石镇"))
        );

        await office.Open(plan);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Submit($"{plan}/start", ("version", "0"))).Status);
        Assert.Contains("重新启用", (await supervisor.Open(plan)).Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await supervisor.Submit($"{plan}/start", ("version", "0"), ("cancels", "1"))).Status);
        Assert.Contains("白杨村 20 Cancelled", await Tasks());
    }

    [Fact]
    public async Task What_is_corrected_on_the_draft_asks_the_question_anew()
    {
        await Start(Administrator, "核对单.csv", Table("2023-10-30"));
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(Table("2023-11-16")));
        var plan = $"/plans/{(await Json(await Administrator.PostAsync("/api/plans?name=别的.csv", file)))["hash"]}";
        var forms = new AntiforgeryForms(Administrator);
        await forms.Send($"{plan}/correct", ("scope", "head"), ("version", "0"), ("title", "核对单"));

        Assert.Equal(HttpStatusCode.Conflict, (await forms.Send($"{plan}/start", ("version", "1"))).StatusCode);
        Assert.Single(await Tasks());
    }
}
