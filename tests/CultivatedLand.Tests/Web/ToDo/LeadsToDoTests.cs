using System.Net;
using CultivatedLand.Testing.Clocks;

namespace CultivatedLand.Tests.Web.ToDo;

/// <summary>The first page of an office of the grid. Row D4: what waits, since how many hours.</summary>
public sealed class LeadsToDoTests : WebTest
{
    private async Task<string> Lead(string what, string place = "沙河区/青石镇/柳湾村") =>
        (string)(await Json(await Post("/api/leads", $$"""{"place":"{{place}}","what":"{{what}}","anyway":true}""")))["id"]!;

    private async Task Do(string lead, string act, string body = "{}")
    {
        var answer = await Post($"/api/leads/{lead}/{act}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Leads_stand_by_what_they_wait_for_with_the_hours_of_the_oldest()
    {
        var first = await Lead("新打地基");
        await Do(first, "report-to-town");
        Clock.MoveTo("2023-07-20 20:00");
        await Do(await Lead("堆放砂石"), "report-to-town");
        var simple = await Lead("搭建棚房");
        await Do(simple, "report-to-town");
        await Do(simple, "verify", """{"note":"属实"}""");
        await Do(simple, "grade", """{"grade":"simple","note":"情节轻微"}""");
        Clock.MoveTo("2023-07-21 03:00");

        var page = WebUtility.HtmlDecode(await Administrator.GetStringAsync("/today"));

        Assert.Contains("待核实 (2) <span class=\"faint\">最长已等19小时", page, StringComparison.Ordinal);
        Assert.Contains("待处置 (1) <span class=\"faint\">最长已等7小时", page, StringComparison.Ordinal);
        Assert.Contains("还剩5小时", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_over_its_limit_says_by_how_many_hours()
    {
        await Do(await Lead("新打地基"), "report-to-town");
        Clock.MoveTo("2023-07-21 11:30");

        Assert.Contains("已超时4小时", WebUtility.HtmlDecode(await Administrator.GetStringAsync("/today")), StringComparison.Ordinal);
    }
}
