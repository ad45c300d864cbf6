using System.Net;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Tests.Web.Plans;

namespace CultivatedLand.Tests.Web.Settings;

public sealed class LimitSettingsPageTests : WebTest
{
    private AntiforgeryForms Forms => field ??= new(Administrator);

    private Task<HttpResponseMessage> Grid(int expected = 0, string other = "24", string found = "", string above = "2") =>
        Forms.Send(
            "/settings/grid",
            [("expected", $"{expected}"), ("other", other), ("hours-found", found), ("chief", "1"), ("above", above)]
        );

    private Task<HttpResponseMessage> Interviews(int expected = 0, string lag = "20", string loss = "50", string days = "15") =>
        Forms.Send(
            "/settings/interviews",
            [("expected", $"{expected}"), ("lag", lag), ("from", "50"), ("loss", loss), ("illegal", "10"), ("days", days)]
        );

    [Fact]
    public async Task Limits_of_leads_and_patrols_that_are_kept_count()
    {
        Assert.Equal(HttpStatusCode.SeeOther, (await Grid(found: "12", above: "3")).StatusCode);

        var settings = await Part<GridStore>().Settings(default);
        Assert.Equal(TimeSpan.FromHours(12), settings.Leads.Limit(LeadStep.Found));
        Assert.Equal(TimeSpan.FromHours(24), settings.Leads.Limit(LeadStep.Reported));
        Assert.Equal(new PatrolPolicy(1, 3), settings.Patrols);
        Assert.Contains("value=\"12\"", await Administrator.GetStringAsync("/settings/grid"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("一天", "2", "“一天”不是整数。")]
    [InlineData("0", "2", "线索每一步的时限须为1至2160小时。")]
    [InlineData("24", "1", "漏巡须先告知网格长")]
    public async Task A_limit_that_cannot_be_is_told_and_what_was_typed_stays(string other, string above, string fault)
    {
        var answer = await Grid(other: other, above: above);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(fault, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{other}\"", page, StringComparison.Ordinal);
        Assert.Equal(0, (await Part<GridStore>().Settings(default)).Number);
    }

    [Fact]
    public async Task Whoever_saw_older_limits_is_told_and_overwrites_nothing()
    {
        await Grid(found: "12");

        Assert.Contains("在此期间已有人改过", await (await Grid(found: "6")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromHours(12), (await Part<GridStore>().Settings(default)).Leads.Limit(LeadStep.Found));
    }

    [Fact]
    public async Task Limits_of_interviews_that_are_kept_count()
    {
        Assert.Equal(HttpStatusCode.SeeOther, (await Interviews(lag: "30", loss: "66.67", days: "10")).StatusCode);

        var settings = await Part<InterviewStore>().Settings(default);
        Assert.Equal(
            (InterviewCriteria.Default with { LagPoints = 30, NewLoss = Mu.Of(66.67m) }, 10),
            (settings.Criteria, settings.FollowUpDays)
        );
        Assert.Contains("66.67亩", await Administrator.GetStringAsync("/reports/interviews"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "50", "15", "进度滞后的界限")]
    [InlineData("20", "-5", "15", "“-5”不是面积")]
    [InlineData("20", "50", "0", "约谈整改期限")]
    public async Task A_limit_of_interviews_that_cannot_be_is_told(string lag, string loss, string days, string fault)
    {
        var answer = await Interviews(0, lag, loss, days);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(fault, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_saw_older_limits_of_interviews_overwrites_nothing()
    {
        await Interviews(lag: "30");

        Assert.Equal(HttpStatusCode.Conflict, (await Interviews(lag: "40")).StatusCode);
        Assert.Equal(30, (await Part<InterviewStore>().Settings(default)).Criteria.LagPoints);
    }
}
