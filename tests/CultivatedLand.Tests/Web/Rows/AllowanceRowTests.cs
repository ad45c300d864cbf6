using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Rows;

/// <summary>Row D16: allowances of grid members, by month or by patrol, a line for each person, paid as any line.</summary>
public sealed class AllowanceRowTests() : RowTest("2022-12-30 09:00")
{
    private const string Plan = "dddd";

    private static readonly string Money = $"/api/settlement/plans/{Plan}";

    private static readonly Place Town = Place.Parse("大渡口区/跳磴镇")!;

    /// <summary>Starts a plan without tasks, with eight grid members in four villages.</summary>
    private async Task Started(string rule)
    {
        Office.Directory.People = new PeopleDirectory([
            .. Enumerable
                .Range(1, 8)
                .Select(number => new DirectoryEntry(
                    Town.Child($"第{(number + 1) / 2}村"),
                    Role.GridMember,
                    null,
                    $"网格员{number}",
                    $"g{number}@q.example"
                )),
        ]);
        var edition = new PlanEdition("dd11", Plan, "plan.txt", "网格化监管", 1, 0, EditionState.Draft, Clock.GetUtcNow(), "办公室", null);
        await Part<IPlanStore>().Add(edition, default);
        await Part<IPlanStore>().TryChangeState("dd11", EditionState.Draft, EditionState.Started, Clock.GetUtcNow(), "办公室", default);
        await Part<StartedPlanStore>().Note(new Plan(Plan, "网格化监管", null, null, null, Town, []), default);
        var answer = await Administrator.PutAsync(
            $"{Money}/rules",
            new StringContent($$"""{"rules":[{{rule}}]}""", Encoding.UTF8, "application/json")
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<JsonNode> Sheet() => await Json(await Administrator.GetAsync($"{Money}/sheet?from=2022-01-01&to=2022-12-31"));

    /// <summary>Writes patrols of each member down, of the whole year in its first months.</summary>
    private async Task Patrolled(int each)
    {
        for (var member = 1; member <= 8; member++)
        {
            for (var number = 0; number < each; number++)
            {
                var at = Some.At($"2022-{number + 1:00}-15 08:30");
                var village = Town.Child($"第{(member + 1) / 2}村");
                var log = new PatrolLog($"{member}-{number}", village, $"网格员{member}", at, "未见异常", [], null, null, "办公室", at);
                await Part<GridStore>().Add(log, default);
            }
        }
    }

    [Fact]
    public async Task D16_eight_members_at_200_00_a_month_are_19200_00_a_line_for_each_person()
    {
        await Started("""{"name":"网格补助","base":"member-months","rate":200}""");
        var sheet = await Sheet();

        Assert.Equal((19_200.00m, true), (sheet["totalYuan"]!.GetValue<decimal>(), sheet["canBeApproved"]!.GetValue<bool>()));
        Assert.Equal(
            [.. Enumerable.Range(1, 8).Select(number => $"网格员{number} 2400.00")],
            sheet["lines"]!.AsArray().Select(line => $"{line!["payee"]} {line["amountYuan"]!.GetValue<decimal>():0.00}")
        );
        Assert.Equal("200元/人·月 × 12个月 = 2400.00元", sheet["lines"]![0]!["chinese"]!.GetValue<string>());
        Assert.Contains("网格员8", await Page($"/reports/settlement?plan={Plan}&from=2022-01-01&to=2022-12-31"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D16_half_the_patrols_made_are_9600_00_by_patrol()
    {
        await Started("""{"name":"网格补助","base":"patrols-made","rate":200}""");
        await Patrolled(6);

        Assert.Equal(9_600.00m, (await Sheet())["totalYuan"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task D16_the_line_of_one_person_is_paid_and_the_others_stay_open()
    {
        await Started("""{"name":"网格补助","base":"member-months","rate":200}""");
        var approved = await Post($"{Money}/approve", """{"from":"2022-01-01","to":"2022-12-31","totalYuan":19200}""");

        var answer = await Post(
            $"{approved.Headers.Location!.OriginalString}/payments",
            """{"line":1,"amountYuan":2400,"day":"2022-12-30","voucher":"财付2022-9"}"""
        );

        var balance = await Json(answer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("网格员1", balance["payments"]![0]!["payee"]!.GetValue<string>());
        Assert.Equal(16_800.00m, balance["openYuan"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task D16_without_a_grid_member_the_sheet_says_so_and_is_not_approved()
    {
        await Started("""{"name":"网格补助","base":"member-months","rate":200}""");
        Office.Directory.People = new PeopleDirectory([]);

        var sheet = await Sheet();

        Assert.False(sheet["canBeApproved"]!.GetValue<bool>());
        Assert.Contains("通讯录中没有网格员", sheet["faults"]![0]!["chinese"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
