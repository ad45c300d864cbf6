using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Tests.Documents;

namespace CultivatedLand.Tests.Web.Rows;

/// <summary>Rows R12 and R13 with the notice of Erong: eight villages are settled, approved and paid.</summary>
public sealed class PaymentRowTests() : RowTest("2023-04-17 08:30")
{
    private static readonly Place Town = Place.Parse("秀山土家族苗族自治县/峨溶镇")!;

    private static readonly string First = Town.Child("峨溶居委会").Path;

    private static readonly decimal[] Accepted = [120.17m, 110, 90, 12.06m, 17.64m, 30, 17.5m, 42.16m];

    /// <summary>Accepts what the eight villages have done and approves the sheet of the year.</summary>
    /// <returns>The address of the sheet in the API.</returns>
    private async Task<string> Approved()
    {
        await Begin(await Uploaded("erong-plan-2023"));
        Clock.MoveTo("2023-12-01 10:00");
        var tasks = (await Office.Ledger.List(new TaskQuery(), default))
            .Tasks.Select(task => task.State)
            .Where(task => task.Spec.Target is not null)
            .OrderBy(task => task.Id.Value.Length)
            .ThenBy(task => task.Id.Value, StringComparer.Ordinal)
            .ToList();
        Assert.Equal([115.17m, 110, 90, 30, 30, 30, 30, 30], tasks.Select(task => task.Spec.Target!.Value.Value));
        foreach (var (task, area) in tasks.Zip(Accepted))
            await Office.Desk.Execute(task.Id, new TaskCommand.Accept(Mu.Of(area)) { IsConfirmed = true }, default);
        var answer = await Post(
            $"/api/settlement/plans/{tasks[0].Id.Plan}/approve",
            """{"from":"2023-01-01","to":"2023-12-31","totalYuan":272079.40}"""
        );
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> Sent(HttpClient client, string path, string body)
    {
        var answer = await client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        return (answer.StatusCode, await Json(answer));
    }

    private static (decimal Approved, decimal Paid, decimal Open) Figures(JsonNode balance) =>
        (Yuan(balance, "approvedYuan"), Yuan(balance, "paidYuan"), Yuan(balance, "openYuan"));

    private static decimal Yuan(JsonNode node, string name) => node[name]!.GetValue<decimal>();

    private static string Pays(decimal amount, string voucher = "财付2023-118", string day = "2023-12-20") =>
        $$"""{"place":"{{First}}","amountYuan":{{amount}},"day":"{{day}}","voucher":"{{voucher}}"}""";

    [SharedFact]
    public async Task R12_eight_villages_get_272079_40_and_each_has_its_subtotal_below_its_lines()
    {
        var sheet = await Approved();
        var page = await Page($"/reports/settlement/{sheet.Split('/')[^1]}");
        var first = page.IndexOf($"{First}</bdi> 小计", StringComparison.Ordinal);

        Assert.True(first > 0 && first < page.LastIndexOf("龙塘冲村</bdi></th>", StringComparison.Ordinal), "The subtotals are a heap.");
        Assert.Contains("272,079.40", page, StringComparison.Ordinal);
        Assert.Contains("74,655.40", page, StringComparison.Ordinal);
    }

    [SharedFact]
    public async Task R12_an_acceptance_is_asked_for_its_net_area_which_the_base_pays_while_the_target_is_met_by_the_whole()
    {
        await Begin(await Uploaded("erong-plan-2023"));
        Clock.MoveTo("2023-12-01 10:00");
        var task = (await Office.Ledger.List(new TaskQuery(), default)).Tasks.Single(task => task.State.Spec.Place.Name == "贵凳村").State;
        Assert.Contains("其中净面积（亩）", await Page($"/tasks/{task.Id}"), StringComparison.Ordinal);

        var refused = await Act(task.Id, "accept", ("area", "90"), ("net", "95"), ("confirmed", "yes"));
        Assert.Contains(
            "净面积95亩多于本次验收面积90亩",
            WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
        await Act(task.Id, "accept", ("area", "90"), ("net", "82.50"), ("confirmed", "yes"));

        var page = await Page($"/reports/settlement?plan={task.Id.Plan}&from=2023-01-01&to=2023-12-31");
        Assert.Contains("净面积82.5亩（验收90亩） × 600元/亩 = 49500.00元", page, StringComparison.Ordinal);
        Assert.Contains("90亩 × 20元/亩 = 1800.00元", page, StringComparison.Ordinal);
    }

    [SharedFact]
    public async Task R13_finance_pays_one_village_and_197424_00_stay_open()
    {
        var sheet = await Approved();
        var finance = await Program(AccountRole.Finance, Town.Path);
        Clock.MoveTo("2023-12-20 16:00");

        var (status, balance) = await Sent(finance, $"{sheet}/payments", Pays(74_655.40m));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((272_079.40m, 74_655.40m, 197_424.00m), Figures(balance));
        Assert.Equal(
            [72_102m, 2_303.40m, 250m],
            balance["lines"]!.AsArray().Where(line => $"{line!["place"]}" == First).Select(line => Yuan(line!, "paidYuan"))
        );
        Assert.Equal(197_424.00m, Yuan(await Json(await finance.GetAsync("/api/settlement/open")), "openYuan"));
        Assert.Contains("197,424.00", await Page("/reports/payments"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Administrator.GetAsync("/reports/payments.xlsx")).StatusCode);
    }

    [SharedFact]
    public async Task R13_more_than_what_is_open_is_refused_with_the_figures_and_nothing_is_paid()
    {
        var sheet = await Approved();
        Clock.MoveTo("2023-12-20 16:00");

        var (status, problem) = await Sent(Administrator, $"{sheet}/payments", Pays(80_000m));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(
            "审定74,655.40元，已付0.00元，未付74,655.40元；您填的是80,000.00元，多出5,344.60元",
            problem["title"]!.GetValue<string>(),
            StringComparison.Ordinal
        );
        Assert.Equal("amount", problem["more"]!["faults"]![0]!["field"]!.GetValue<string>());
        Assert.Equal(272_079.40m, Yuan(await Json(await Administrator.GetAsync($"{sheet}/payments")), "openYuan"));
    }

    [SharedFact]
    public async Task R13_of_two_who_pay_the_same_village_at_once_one_is_refused()
    {
        var sheet = await Approved();
        Clock.MoveTo("2023-12-20 16:00");

        var answers = await Task.WhenAll(
            Sent(Administrator, $"{sheet}/payments", Pays(74_655.40m, "甲")),
            Sent(Administrator, $"{sheet}/payments", Pays(74_655.40m, "乙"))
        );

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity], answers.Select(answer => answer.Status).Order());
        Assert.Equal(74_655.40m, Yuan(await Json(await Administrator.GetAsync($"{sheet}/payments")), "paidYuan"));
    }

