using CultivatedLand.Acceptance.Hosting;
using Microsoft.Playwright;

namespace CultivatedLand.Acceptance.Browser;

/// <summary>
/// Four people from their first sign-in to the strike-off of a task, each on a screen of their own, without the API or the terminal.
/// Only the clock is moved from outside. Every step leaves a picture.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class FourRolesStory(BrowserFixture browserFixture) : HostTest
{
    protected override Task<HostProcess> Begin() => HostProcess.StartAt("2023-07-20T08:00", Data);

    [BrowserFact]
    public async Task An_empty_system_becomes_an_office_whose_work_is_struck_off()
    {
        await using var administrator = await BrowserSession.Desktop(browserFixture.Browser, Host);
        await administrator.BecomeAdministrator(Host, "钟管理");
        await administrator.Sees("今日要办");
        await administrator.Shoot("roles-administrator-1-first-screen");
        await PutInThePeople(administrator);
        var forTheClerk = await administrator.MakeAccount("sun", "孙干事", "office", "青禾县/石桥镇");
        var forTheLeader = await administrator.MakeAccount("luo", "罗明远", "leader", "青禾县/石桥镇");
        var forTheSupervisor = await administrator.MakeAccount("zhou", "周督导", "supervisor", "青禾县");
        await administrator.Shoot("roles-administrator-3-one-time-link");

        await using var clerk = await BrowserSession.Desktop(browserFixture.Browser, Host);
        await clerk.SetPasswordAndEnter(forTheClerk, "sun");
        await clerk.Sees("先上传一份方案");
        await clerk.Shoot("roles-office-1-first-screen");
        await UploadAndStart(clerk);

        await Api.SetClock("2023-08-14T09:05");
        await using var leader = await BrowserSession.Phone(browserFixture.Browser, Host);
        await leader.SetPasswordAndEnter(forTheLeader, "luo");
        await leader.Sees("我的任务 (5)");
        await leader.Shoot("roles-leader-1-first-screen");
        await ReportAndApply(leader);

        await using var supervisor = await BrowserSession.Desktop(browserFixture.Browser, Host);
        await supervisor.SetPasswordAndEnter(forTheSupervisor, "zhou");
        await supervisor.Sees("待验收 (1)");
        await supervisor.Shoot("roles-supervisor-1-first-screen");
        await Return(supervisor);

        await leader.Open("/today");
        await leader.Sees("退回待改 (1)");
        await leader.Shoot("roles-leader-4-returned");
        await leader.Unfold("填报进度");
        await Shown(leader).Locator("input[name=area]").FillAsync("80");
        await leader.Shoot("roles-leader-5-in-place");
        await leader.Press("填报进度");
        await ConfirmWhereAsked(leader);
        await leader.Sees("进度已登记。");

        await AcceptAndCloseOut(supervisor);

        await clerk.Open("/ledger?state=closed-out");
        await clerk.Sees("恢复补足");
        await clerk.Shoot("roles-office-4-struck-off");
        Assert.Empty(administrator.Complaints.Concat(clerk.Complaints).Concat(leader.Complaints).Concat(supervisor.Complaints));
    }

    private static async Task PutInThePeople(BrowserSession administrator)
    {
        await administrator.Open("/settings/directory");
        await administrator.Page.Locator("#file").SetInputFilesAsync(File("people.csv", "text/csv", Sample.People));
        await administrator.Press("看看变化");
        await administrator.Shoot("roles-administrator-2-people");
        await administrator.Press("采用");
        await administrator.Sees("罗明远");
    }

    private static async Task UploadAndStart(BrowserSession clerk)
    {
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "上传方案" }).First.ClickAsync();
        await clerk.Page.Locator("#file").SetInputFilesAsync(File(Sample.PlanName, "text/plain", Sample.Plan));
        await clerk.Press("上传并读取");
        await clerk.Sees("原文与读取结果");
        await clerk.Shoot("roles-office-2-draft");
        await clerk.Page.Locator("section.start button[type=submit]").First.ClickAsync();
        await clerk.Sees("已启动");
        await clerk.Shoot("roles-office-3-started");
    }

    private static async Task ReportAndApply(BrowserSession leader)
    {
        await leader.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("恢复补足") }).First.ClickAsync();
        await leader.Unfold("填报进度");
        await leader.Page.Locator("input[name=phase][value='1']").First.CheckAsync();
        await leader.Page.Locator("input[name=phase][value='2']").First.CheckAsync();
        await leader.Page.Locator("#report-area").FillAsync("80");
        await leader.Shoot("roles-leader-2-report");
        await leader.Press("填报进度");
        await ConfirmWhereAsked(leader);
        await leader.Sees("进度已登记。");
        await leader.Unfold("申请验收");
        await leader.Press("申请验收");
        await ConfirmWhereAsked(leader);
        await leader.Sees("已申请验收。");
        await leader
            .Page.Locator("#files")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "现场.jpg",
                    MimeType = "image/jpeg",
                    Buffer = BusyOfficeSeed.Photograph(),
                }
            );
        await leader.Press("上传举证");
        await leader.Sees("举证（1）");
        await leader.Shoot("roles-leader-3-applied");
    }

    private static async Task Return(BrowserSession supervisor)
    {
        await supervisor.Unfold("退回整改");
        await Shown(supervisor).Locator("input[name=phase]").Nth(1).CheckAsync();
        await Shown(supervisor).Locator("textarea[name=reason]").FillAsync("第三块地未见苗");
        await supervisor.Shoot("roles-supervisor-2-return-in-place");
        await supervisor.Press("退回整改");
        await ConfirmWhereAsked(supervisor);
        await supervisor.Sees("已退回整改。");
        await supervisor.Shoot("roles-supervisor-3-returned");
    }

    private static async Task AcceptAndCloseOut(BrowserSession supervisor)
    {
        await supervisor.Open("/today");
        await supervisor.Sees("待验收 (1)");
        await supervisor.Unfold("验收");
        await Shown(supervisor).Locator("input[name=area]").FillAsync("80");
        await supervisor.Press("验收");
        await supervisor.Sees("将验收余下的全部 80 亩");
        await supervisor.Shoot("roles-supervisor-4-asked-back");
        await supervisor.Press("确定，照此办理");
        await supervisor.Sees("验收已登记。");
        await supervisor.Sees("待销号 (1)");
        await supervisor.Unfold("销号");
        await supervisor.Shoot("roles-supervisor-5-close-out-in-place");
        await supervisor.Press("销号");
        await supervisor.Sees("已销号。");
        await supervisor.Shoot("roles-supervisor-6-struck-off");
    }

    /// <summary>The act that is unfolded.</summary>
    private static ILocator Shown(BrowserSession session) => session.Page.Locator("details.act-card[open]").Last;

    private static async Task ConfirmWhereAsked(BrowserSession session)
    {
        if (await session.Page.Locator("form.confirmation").CountAsync() > 0)
            await session.Press("确定，照此办理");
    }

    private static FilePayload File(string name, string type, string text) =>
        new()
        {
            Name = name,
            MimeType = type,
            Buffer = Sample.Bytes(text),
        };
}
