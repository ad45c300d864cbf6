using CultivatedLand.Acceptance.Hosting;

namespace CultivatedLand.Acceptance.Browser;

/// <summary>A supervisor: sees what burns, accepts part of it, returns the rest, grants, closes out.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SupervisorStory(BrowserFixture room) : HostTest
{
    private string task = "";

    protected override async Task Prepare()
    {
        task = (await Api.Task(Sample.Restore)).Text("id");
        (await Api.Post($"/api/tasks/{task}/report", new() { ["phase"] = "1;2;3", ["by"] = "罗明远" })).Ok();
        await Api.Upload($"/api/tasks/{task}/evidence", "现场.jpg", BusyOfficeSeed.Photograph());
    }

    [BrowserFact]
    public async Task Accepts_a_part_returns_the_rest_and_closes_out_in_the_end()
    {
        await using var office = await BrowserSession.Desktop(room.Browser, Host);
        await office.BecomeAdministrator(Host);
        var welcome = await office.MakeAccount("zhou", "周督导", "supervisor", "青禾县");

        await using var seat = await BrowserSession.Desktop(room.Browser, Host);
        await seat.SetPasswordAndEnter(welcome, "zhou");
        await seat.Open($"/tasks/{task}");
        await seat.Sees("现在不能办理的事项");

        await seat.Unfold("验收");
        await seat.Page.FillAsync("#accept-area", "30");
        await seat.Press("验收");
        await seat.Sees("验收已登记。");
        await seat.Sees("30 亩（37 %）");

        await seat.Unfold("退回整改");
        await seat.Page.GetByLabel("申请验收").Last.CheckAsync();
        await seat.Page.FillAsync("#return-reason", "第三块地未见苗");
        await seat.Shoot("supervisor-returns-desktop");
        await seat.Press("退回整改");
        await seat.Sees("已退回整改。");

        (await Api.Post($"/api/tasks/{task}/report", new() { ["phase"] = "3", ["by"] = "罗明远" })).Ok();
        await seat.Open($"/tasks/{task}");
        await seat.Unfold("验收");
        await seat.Press("验收");
        await seat.Sees("80 亩（100 %）");
        await seat.Unfold("销号");
        await seat.Press("销号");

        await seat.Sees("已销号");
        Assert.Equal("周督导", (await Api.History(task))[^1].Text("by"));
        Assert.Empty(seat.Complaints);
    }

    [BrowserFact]
    public async Task Somebody_who_may_not_is_told_whose_act_it_is()
    {
        await using var office = await BrowserSession.Desktop(room.Browser, Host);
        await office.BecomeAdministrator(Host);
        var welcome = await office.MakeAccount("luo", "罗明远", "leader", "青禾县/石桥镇");

        await using var seat = await BrowserSession.Desktop(room.Browser, Host);
        await seat.SetPasswordAndEnter(welcome, "luo");
        await seat.Open($"/tasks/{task}");
        await seat.Unfold("现在不能办理的事项");

        await seat.Sees("督导单位可以验收。");
    }
}