    [SharedTheory]
    [InlineData("0", "2023-12-20", "甲", "amount", "须大于0")]
    [InlineData("-5", "2023-12-20", "甲", "amount", "须大于0")]
    [InlineData("1.005", "2023-12-20", "甲", "amount", "精确到分")]
    [InlineData("100", "2023-12-21", "甲", "day", "在今天（2023-12-20）之后")]
    [InlineData("100", "2022-12-31", "甲", "day", "早于结算期的第一天2023-01-01")]
    [InlineData("100", "12月20日", "甲", "day", "不是日期")]
    [InlineData("100", "2023-12-20", " ", "voucher", "没有填写凭证号")]
    public async Task R13_what_cannot_be_paid_is_said_at_its_field(string amount, string day, string voucher, string field, string words)
    {
        var sheet = await Approved();
        Clock.MoveTo("2023-12-20 16:00");
        var page = $"/reports/settlement/{sheet.Split('/')[^1]}";

        var answer = await Forms.Send($"{page}/pay", ("to", First), ("amount", amount), ("day", day), ("voucher", voucher));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var shown = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains($"href=\"#f-pay-{field}\"", shown, StringComparison.Ordinal);
        Assert.Contains(words, shown, StringComparison.Ordinal);
        Assert.Equal(0m, Yuan(await Json(await Administrator.GetAsync($"{sheet}/payments")), "paidYuan"));
    }

    [SharedFact]
    public async Task R13_who_recorded_a_payment_corrects_it_with_a_reason_and_nobody_else_does()
    {
        var sheet = await Approved();
        var (finance, colleague) = (await Program(AccountRole.Finance, Town.Path), await Program(AccountRole.Finance, Town.Path));
        Clock.MoveTo("2023-12-20 16:00");
        await Sent(finance, $"{sheet}/payments", Pays(74_655.40m));
        const string Correction = """{"amountYuan":74000,"day":"2023-12-20","voucher":"财付2023-119","reason":"填错金额"}""";

        var (status, problem) = await Sent(colleague, $"{sheet}/payments/1/correct", Correction);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("只能由本人更正或撤回", problem["title"]!.GetValue<string>(), StringComparison.Ordinal);

        var (_, corrected) = await Sent(finance, $"{sheet}/payments/1/correct", Correction);
        Assert.Equal((272_079.40m, 74_000m, 198_079.40m), Figures(corrected));
        Assert.Equal("填错金额", corrected["payments"]![0]!["reason"]!.GetValue<string>());

        var (unreasoned, _) = await Sent(finance, $"{sheet}/payments/2/take-back", """{"reason":" "}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unreasoned);
        var (_, back) = await Sent(finance, $"{sheet}/payments/2/take-back", """{"reason":"账户有误，款项退回"}""");
        Assert.Equal((272_079.40m, 0m, 272_079.40m), Figures(back));
    }

    [SharedFact]
    public async Task R13_a_sheet_that_a_later_version_has_replaced_is_paid_no_more_and_what_was_paid_counts_there()
    {
        var sheet = await Approved();
        Clock.MoveTo("2023-12-20 16:00");
        await Sent(Administrator, $"{sheet}/payments", Pays(74_655.40m));
        var task = (await Office.Ledger.List(new TaskQuery(), default)).Tasks.Single(task => task.State.Spec.Place.Name == "贵凳村").State;
        await Office.Desk.Execute(task.Id, new TaskCommand.Accept(Mu.Of(1m)) { IsConfirmed = true }, default);

        var (status, next) = await Sent(Administrator, $"{sheet}/replace", """{"totalYuan":272729.40,"reason":"贵凳村补验"}""");
        Assert.Equal(HttpStatusCode.Created, status);
        var (refused, problem) = await Sent(Administrator, $"{sheet}/payments", Pays(1m, "丙"));
        Assert.Equal(HttpStatusCode.Conflict, refused);
        Assert.Contains("已被新的一版", problem["title"]!.GetValue<string>(), StringComparison.Ordinal);
        var balance = await Json(await Administrator.GetAsync($"/api/settlement/sheets/{next["id"]!.GetValue<string>()}/payments"));
        Assert.Equal((272_729.40m, 74_655.40m, 198_074.00m), Figures(balance));
    }

    [SharedFact]
    public async Task R13_who_approves_does_not_pay_and_who_pays_does_not_approve()
    {
        var sheet = await Approved();
        Clock.MoveTo("2023-12-20 16:00");
        var supervisor = await Program(AccountRole.Supervisor, Town.Path);

        var (status, _) = await Sent(supervisor, $"{sheet}/payments", Pays(100m));

        Assert.Equal(HttpStatusCode.Forbidden, status);
    }
}
