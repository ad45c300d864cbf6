using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Api;

public sealed class ReportsApiTests : WebTest
{
    private const string Rules = """{"rules":[{"name":"验收面积补助","base":"accepted-area","rate":600}]}""";

    private static readonly string PlanId = Some.Id.Value.Split('-')[0];
    private static readonly string Money = $"/api/settlement/plans/{PlanId}";

    private Task<HttpResponseMessage> Put(string path, string json, string? match = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (match is not null)
            request.Headers.TryAddWithoutValidation("If-Match", match);
        return Administrator.SendAsync(request);
    }

    private async Task<JsonNode> Get(string path) => await Json(await Administrator.GetAsync(path));

    private async Task Started()
    {
        var planStore = Part<IPlanStore>();
        await planStore.Add(
            new PlanEdition("aa11", PlanId, "plan.txt", "整改方案", 1, 0, EditionState.Draft, Clock.GetUtcNow(), "办公室", null),
            default
        );
        await planStore.TryChangeState("aa11", EditionState.Draft, EditionState.Started, Clock.GetUtcNow(), "办公室", default);
        await Part<StartedPlanStore>().Note(new Plan(PlanId, "整改方案", null, null, null, Some.Village, []), default);
        Assert.IsType<Decision>(await Office.Desk.Execute(Some.Id, new TaskCommand.Accept(Mu.Of(5)) { IsConfirmed = true }, default));
    }

    [Fact]
    public async Task A_rhythm_is_added_goes_out_and_is_read_as_table_and_workbook()
    {
        var added = await Json(
            await Post("/api/rhythms", """{"name":"整改周通报","place":"沙河区/青石镇","kind":"bulletin","every":"week","weekday":1}""")
        );
        Assert.Equal("2023-07-24", added["next"]!.GetValue<string>());
        Clock.MoveTo("2023-07-24 09:00");
        await Part<BulletinJob>().Send(default);

        var occurrence = (await Get("/api/rhythms"))["rhythms"]![0]!["gone"]![0]!["occurrence"]!.GetValue<string>();
        var bulletin = await Get($"/api/bulletins/{Uri.EscapeDataString(occurrence)}");
        Assert.Equal(
            ("沙河区/青石镇/柳湾村", 101m),
            (bulletin["lines"]![0]!["place"]!.GetValue<string>(), bulletin["total"]!["targetMu"]!.GetValue<decimal>())
        );
        Assert.Equal(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            (await Administrator.GetAsync($"/api/bulletins/{Uri.EscapeDataString(occurrence)}.xlsx")).Content.Headers.ContentType?.MediaType
        );
    }

    [Fact]
    public async Task A_rhythm_is_switched_off_and_on()
    {
        var id = (await Json(await Post("/api/rhythms", """{"name":"月报","every":"month"}""")))["id"]!.GetValue<string>();

        Assert.False((await Json(await Post($"/api/rhythms/{id}/off", "{}")))["isOn"]!.GetValue<bool>());
        Assert.True((await Json(await Post($"/api/rhythms/{id}/on", "{}")))["isOn"]!.GetValue<bool>());
        Assert.Equal(HttpStatusCode.NotFound, (await Post("/api/rhythms/none/on", "{}")).StatusCode);
    }

