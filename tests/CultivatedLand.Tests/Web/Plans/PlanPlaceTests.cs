using System.Net;
using System.Text;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Documents;

namespace CultivatedLand.Tests.Web.Plans;

/// <summary>Where a plan belongs: completed from who sends it and the directory, or asked.</summary>
public class PlanPlaceTests : EditionTest
{
    private const string Own = "青禾县/石桥镇";
    private const string Twin = "云岭县/石桥镇";

    private const string Villages =
        Header + "1,枫林村,果园退果还粮,80,枫林村,何静,2023-10-30\n2,白沙村,苗木清理,60,白沙村,万晓春,2023-10-30\n";

    /// <summary>The product's own template, filled in.</summary>
    private const string Template =
        "耕地整改任务表\n单位：亩\n序号,任务名称,任务类型,所在村,任务面积,责任领导,责任单位,牵头单位,翻耕时限,种植时限,申请验收时限,验收时限,整改时限,备注\n"
        + "1,果园退果还粮,其他,枫林村,80,何静,枫林村,农服中心,,,,,2023-10-30,\n";

    private static string Notice(string issuer) =>
        $"关于耕地恢复的通知\n\n{issuer}\n2023年7月20日\n\n一、组织实施\n（一）关于完成耕地恢复的问题。\n"
        + "恢复耕地50亩。（责任单位：相关村；牵头单位：建管办；整改时限：2023年10月30日前）\n";

    private async Task<IEnumerable<string>> Places() =>
        (await Office.Ledger.List(new TaskQuery(), default))
            .Tasks.Select(task => task.State)
            .Where(task => task.Id != Some.Id)
            .Select(task => task.Spec.Place.Path);

    [Theory]
    [InlineData("石桥镇人民政府")]
    [InlineData("青禾县石桥镇人民政府")]
    [InlineData("云州市青禾县石桥镇人民政府")]
    public async Task The_office_of_a_town_starts_its_notice_however_the_notice_writes_the_town(string issuer)
    {
        var started = await Start(await Program(AccountRole.Office, Own), "通知.txt", Notice(issuer));

        Assert.Equal("started", (string?)started.Body["state"]);
        Assert.Equal([Own], await Places());
    }

