using System.Net;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Tests.Documents;

namespace CultivatedLand.Tests.Web.Rows;

/// <summary>Rows E4, E20 and X16: what cannot be put right stands on the list of area to be substituted, and feeds the balance.</summary>
public sealed class SubstitutionRowTests : RowTest
{
    private const string Sheet = "/reports/substitutions";
    private const string Village = "青禾县/石桥镇/柳树村";

    private async Task<TaskId> Started()
    {
        var plan = (
            await Forms.File("/plans", "任务表.csv", $"{Header}1,{Village},恢复耕地,40,村委会,李村长,2023-10-30\n")
        ).Headers.Location!.OriginalString.Split('?')[0];
        await Begin(plan);
        return (await TaskOf(40m)).Id;
    }

    [SharedFact]
    public async Task E4_the_312_90_mu_are_claimed_with_their_reason_and_stand_on_the_list_of_their_plan_and_place()
    {
        var town = Place.Parse("铜梁区/二坪镇")!;
        Office.Directory.People = new PeopleDirectory([new(town, Role.LeadOffice, "建管办", "林晓舟", "lin@q.example")]);
        var plan = await Uploaded("erping-plan-2023");
        await Forms.Send(
            $"{plan}/correct",
            ("scope", "task.n312"),
            ("version", "0"),
            ("task.n312.name", "占补平衡不可整改部分"),
            ("task.n312.kind", "balance"),
            ("task.n312.area", "312.9"),
            ("task.n312.phase.n1.name", "核实补划"),
            ("task.n312.phase.n1.kind", "complete"),
            ("task.n312.phase.n1.due", "2023-10-30")
        );
        await Begin(plan, version: 6);
        var task = await TaskOf(312.9m);
        Clock.MoveTo("2023-08-01 10:07");
        await Act(task.Id, "claim-infeasible", ("area", "312.9"), ("reason", "林地、坡度大于25度"));
        Assert.Equal(HttpStatusCode.SeeOther, (await Act(task.Id, "grant-infeasible", ("area", "312.9"))).StatusCode);

        var page = await Page(Sheet);
        Assert.All(
            new[] { "须补划 312.90 亩", "林地、坡度大于25度", "铜梁区 二坪镇", "2023-08-01" },
            words => Assert.Contains(words, page, StringComparison.Ordinal)
        );
        var workbook = await Administrator.GetAsync($"{Sheet}.xlsx");
        Assert.Equal(HttpStatusCode.OK, workbook.StatusCode);
        Assert.Equal(312.9m, (decimal?)(await Json(await Administrator.GetAsync("/api/substitutions")))["totalMu"]);
    }

    [Fact]
    public async Task E20_land_lost_in_2021_is_shown_with_the_rule_and_declined()
    {
        var task = await Started();
        await Act(task, "claim-infeasible", ("area", "3.20"), ("lost", "2021"), ("reason", "建房占用"));
        Assert.Contains("2020年以后流失的耕地应在原址整改", await Page($"/tasks/{task}"), StringComparison.Ordinal);

        var asked = await Act(task, "grant-infeasible", ("area", "3.20"));
        var question = WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("申报的3.2亩于2021年流失", question, StringComparison.Ordinal);
        await Act(task, "decline-infeasible", ("reason", "2020年以后，应原址整改"));

        Assert.Equal(0m, (await TaskOf(40m)).Infeasible.Value);
        Assert.Contains("须补划 0.00 亩", await Page(Sheet), StringComparison.Ordinal);
    }

