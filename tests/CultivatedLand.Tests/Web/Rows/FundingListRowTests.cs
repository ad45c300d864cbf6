using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Testing.Clocks;

namespace CultivatedLand.Tests.Web.Rows;

/// <summary>Rows J9, J10, J14 and J15: projects, new land, growers and households are paid or sampled by name from lists.</summary>
public sealed class FundingListRowTests() : RowTest("2023-10-10 09:00")
{
    private const string Plan = "jjjj";

    private static readonly string Money = $"/api/settlement/plans/{Plan}";

    private static readonly Place District = Place.Parse("江津区")!;

    private async Task Started(string rule)
    {
        var edition = new PlanEdition("jj11", Plan, "plan.txt", "耕地补足", 1, 0, EditionState.Draft, Clock.GetUtcNow(), "办公室", null);
        await Part<IPlanStore>().Add(edition, default);
        await Part<IPlanStore>().TryChangeState("jj11", EditionState.Draft, EditionState.Started, Clock.GetUtcNow(), "办公室", default);
        await Part<StartedPlanStore>().Note(new Plan(Plan, "耕地补足", null, null, null, District, []), default);
        var answer = await Administrator.PutAsync(
            $"{Money}/rules",
            new StringContent($$"""{"rules":[{{rule}}]}""", Encoding.UTF8, "application/json")
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> Uploaded(HttpClient client, string kind, int year, string csv)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        content.Headers.ContentType = new("application/octet-stream");
        var answer = await client.PutAsync($"{Money}/lists/{kind}?year={year}&name=list.csv", content);
        return (answer.StatusCode, await Json(answer));
    }

    private async Task List(string kind, int year, string csv)
    {
        var (status, body) = await Uploaded(Administrator, kind, year, csv);
        Assert.True(status == HttpStatusCode.OK, $"{body}");
    }

    /// <summary>The lines of a year's sheet as <c>永兴复垦 300000.00 how it was reckoned</c>.</summary>
    private async Task<IReadOnlyList<string>> Lines(int year)
    {
        var sheet = await Json(await Administrator.GetAsync($"{Money}/sheet?from={year}-01-01&to={year}-12-31"));
        return
        [
            .. sheet["lines"]!
                .AsArray()
                .Select(line => $"{line!["payee"]} {line["amountYuan"]!.GetValue<decimal>():0.00} {line["english"]}"),
        ];
    }

    [Fact]
    public async Task J9_a_project_certified_on_2022_03_10_gets_300000_00_and_one_of_2021_12_20_nothing_with_the_reason()
    {
        await Started("""{"name":"指标收益激励","base":"index-proceeds","rate":20,"from":"2022-01-01"}""");
        await List(
            "projects",
            2022,
            "地点,项目名称,合格证日期,收益（元）\n石门镇,永兴复垦,2022-03-10,1500000.00\n石门镇,白坪整理,2021-12-20,800000\n石门镇,未验项目,,10\n"
        );

        var lines = await Lines(2022);

        Assert.Contains("永兴复垦 300000.00 1500000 yuan × 20 % = 300000.00 yuan (certified on 2022-03-10)", lines);
        Assert.Contains("白坪整理 0.00 certified on 2021-12-20, before 2022-01-01: nothing is paid", lines);
        Assert.Contains("未验项目 0.00 no day of a certificate: nothing is paid", lines);
    }

    private static string Parcels(bool isLastConfirmed) =>
        "地点,项目,图斑编号,面积（亩）,确认日期\n"
        + string.Concat(
            Enumerable
                .Range(1, 9)
                .Select(number =>
                    $"石门镇,永兴复垦,{number:000},{(number == 9 ? "4.35" : "1.00")},{(number < 9 || isLastConfirmed ? "2023-05-06" : "")}\n"
                )
        );

    [Fact]
    public async Task J10_12_35_mu_are_444600_00_once_every_parcel_is_confirmed()
    {
        await Started("""{"name":"包干经费","base":"index-area","rate":36000,"condition":"all-confirmed"}""");
        await List("new-land", 2023, Parcels(isLastConfirmed: true));

        Assert.Equal(["永兴复垦 444600.00 12.35 mu × 36000 yuan/mu = 444600.00 yuan"], await Lines(2023));
    }

    [Fact]
    public async Task J10_with_one_of_nine_not_confirmed_nothing_is_paid()
    {
        await Started("""{"name":"包干经费","base":"index-area","rate":36000,"condition":"all-confirmed"}""");
        await List("new-land", 2023, Parcels(isLastConfirmed: false));

        Assert.Equal(["永兴复垦 0.00 1 of 9 not confirmed: nothing is paid"], await Lines(2023));
    }

    [Fact]
    public async Task J14_a_grower_is_paid_on_the_checked_area_alone_and_one_who_is_not_checked_gets_nothing()
    {
        await Started("""{"name":"种粮补贴","base":"verified-area","rate":100}""");
        await List("growers", 2023, "地点,姓名,申报面积\n石门镇/永安村,张大户,320.00\n石门镇/永安村,李大户,80\n");

        var check = await Post(
            $"{Money}/growers/checks",
            """{"place":"江津区/石门镇/永安村","name":"张大户","foundMu":287.50,"checkedBy":"示例测绘公司","day":"2023-09-12"}"""
        );

        Assert.Equal(HttpStatusCode.OK, check.StatusCode);
        var lines = await Lines(2023);
        Assert.Contains("张大户 28750.00 287.5 mu checked (320 mu declared) × 100 yuan/mu = 28750.00 yuan", lines);
        Assert.Contains("李大户 0.00 80 mu declared, not checked: nothing is paid", lines);
        Assert.Contains("示例测绘公司", await Page($"/reports/lists?plan={Plan}&kind=growers&year=2023"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("330", "2023-09-12", "测绘", "found", "多于申报320亩")]
    [InlineData("-1", "2023-09-12", "测绘", "found", "不是面积")]
    [InlineData("280", "2023-10-11", "测绘", "day", "在今天（2023-10-10）之后")]
    [InlineData("280", "2023-09-12", "", "checker", "请填写核查人")]
    public async Task J14_a_check_that_cannot_be_is_said_at_its_field(string found, string day, string by, string field, string words)
    {
        await Started("""{"name":"种粮补贴","base":"verified-area","rate":100}""");
        await List("growers", 2023, "地点,姓名,申报面积\n石门镇/永安村,张大户,320.00\n");

        var answer = await Forms.Send(
            "/reports/lists/check",
            ("plan", Plan),
            ("year", "2023"),
            ("row", "江津区/石门镇/永安村\n张大户"),
            ("found", found),
            ("checker", by),
            ("day", day)
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        var at = page.IndexOf($"id=\"f-{field}\"", StringComparison.Ordinal);
        Assert.True(at > 0 && page.IndexOf(words, at, StringComparison.Ordinal) > at, page);
        Assert.Contains("not checked", (await Lines(2023))[0], StringComparison.Ordinal);
    }

    /// <summary>400 households, 80 in each of five villages, two of them in another town.</summary>
    private static string Households() =>
        "地点,户主,面积（亩）\n"
        + string.Concat(
            from village in Enumerable.Range(1, 5)
            from number in Enumerable.Range(1, 80)
            select $"{(village < 4 ? "石门镇" : "白沙镇")}/第{village}村,农户{number},{number % 9 + 1}.50\n"
        );

    private async Task<JsonNode> Drawn(string seed) =>
        await Json(await Post($"{Money}/household-samples", $$"""{"seed":"{{seed}}","year":2023}"""));

    private static IEnumerable<string> Names(JsonNode sample) => sample["rows"]!.AsArray().Select(row => $"{row!["place"]}/{row["name"]}");

    [Fact]
    public async Task J15_of_400_households_in_5_villages_25_are_drawn_the_same_for_the_same_seed()
    {
        await Started("""{"name":"种粮补贴","base":"verified-area","rate":100}""");
        await List("households", 2023, Households());

        var (first, second, other) = (await Drawn("2023-10"), await Drawn("2023-10"), await Drawn("2023-11"));

        Assert.Equal((400, 25), (first["of"]!.GetValue<int>(), first["drawn"]!.GetValue<int>()));
        Assert.All(first["rows"]!.AsArray().GroupBy(row => $"{row!["place"]}"), village => Assert.Equal(5, village.Count()));
        Assert.Equal(Names(first), Names(second));
        Assert.NotEqual(Names(first), Names(other));
    }

    [Fact]
    public async Task J15_what_is_found_stands_against_what_was_reported_2_are_smaller()
    {
        await Started("""{"name":"种粮补贴","base":"verified-area","rate":100}""");
        await List("households", 2023, Households());
        var sample = await Drawn("2023-10");
        var rows = sample["rows"]!.AsArray();
        JsonNode? last = null;
        for (var index = 0; index < rows.Count; index++)
        {
            var found = rows[index]!["areaMu"]!.GetValue<decimal>() - (index < 2 ? 0.5m : 0);
            var check = await Post(
                $"{Money}/household-samples/{sample["id"]}/checks",
                $$"""{"place":"{{rows[index]!["place"]}}","name":"{{rows[index]!["name"]}}","foundMu":{{found}},"checkedBy":"专人","day":"2023-10-09"}"""
            );
            Assert.Equal(HttpStatusCode.OK, check.StatusCode);
            last = await Json(check);
        }

        Assert.Equal(
            (25, 2, -1.0m),
            (last!["checked"]!.GetValue<int>(), last["smaller"]!.GetValue<int>(), last["differenceMu"]!.GetValue<decimal>())
        );
    }

    [Fact]
    public async Task J15_names_are_kept_from_other_towns_on_pages_in_workbooks_and_in_the_interface()
    {
        await Started("""{"name":"种粮补贴","base":"verified-area","rate":100}""");
        await List("households", 2023, Households());
        var sample = await Drawn("2023-10");
        var town = await Program(AccountRole.Office, "江津区/白沙镇");

        var list = await Json(await town.GetAsync($"{Money}/lists/households?year=2023"));
        var shown = await Json(await town.GetAsync($"{Money}/household-samples/{sample["id"]}"));

        Assert.Equal(160, list["rows"]!.AsArray().Count);
        Assert.All(list["rows"]!.AsArray(), row => Assert.StartsWith("江津区/白沙镇/", $"{row!["place"]}", StringComparison.Ordinal));
        Assert.Equal(10, shown["rows"]!.AsArray().Count);
        await Account("baisha", AccountRole.Office, Place.Parse("江津区/白沙镇"));
        var browser = await Browser().SignIn("baisha", Password);
        Assert.DoesNotContain(
            "石门镇",
            (await browser.Open($"/reports/lists?plan={Plan}&kind=households&year=2023")).Page,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task J15_a_town_that_uploads_again_changes_its_own_villages_and_no_others()
    {
        await Started("""{"name":"种粮补贴","base":"verified-area","rate":100}""");
        await List("households", 2023, Households());
        var town = await Program(AccountRole.Office, "江津区/白沙镇");

        var (status, _) = await Uploaded(town, "households", 2023, "地点,户主,面积（亩）\n江津区/白沙镇/第4村,新农户,2\n");
        var (foreign, problem) = await Uploaded(town, "households", 2023, "地点,户主,面积（亩）\n江津区/石门镇/第1村,新农户,2\n");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (status, foreign));
        Assert.Contains("江津区/石门镇/第1村", $"{problem["title"]}", StringComparison.Ordinal);
        var all = await Json(await Administrator.GetAsync($"{Money}/lists/households?year=2023"));
        Assert.Equal(321, all["rows"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("地点,户主\n石门镇/第1村,甲\n", "缺少列：面积")]
    [InlineData("地点,户主,面积\n石门镇/第1村,甲,2\n石门镇/第1村,甲,3\n", "第3行：“第1村”的“甲”与第2行重复")]
    [InlineData("地点,户主,面积\n石门镇/第1村,甲,0\n", "第2行：面积0亩不可能")]
    [InlineData("地点,户主,面积\n石门镇/第1村,甲,5000\n", "须大于0、不超过500亩")]
    [InlineData("地点,户主,面积\n石门镇/第1村,甲,约2\n", "第2行：“约2”不是面积")]
    [InlineData("地点,户主,面积\n河东区/石门镇,甲,2\n", "不在方案所在的“江津区”")]
    [InlineData("地点,户主,面积\n", "表头下有0行")]
    public async Task J15_a_list_that_cannot_be_is_refused_as_a_whole_with_what_and_where(string csv, string words)
    {
        await Started("""{"name":"种粮补贴","base":"verified-area","rate":100}""");
        await List("households", 2023, "地点,户主,面积（亩）\n石门镇/第1村,原农户,2\n");

        var (status, problem) = await Uploaded(Administrator, "households", 2023, csv);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(words, $"{problem["title"]}", StringComparison.Ordinal);
        var kept = await Json(await Administrator.GetAsync($"{Money}/lists/households?year=2023"));
        Assert.Equal("原农户", $"{Assert.Single(kept["rows"]!.AsArray())!["name"]}");
    }
}