    [SharedFact]
    public async Task The_office_of_Erping_starts_its_own_notice()
    {
        var started = await Start(await Program(AccountRole.Office, "铜梁区/二坪镇"), "通知.txt", SharedTexts.Notice("erping-plan-2023"));

        Assert.Equal("started", (string?)started.Body["state"]);
        Assert.All(await Places(), place => Assert.StartsWith("铜梁区/二坪镇", place, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("任务.csv", Villages)]
    [InlineData("plan.csv", Template)]
    public async Task A_table_of_villages_alone_lies_in_the_town_of_who_sends_it(string name, string table)
    {
        await Start(await Program(AccountRole.Office, Own), name, table);

        Assert.Contains($"{Own}/枫林村", await Places());
    }

    [Fact]
    public async Task Two_towns_that_fill_in_the_template_under_one_name_have_two_plans()
    {
        await Start(await Program(AccountRole.Office, Own), "plan.csv", Template);
        await Start(await Program(AccountRole.Office, "青禾县/河口镇"), "plan.csv", Template.Replace("枫林村", "东风村"));

        Assert.Equal(["东风村 80 Active", "枫林村 80 Active"], await Tasks());
    }

    [Fact]
    public async Task The_very_same_table_of_another_town_shows_nothing_of_the_first()
    {
        var first = await Start(await Program(AccountRole.Office, Own), "a.csv", Villages);
        var second = await Start(await Program(AccountRole.Office, Twin), "b.csv", Villages);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Answer.StatusCode);
        Assert.DoesNotContain((string)first.Body["hash"]!, second.Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_two_towns_is_asked_and_answers()
    {
        await Account("du", AccountRole.Supervisor, Place.Parse(Own));
        await Part<AccountStore>()
            .Change("du", du => du with { Grants = [.. du.Grants, new(AccountRole.Supervisor, Place.Parse(Twin))] }, default);
        using var supervisor = await Program("du");
        var asked = await Start(supervisor, "任务.csv", Villages);
        Assert.Equal((HttpStatusCode.Conflict, "which-place"), (asked.Answer.StatusCode, (string?)asked.Body["code"]));
        Assert.Equal(2, asked.Body["more"]!["places"]!.AsArray().Count);
        Assert.Empty(await Places());

        var start = $"/api/plans/{asked.Body["more"]!["hash"]}/start?place={Uri.EscapeDataString(Twin)}";
        Assert.Equal(HttpStatusCode.OK, (await supervisor.PostAsync(start, null)).StatusCode);
        Assert.All(await Places(), place => Assert.StartsWith(Twin, place, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_that_leaves_out_the_county_is_asked_about_and_neither_county_sees_it()
    {
        using var own = await Program(AccountRole.Office, Own);
        using var twin = await Program(AccountRole.Office, Twin);
        var asked = await Start(Administrator, "通知.txt", Notice("石桥镇人民政府"));
        Assert.Equal("which-place", (string?)asked.Body["code"]);

        var plan = $"/api/plans/{asked.Body["more"]!["hash"]}";
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync(plan)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await twin.PostAsync($"{plan}/start?place={Uri.EscapeDataString(Twin)}", null)).StatusCode);
    }

    [Fact]
    public async Task A_task_under_a_name_of_two_counties_is_covered_by_neither()
    {
        await Office.With(Some.FourPhases() with { Place = Place.Parse("石桥镇/枫林村")! }, TaskId.Of("ab12-1"));
        using var own = await Program(AccountRole.Office, Own);
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync("/api/tasks/ab12-1")).StatusCode);

        using var twin = await Program(AccountRole.Office, Twin);
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync("/api/tasks/ab12-1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await twin.GetAsync("/api/tasks/ab12-1")).StatusCode);
        Assert.Empty((await Json(await own.GetAsync("/api/tasks")))["tasks"]!.AsArray());
    }

    [Fact]
    public async Task What_lies_under_the_name_that_an_account_has_without_a_county_is_its_own_alone()
    {
        await Office.With(Some.FourPhases() with { Place = Place.Parse("石桥镇/枫林村")! }, TaskId.Of("ab12-1"));
        using var bare = await Program(AccountRole.Office, "石桥镇");
        using var own = await Program(AccountRole.Office, Own);

        Assert.Equal(HttpStatusCode.OK, (await bare.GetAsync("/api/tasks/ab12-1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync("/api/tasks/ab12-1")).StatusCode);
    }

    [Fact]
    public async Task An_account_without_a_county_sends_no_plan_of_a_county()
    {
        var answer = await Start(await Program(AccountRole.Office, "石桥镇"), "通知.txt", Notice("青禾县石桥镇人民政府"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Answer.StatusCode);
    }

    [Theory]
    [InlineData("青禾县/河口镇/东风村")]
    [InlineData("河口镇/东风村")]
    [InlineData("云岭县/石桥镇/东风村")]
    public async Task A_row_of_another_town_is_not_taken_into_the_own_one(string row)
    {
        var table = $"青禾县石桥镇整改任务清单\n{Header}1,{row},复耕,80,枫林村,何静,2023-10-30\n";
        var answer = await Start(await Program(AccountRole.Office, Own), "清单.csv", table);

        Assert.NotEqual("started", (string?)answer.Body["state"]);
        Assert.Empty(await Places());
    }

    [Fact]
    public async Task No_place_is_made_up_where_nobody_can_tell_it()
    {
        using var towns = await Program(AccountRole.Office, Own);
        using var other = await Program(AccountRole.Office, Twin);
        var asked = await Start(Administrator, "任务.csv", Villages);
        Assert.Equal("which-place", (string?)asked.Body["code"]);

        await Start(
            Administrator,
            "任务.csv",
            Villages + "3,松林村,复耕,1,松林村,何静,2023-10-30\n",
            $"&place={Uri.EscapeDataString(Own)}"
        );
        Assert.All(await Places(), place => Assert.StartsWith(Own, place, StringComparison.Ordinal));
        Assert.Equal(3, (await Places()).Count());
    }

    [Theory]
    [InlineData("石桥镇")]
    [InlineData("///")]
    public async Task An_answer_that_is_no_place_or_still_two_is_refused(string typed)
    {
        await Program(AccountRole.Office, Own);
        await Program(AccountRole.Office, Twin);
        var answer = await Start(Administrator, "任务.csv", Villages, $"&place={Uri.EscapeDataString(typed)}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Answer.StatusCode);
    }

    [Fact]
    public async Task The_page_asks_where_a_plan_belongs_and_its_form_answers()
    {
        await Program(AccountRole.Office, Own);
        await Program(AccountRole.Office, Twin);
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(Villages));
        var plan = $"/plans/{(await Json(await Administrator.PostAsync("/api/plans?name=a.csv", file)))["hash"]}";
        var forms = new AntiforgeryForms(Administrator);

        Assert.Contains(
            "这份方案属于哪里？",
            await (await Administrator.GetAsync(plan)).Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Conflict, (await forms.Send($"{plan}/start", ("version", "0"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await forms.Send($"{plan}/start", ("version", "0"), ("place", Own))).StatusCode);
        Assert.All(await Places(), place => Assert.StartsWith(Own, place, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_place_that_is_corrected_on_the_draft_is_completed_like_any_other()
    {
        await Account("shi", AccountRole.Office, Place.Parse(Own));
        using var office = await Program("shi");
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(Villages));
        var plan = $"/plans/{(await Json(await office.PostAsync("/api/plans?name=a.csv", file)))["hash"]}";
        var browser = await Browser().SignIn("shi", Password);
        await browser.Open(plan);
        await browser.Submit($"{plan}/correct", ("scope", "head"), ("version", "0"), ("issuer", "云州市青禾县石桥镇人民政府"));

        Assert.Equal(HttpStatusCode.SeeOther, browser.Status);
        await browser.Open(plan);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Submit($"{plan}/start", ("version", "1"))).Status);
        Assert.Contains($"{Own}/枫林村", await Places());
    }
}