    [Fact]
    public async Task A_rhythm_without_a_name_is_refused_in_the_pages_words()
    {
        var answer = await Post("/api/rhythms", """{"every":"week"}""");

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "请填写名称（最多60字）。"),
            (answer.StatusCode, (await Json(answer))["title"]!.GetValue<string>())
        );
    }

    [Fact]
    public async Task A_settlement_is_ruled_reckoned_approved_and_frozen()
    {
        await Started();
        await Put($"{Money}/rules", Rules);
        var sheet = await Get($"{Money}/sheet?from=2023-01-01&to=2023-12-31");
        Assert.Equal((3000m, true), (sheet["totalYuan"]!.GetValue<decimal>(), sheet["canBeApproved"]!.GetValue<bool>()));
        Assert.Equal("5亩 × 600元/亩 = 3000.00元", sheet["lines"]![0]!["chinese"]!.GetValue<string>());

        var approved = await Post($"{Money}/approve", """{"from":"2023-01-01","to":"2023-12-31","totalYuan":3000}""");
        Assert.Equal(HttpStatusCode.Created, approved.StatusCode);
        await Office.Desk.Execute(Some.Id, new TaskCommand.Accept(Mu.Of(7)) { IsConfirmed = true }, default);
        var id = (await Json(approved))["id"]!.GetValue<string>();
        Assert.Equal(3000m, (await Get($"/api/settlement/sheets/{id}"))["sheet"]!["totalYuan"]!.GetValue<decimal>());
        Assert.Equal(HttpStatusCode.OK, (await Administrator.GetAsync($"/api/settlement/sheets/{id}.xlsx")).StatusCode);
    }

    [Fact]
    public async Task What_was_not_seen_is_not_approved()
    {
        await Started();
        await Put($"{Money}/rules", Rules);

        Assert.Equal(
            HttpStatusCode.PreconditionFailed,
            (await Post($"{Money}/approve", """{"from":"2023-01-01","to":"2023-12-31","totalYuan":2999.99}""")).StatusCode
        );
        Assert.Empty((await Get("/api/settlement/sheets"))["sheets"]!.AsArray());
    }

    [Fact]
    public async Task A_settlement_whose_figures_are_missing_names_them_and_is_not_approved()
    {
        await Started();
        await Put($"{Money}/rules", """{"rules":[{"name":"网格管理经费","base":"grid-area","rate":3}]}""");

        var answer = await Post($"{Money}/approve", """{"from":"2023-01-01","to":"2023-12-31","totalYuan":0}""");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("缺少“网格管理经费”所需的数据", (await Json(answer))["title"]!.GetValue<string>(), StringComparison.Ordinal);
        await Put($"{Money}/figures", """{"year":2023,"place":"沙河区/青石镇/柳湾村","gridMu":1000}""");
        Assert.Equal(3000m, (await Get($"{Money}/sheet?from=2023-01-01&to=2023-12-31"))["totalYuan"]!.GetValue<decimal>());
    }

    [Theory]
    [InlineData("""{"place":"沙河区/青石镇/柳湾村","gridMu":-1}""", "“-1”不是面积")]
    [InlineData("""{"place":"沙河区/青石镇/柳湾村","verifiedMu":99000000000}""", "“99000000000”不是面积")]
    [InlineData("""{"place":"沙河区/青石镇/柳湾村","indexMu":1.234}""", "“1.234”不是面积")]
    [InlineData("""{"place":"沙河区/青石镇/柳湾村","proceedsYuan":-3}""", "“-3”不是金额")]
    [InlineData("""{"gridMu":1}""", "没有填写地点，应如 青禾县/石桥镇。")]
    public async Task Figures_that_cannot_be_are_refused(string body, string fault)
    {
        await Started();

        Assert.Contains(fault, (await Json(await Put($"{Money}/figures", body)))["title"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_rules_for_one_base_are_told_and_keep_the_sheet_from_approval()
    {
        await Started();
        await Put(
            $"{Money}/rules",
            """{"rules":[{"name":"补助","base":"accepted-area","rate":600},{"name":"奖补","base":"accepted-area","rate":100}]}"""
        );

        Assert.Contains(
            "同一面积会付两次",
            (await Get($"{Money}/sheet?from=2023-01-01&to=2023-12-31"))["faults"]![0]!["chinese"]!.GetValue<string>(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await Post($"{Money}/approve", """{"from":"2023-01-01","to":"2023-12-31","totalYuan":3500}""")).StatusCode
        );
    }

    [Fact]
    public async Task Rules_that_somebody_else_has_set_meanwhile_are_not_overwritten()
    {
        await Started();
        var tag = (await Put($"{Money}/rules", Rules)).Headers.ETag!.ToString();
        Clock.MoveTo("2023-07-21 08:00");

        Assert.Equal(HttpStatusCode.OK, (await Put($"{Money}/rules", Rules, tag)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Put($"{Money}/rules", Rules, tag)).StatusCode);
    }

    [Theory]
    [InlineData("""{"year":2023,"place":"沙河区/青石镇","indicator":"retention","targetMu":100,"currentMu":-1}""", "“-1”不是面积")]
    [InlineData("""{"year":2023,"place":"沙河区/青石镇","indicator":"happiness","targetMu":100,"currentMu":1}""", "请选择指标。")]
    [InlineData("""{"year":1823,"place":"沙河区/青石镇","indicator":"retention","targetMu":100,"currentMu":1}""", "年度（year）")]
    public async Task A_target_that_cannot_be_is_refused(string body, string fault) =>
        Assert.Contains(fault, (await Json(await Put("/api/targets", body)))["title"]!.GetValue<string>(), StringComparison.Ordinal);

    [Fact]
    public async Task Targets_show_gap_and_colour()
    {
        await Put(
            "/api/targets",
            """{"year":2023,"place":"沙河区/青石镇","indicator":"retention","targetMu":16057.05,"currentMu":16117.1,"deductedMu":121.95,"reason":"未纳入保护任务"}"""
        );

        var shown = (await Get("/api/targets?year=2023&place=沙河区/青石镇"))["places"]![0]!["indicators"]![0]!;
        Assert.Equal(
            (15995.15m, 61.9m, "yellow"),
            (shown["countedMu"]!.GetValue<decimal>(), shown["gapMu"]!.GetValue<decimal>(), shown["light"]!.GetValue<string>())
        );
    }

    [Fact]
    public async Task A_sample_is_drawn_taken_to_the_field_and_its_differences_are_shown()
    {
        await Started();
        var sample = await Json(await Post("/api/samples", $$"""{"plan":"{{PlanId}}","seed":"2023","percent":100}"""));
        var id = sample["id"]!.GetValue<string>();
        Assert.Equal(Some.Id.Value, sample["tasks"]![0]!["task"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await Administrator.GetAsync($"/api/samples/{id}.xlsx")).StatusCode);

        var wrong = await Post(
            $"/api/samples/{id}/checks",
            $$"""{"checks":[{"task":"{{Some.Id}}","foundMu":4.8},{"task":"other-1","foundMu":1}]}"""
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(0, (await Get($"/api/samples/{id}"))["checked"]!.GetValue<int>());

        var entered = await Json(
            await Post($"/api/samples/{id}/checks", $$"""{"checks":[{"task":"{{Some.Id}}","foundMu":4.8,"remark":"地头有沟"}]}""")
        );
        Assert.Equal(-0.2m, entered["differenceMu"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task A_sample_sent_twice_under_one_key_is_drawn_once()
    {
        await Started();
        for (var again = 0; again < 2; again++)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/samples")
            {
                Content = new StringContent($$"""{"plan":"{{PlanId}}","seed":"2023"}""", Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("Idempotency-Key", "draw-1");
            Assert.Equal(HttpStatusCode.Created, (await Administrator.SendAsync(request)).StatusCode);
        }

        Assert.Single((await Get("/api/samples"))["samples"]!.AsArray());
    }

    [Fact]
    public async Task Interviews_name_figure_limit_and_state()
    {
        await Part<InterviewStore>()
            .Set(InterviewCriteria.Default with { JudgedFrom = 40 }, 15, null, Clock.GetUtcNow(), "管理员", default);
        Clock.MoveTo("2023-09-28 09:00");
        await Part<InterviewJob>().Run(default);

        var shown = (await Get("/api/interviews"))["interviews"]![0]!;
        Assert.Equal(
            ("沙河区/青石镇", "lagging", 20m, "proposed"),
            (
                shown["place"]!.GetValue<string>(),
                shown["cause"]!.GetValue<string>(),
                shown["limit"]!.GetValue<decimal>(),
                shown["state"]!.GetValue<string>()
            )
        );
        Assert.Null(shown["followUp"]);
        Assert.Contains("整改进度滞后", await Administrator.GetStringAsync($"/reports/interviews/{shown["id"]}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_of_interviews_change_only_as_they_were_read()
    {
        var tag = (await Administrator.GetAsync("/api/interviews/settings")).Headers.ETag!.ToString();

        Assert.Equal(
            30m,
            (await Json(await Put("/api/interviews/settings", """{"lagPoints":30}""", tag)))["lagPoints"]!.GetValue<decimal>()
        );
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Put("/api/interviews/settings", """{"lagPoints":40}""", tag)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Put("/api/interviews/settings", """{"lagPoints":0}""")).StatusCode);
    }

    [Fact]
    public async Task All_of_it_is_in_the_description_with_what_it_answers()
    {
        var paths = (await Json(await Anybody.GetAsync("/openapi.json")))["paths"]!.AsObject();

        Assert.All(
            ["/api/rhythms", "/api/settlement/plans/{plan}/sheet", "/api/targets", "/api/samples/{id}", "/api/interviews"],
            path => Assert.NotNull(paths[path]!["get"]!["responses"]!["200"]!["content"])
        );
    }
}
