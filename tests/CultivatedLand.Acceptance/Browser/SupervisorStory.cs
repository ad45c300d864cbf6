using CultivatedLand.Acceptance.Hosting;

namespace CultivatedLand.Acceptance.Browser;

/// <summary>A supervisor: sees what burns, accepts part of it, returns the rest, grants, closes out.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SupervisorStory(BrowserFixture browserFixture) : HostTest
{
    private string _task = "";

    protected override async Task Prepare()
    {
        _task = (await Api.Task(Sample.Restore)).Text("id");
        (
            await Api.Post(
                $"/api/tasks/{_task}/report",
                new()
                {
                    ["phase"] = "1;2;3",
                    ["by"] = "罗明远",
                    ["confirmed"] = true,
                }
            )
        ).Ok();
        await Api.Upload($"/api/tasks/{_task}/evidence", "现场.jpg", BusyOfficeSeed.Photograph());
    }

    [BrowserFact]
    public async Task Accepts_a_part_returns_the_rest_and_closes_out_in_the_end()
    {
        await using var office = await BrowserSession.Desktop(browserFixture.Browser, Host);
        await office.BecomeAdministrator(Host);
        var welcome = await office.MakeAccount("zhou", "周督导", "supervisor", "青禾县");

        await using var browserSession = await BrowserSession.Desktop(browserFixture.Browser, Host);
        await browserSession.SetPasswordAndEnter(welcome, "zhou");
        await browserSession.Open($"/tasks/{_task}");
        await browserSession.Sees("现在不能办理的事项");

        await browserSession.Unfold("验收");
        await browserSession.Page.FillAsync("#accept-area", "30");
        await browserSession.Press("验收");
        await browserSession.Sees("验收已登记。");
        await browserSession.Sees("30 亩（37.5 %）");

        await browserSession.Unfold("退回整改");
        await browserSession.Page.GetByLabel("申请验收").Last.CheckAsync();
        await browserSession.Page.FillAsync("#return-reason", "第三块地未见苗");
        await browserSession.Shoot("supervisor-returns-desktop");
        await browserSession.Press("退回整改");
        await browserSession.Sees("已退回整改。");

        (
            await Api.Post(
                $"/api/tasks/{_task}/report",
                new()
                {
                    ["phase"] = "3",
                    ["by"] = "罗明远",
                    ["confirmed"] = true,
                }
            )
        ).Ok();
        await browserSession.Open($"/tasks/{_task}");
        await browserSession.Unfold("验收");
        await browserSession.Page.FillAsync("#accept-area", "50");
        await browserSession.Press("验收");
        await browserSession.Sees("将验收余下的全部 50 亩，累计 80 亩，目标 80 亩，确定吗？");
        await browserSession.Shoot("supervisor-confirms-desktop");
        await browserSession.Press("确定，照此办理");
        await browserSession.Sees("80 亩（100 %）");
        await browserSession.Unfold("销号");
        await browserSession.Press("销号");

        await browserSession.Sees("已销号");
        Assert.Equal("周督导", (await Api.History(_task))[^1].Text("by"));
        Assert.Empty(browserSession.Complaints);
    }

    [BrowserFact]
    public async Task Somebody_who_may_not_is_told_whose_act_it_is()
    {
        await using var office = await BrowserSession.Desktop(browserFixture.Browser, Host);
        await office.BecomeAdministrator(Host);
        var welcome = await office.MakeAccount("luo", "罗明远", "leader", "青禾县/石桥镇");

        await using var browserSession = await BrowserSession.Desktop(browserFixture.Browser, Host);
        await browserSession.SetPasswordAndEnter(welcome, "luo");
        await browserSession.Open($"/tasks/{_task}");
        await browserSession.Unfold("现在不能办理的事项");

        await browserSession.Sees("督导单位可以验收。");
    }
}
