using System.Net;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Tests.Documents;

namespace CultivatedLand.Tests.Web.Rows;

/// <summary>Row E17 with the notice of Erping: a rule without a rate is asked for once, and pays accepted area alone.</summary>
public sealed class FundingRowTests() : RowTest("2023-07-20 08:00")
{
    private const string Period = "from=2023-01-01&to=2023-12-31";

    private async Task<string> Begun()
    {
        var draft = await Uploaded("erping-plan-2023");
        Assert.Contains("标准未写明", await Page(draft), StringComparison.Ordinal);
        await Press(draft, "以 2023-10-30 为准");
        await Begin(draft, 1);
        return (await Office.Ledger.List(new TaskQuery(), default)).Tasks[0].State.Id.Plan;
    }

    private Task<HttpResponseMessage> Rate(string plan, string rate) =>
        Forms.Send(
            "/reports/settlement/rules",
            ("plan", plan),
            ("from", "2023-01-01"),
            ("to", "2023-12-31"),
            ("name0", "验收面积补助"),
            ("base0", "accepted-area"),
            ("rate0", rate),
            ("condition0", "always")
        );

    [SharedFact]
    public async Task E17_the_rate_is_asked_for_once_on_the_settlement_page_and_nothing_is_paid_before()
    {
        var plan = await Begun();
        var page = await Page($"/reports/settlement?plan={plan}&{Period}");

        Assert.Contains("标准未写明", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("请在上面填写一次").Length);
        Assert.DoesNotContain("审定并固定", page, StringComparison.Ordinal);
        Assert.Contains(
            "rate not stated",
            await Page($"/reports/settlement?plan={plan}&{Period}", isEnglish: true),
            StringComparison.Ordinal
        );
    }

    [SharedFact]
    public async Task E17_at_500_yuan_24_50_mu_are_12250_00_and_what_is_not_accepted_is_0_00_with_its_reason()
    {
        var plan = await Begun();
        var task = await TaskOf(101m);
        Clock.MoveTo("2023-11-02 10:00");
        await Office.Desk.Execute(task.Id, new TaskCommand.Accept(Mu.Of(24.50m)) { IsConfirmed = true }, default);
        Assert.Equal(HttpStatusCode.SeeOther, (await Rate(plan, "500")).StatusCode);

        var page = await Page($"/reports/settlement?plan={plan}&from=2023-11-01&to=2023-12-31");
        Assert.Contains("24.5亩 × 500元/亩 = 12250.00元", page, StringComparison.Ordinal);
        Assert.Contains("12,250.00", page, StringComparison.Ordinal);
        Assert.Contains("未验收，不予支付", page, StringComparison.Ordinal);
        Assert.Contains(
            "not accepted: nothing is paid",
            await Page($"/reports/settlement?plan={plan}&from=2023-11-01&to=2023-12-31", isEnglish: true),
            StringComparison.Ordinal
        );
    }
}