    [Fact]
    public async Task E20_land_lost_in_2016_is_granted_and_stands_on_the_list()
    {
        var task = await Started();
        await Act(task, "claim-infeasible", ("area", "5.00"), ("lost", "2016-05-03"), ("reason", "历史修路占用"));
        Assert.Equal(HttpStatusCode.SeeOther, (await Act(task, "grant-infeasible", ("area", "5.00"))).StatusCode);

        var page = await Page(Sheet);
        Assert.All(
            new[] { "须补划 5.00 亩", "2016", "历史修路占用", "青禾县 石桥镇 柳树村" },
            words => Assert.Contains(words, page, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task E20_a_grant_that_is_taken_back_leaves_the_list()
    {
        var task = await Started();
        await Act(task, "claim-infeasible", ("area", "5.00"), ("lost", "2016"), ("reason", "历史修路占用"));
        await Act(task, "grant-infeasible", ("area", "5.00"));
        var version = (await TaskOf(40m)).Version;
        await Forms.Send(
            $"/tasks/{task}/correct",
            ("act", $"{version}"),
            ("take-back", "yes"),
            ("reason", "面积有误"),
            ("seen", $"{version}"),
            ("once", "a")
        );

        Assert.Contains("须补划 0.00 亩", await Page(Sheet), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024", "须在1949至2023之间")]
    [InlineData("去年", "不是年份或日期")]
    public async Task E20_a_year_that_cannot_be_is_a_sentence(string lost, string expected)
    {
        var task = await Started();
        var answer = await Act(task, "claim-infeasible", ("area", "5"), ("lost", lost), ("reason", "修路"));

        Assert.Contains(expected, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Null((await TaskOf(40m)).PendingInfeasible);
    }

    private Task<HttpResponseMessage> Entry(string side, string area, string document, params (string, string)[] more) =>
        Forms.Send(Sheet, [("place", "青禾县"), ("side", side), ("day", "2023-07-20"), ("area", area), ("document", document), .. more]);

    [Fact]
    public async Task X16_a_hundred_confirmed_less_ninety_taken_leave_ten_and_eleven_more_are_a_finding()
    {
        await Entry("confirmed", "100.00", "补划〔2023〕1号");
        await Entry("taken", "90.00", "占用〔2023〕7号");
        var before = await Page(Sheet);
        Assert.Contains(">10.00</td>", before, StringComparison.Ordinal);
        Assert.DoesNotContain("多占", before, StringComparison.Ordinal);

        await Entry("taken", "11.00", "占用〔2023〕8号");

        Assert.Contains("已占用 101.00 亩，已确认补划 100.00 亩，多占 1.00 亩", await Page(Sheet), StringComparison.Ordinal);
        Assert.Contains("1.00 mu too many", await Page(Sheet, isEnglish: true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task X16_the_same_entry_twice_counts_once_and_another_area_is_asked_back()
    {
        await Entry("confirmed", "100.00", "补划〔2023〕1号");
        await Entry("confirmed", "100.00", "补划〔2023〕1号");
        Assert.Contains(">100.00</td>", await Page(Sheet), StringComparison.Ordinal);

        var asked = WebUtility.HtmlDecode(await (await Entry("confirmed", "80", "补划〔2023〕1号")).Content.ReadAsStringAsync());
        Assert.Contains("已登记 100 亩，将改为 80 亩", asked, StringComparison.Ordinal);
        Assert.Contains(">100.00</td>", await Page(Sheet), StringComparison.Ordinal);

        await Entry("confirmed", "80", "补划〔2023〕1号", ("confirmed", "yes"));
        Assert.Contains(">80.00</td>", await Page(Sheet), StringComparison.Ordinal);
        Assert.Contains("登记 100.00 亩", await Page(Sheet), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("area", "abc", "不是面积")]
    [InlineData("day", "2023-02-30", "不是日期")]
    [InlineData("day", "2023-08-01", "还没有到")]
    [InlineData("place", "管委", "不是区县、镇（街道）、村（社区）或组")]
    [InlineData("document", "", "请填写确认或占用的文件")]
    public async Task X16_bad_input_is_a_sentence_and_records_nothing(string field, string value, string expected)
    {
        var fields = new Dictionary<string, string>
        {
            ["place"] = "青禾县",
            ["side"] = "confirmed",
            ["day"] = "2023-07-20",
            ["area"] = "1",
            ["document"] = "补划1号",
            [field] = value,
        };
        var answer = await Forms.Send(Sheet, [.. fields.Select(pair => (pair.Key, pair.Value))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(expected, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("还没有登记补划确认或占用", await Page(Sheet), StringComparison.Ordinal);
    }
}
