using System.Net;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Grids;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Security;

namespace CultivatedLand.Tests.Web.Leads;

public class LeadPageTests : AccessTest
{
    private static readonly Place Town = Place.Parse("沙河区/青石镇")!;

    private static (string Name, string Value)[] Form(params (string Name, string Value)[] over) =>
        [
            .. new (string Name, string Value)[]
            {
                ("place", Some.Village.Path),
                ("kind", "illegal-use"),
                ("what", "河边耕地上新打了地基"),
                ("once", "a"),
            }.Where(field => over.All(other => other.Name != field.Name)),
            .. over,
        ];

    private async Task<Browser> Member()
    {
        var browser = await SignedIn("wang", AccountRole.GridMember, Some.Village);
        return await browser.Open("/leads/new");
    }

    private async Task<Lead> Reported()
    {
        await (await Member()).Submit("/leads/new", Form());
        return Assert.Single(await Part<GridStore>().Leads(default)).State;
    }

    [Fact]
    public async Task A_member_reports_a_lead_and_sees_it_recorded_with_the_draft_cleared()
    {
        var browser = await Member();
        await browser.Submit("/leads/new", Form(("area", "1.2"), ("position", "29.483, 106.481")));
        Assert.Equal(HttpStatusCode.SeeOther, browser.Status);
        await browser.Open(browser.Location!);
        Assert.Contains("data-draft-stored=\"lead\"", browser.Page, StringComparison.Ordinal);
        Assert.Contains("河边耕地上新打了地基", browser.Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("area", "-3")]
    [InlineData("area", "500000")]
    [InlineData("position", "在河边")]
    [InlineData("foundAt", "2023-07-21T09:00")]
    [InlineData("place", "沙河区/白塔镇")]
    public async Task What_cannot_be_right_is_said_and_what_was_typed_stays(string field, string value)
    {
        var browser = await Member();
        await browser.Submit("/leads/new", Form((field, value)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("河边耕地上新打了地基", browser.Page, StringComparison.Ordinal);
        Assert.Empty(await Part<GridStore>().Leads(default));
    }

    [Fact]
    public async Task A_lead_reported_twice_shows_the_first_and_is_stored_when_it_is_another()
    {
        var first = await Reported();
        var browser = await SignedIn("zhao", AccountRole.GridMember, Some.Village);
        await browser.Open("/leads/new");
        await browser.Submit("/leads/new", Form(("once", "b")));
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains($"/leads/{first.Id}", browser.Page, StringComparison.Ordinal);
        await browser.Submit("/leads/new", Form(("once", "b"), ("anyway", "yes")));
        Assert.Equal(2, (await Part<GridStore>().Leads(default)).Count);
    }

    [Fact]
    public async Task The_village_stops_and_reports_and_the_town_verifies()
    {
        var lead = await Reported();
        var member = await (await Browser().SignIn("wang", Password)).Open($"/leads/{lead.Id}");
        await member.Submit($"/leads/{lead.Id}/report-to-town");
        Assert.Equal(HttpStatusCode.SeeOther, member.Status);
        await member.Open($"/leads/{lead.Id}");
        await member.Submit($"/leads/{lead.Id}/verify", ("note", "属实"));
        Assert.Equal(HttpStatusCode.Forbidden, member.Status);

        var office = await (await SignedIn("town", AccountRole.Office, Town)).Open($"/leads/{lead.Id}");
        await office.Submit($"/leads/{lead.Id}/verify", ("note", "属实"));
        Assert.Equal(LeadStep.Verified, (await Part<GridStore>().Lead(lead.Id, default))!.State.Step);
    }

    [Fact]
    public async Task A_difficult_lead_is_disposed_of_by_the_district_alone()
    {
        var lead = await Reported();
        var office = await (await SignedIn("town", AccountRole.Office, Town)).Open($"/leads/{lead.Id}");
        foreach (
            var (act, fields) in new (string, (string, string)[])[]
            {
                ("report-to-town", []),
                ("verify", [("note", "属实")]),
                ("grade", [("grade", "difficult")]),
                ("report-to-district", [("note", "书面报告已送")]),
            }
        )
        {
            await office.Open($"/leads/{lead.Id}");
            await office.Submit($"/leads/{lead.Id}/{act}", fields);
            Assert.Equal(HttpStatusCode.SeeOther, office.Status);
        }

        await office.Open($"/leads/{lead.Id}");
        await office.Submit($"/leads/{lead.Id}/dispose", ("note", "已拆除"));
        Assert.Equal(HttpStatusCode.Forbidden, office.Status);
        var district = await (await SignedIn("district", AccountRole.Supervisor, Place.Parse("沙河区"))).Open($"/leads/{lead.Id}");
        await district.Submit($"/leads/{lead.Id}/dispose", ("note", "已拆除"));
        Assert.Equal(LeadStep.Disposed, (await Part<GridStore>().Lead(lead.Id, default))!.State.Step);
    }

    [Fact]
    public async Task A_lead_that_became_a_task_and_its_task_lead_to_each_other()
    {
        var lead = await Reported();
        await Post($"/api/leads/{lead.Id}/report-to-town", "{}");
        await Post($"/api/leads/{lead.Id}/verify", """{"note":"属实"}""");
        Assert.Equal(HttpStatusCode.OK, (await Post($"/api/leads/{lead.Id}/task", """{"due":"2023-09-30"}""")).StatusCode);
        var office = await SignedIn("town", AccountRole.Office, Town);
        Assert.Contains($"/tasks/{lead.Id.Task}", (await office.Open($"/leads/{lead.Id}")).Page, StringComparison.Ordinal);
        Assert.Contains($"/leads/{lead.Id}", (await office.Open($"/tasks/{lead.Id.Task}")).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leads_of_another_town_are_neither_listed_nor_found()
    {
        var lead = await Reported();
        var other = await SignedIn("elsewhere", AccountRole.Office, Place.Parse("沙河区/白塔镇"));
        Assert.DoesNotContain("河边耕地", (await other.Open("/leads?state=all")).Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open($"/leads/{lead.Id}")).Status);
    }

    [Fact]
    public async Task The_list_can_show_only_late_ones()
    {
        await Reported();
        var office = await SignedIn("town", AccountRole.Office, Town);
        Assert.DoesNotContain("河边耕地", (await office.Open("/leads?overdue=yes")).Page, StringComparison.Ordinal);
        Clock.MoveTo("2023-07-21 09:00");
        await office.SignIn("town", Password);
        Assert.Contains("河边耕地", (await office.Open("/leads?overdue=yes")).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patrol_is_recorded_and_one_in_the_future_is_not()
    {
        var browser = await SignedIn("wang", AccountRole.GridMember, Some.Village);
        await browser.Open("/patrols");
        await browser.Submit("/patrols/log", ("place", Some.Village.Path), ("at", "2023-07-20T20:00"), ("saw", "未见异常"), ("who", "王"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("未见异常", browser.Page, StringComparison.Ordinal);
        await browser.Submit("/patrols/log", ("place", Some.Village.Path), ("at", "2023-07-20T07:00"), ("saw", "未见异常"), ("who", "王"));
        Assert.Equal(HttpStatusCode.SeeOther, browser.Status);
        Assert.Single(await Part<GridStore>().Logs(Some.Day("2023-07-20"), Some.Day("2023-07-20"), default));
    }

    [Fact]
    public async Task The_office_sets_how_often_a_place_is_patrolled_and_the_page_shows_what_is_missed()
    {
        var office = await (await SignedIn("town", AccountRole.Office, Town)).Open("/patrols");
        await office.Submit("/patrols/plan", ("place", Some.Village.Path), ("count", "3"), ("unit", "day"), ("since", "2023-07-18"));
        Assert.Equal(HttpStatusCode.SeeOther, office.Status);
        Clock.MoveTo("2023-07-25 10:00");
        await office.SignIn("town", Password);
        Assert.Contains("2023-07-23", (await office.Open("/patrols")).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removing_how_often_a_place_is_patrolled_says_first_what_is_lost()
    {
        var office = await (await SignedIn("town", AccountRole.Office, Town)).Open("/patrols");
        await office.Submit("/patrols/plan", ("place", Some.Village.Path), ("count", "3"), ("unit", "day"), ("since", "2023-07-18"));
        var id = (await Part<GridStore>().Plans(default)).Single().Plan.Id;
        await office.Open("/patrols");

        await office.Submit("/patrols/unplan", ("id", id));
        Assert.Contains(
            "将删除沙河区 青石镇 柳湾村的巡查安排：不再提醒巡查，也不再计漏巡；巡查记录保留。确定吗？",
            WebUtility.HtmlDecode(office.Page),
            StringComparison.Ordinal
        );
        Assert.Single(await Part<GridStore>().Plans(default));

        await office.Submit("/patrols/unplan", ("id", id), ("confirmed", "yes"));
        Assert.Equal(HttpStatusCode.SeeOther, office.Status);
        Assert.Empty(await Part<GridStore>().Plans(default));
    }

    [Fact]
    public async Task Limits_are_set_through_the_API_and_count_at_once()
    {
        var lead = await Reported();
        var answer = await Administrator.PutAsync(
            "/api/grid/settings",
            new StringContent("""{"stepHours":{"found":2}}""", System.Text.Encoding.UTF8, "application/json")
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Some.At("2023-07-20 10:00"), (await Part<LeadService>().Rules(default)).WakeAt(lead));
    }
}
