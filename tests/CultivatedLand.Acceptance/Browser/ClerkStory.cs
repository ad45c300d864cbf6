using CultivatedLand.Acceptance.Hosting;
using Microsoft.Playwright;

namespace CultivatedLand.Acceptance.Browser;

/// <summary>
/// The clerk who has never read a manual: comes in by the link the host printed, and answers "how far are we?" in one look.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class ClerkStory(BrowserFixture browserFixture) : HostTest
{
    [BrowserFact]
    public async Task Comes_in_by_the_first_run_link_and_the_ledger_says_how_far_they_are()
    {
        await using var browserSession = await BrowserSession.Desktop(browserFixture.Browser, Host);
        await browserSession.BecomeAdministrator(Host);
        await browserSession.Open("/ledger");
        await browserSession.Sees("枫林村");
        await browserSession.Shoot("clerk-ledger-desktop");
        await browserSession.Page.Locator("main a[href^='/tasks/']", new() { HasText = Sample.Restore }).First.ClickAsync();
        await browserSession.Unfold("填报进度");
        await browserSession.Page.FillAsync("#report-area", "20");
        await browserSession.Press("填报进度");

        await browserSession.Sees("进度已登记。");
        Assert.Empty(browserSession.Complaints);
    }

    [BrowserFact]
    public async Task Uploads_a_notice_corrects_a_figure_starts_it_and_finds_it_in_the_ledger()
    {
        await using var browserSession = await BrowserSession.Desktop(browserFixture.Browser, Host);
        await browserSession.BecomeAdministrator(Host);
        await browserSession.Open("/plans");
        var notice = Sample
            .Plan.Replace("41号", "99号", StringComparison.Ordinal)
            .Replace("柳树村", "荷塘村", StringComparison.Ordinal)
            .Replace("枫林村", "松岭村", StringComparison.Ordinal)
            .Replace("白沙村", "石坝村", StringComparison.Ordinal);
        await browserSession
            .Page.Locator("#file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "补充方案.txt",
                    MimeType = "text/plain",
                    Buffer = Sample.Bytes(notice),
                }
            );
        await browserSession.Press("上传并读取");
        await browserSession.Sees("原文与读取结果");
        await browserSession.Shoot("clerk-draft-desktop");

        await browserSession.Page.Locator("section.task a.button").First.ClickAsync();
        await browserSession.Page.Locator("section.task.editing input[name$='.area']").First.FillAsync("88");
        await browserSession.Press("保存更正");
        await browserSession.Sees("88");
        await browserSession.Page.Locator("section.start button[type=submit]").ClickAsync();
        await browserSession.Page.WaitForLoadStateAsync();

        await browserSession.Open("/ledger");
        await browserSession.Sees("松岭村");
        await browserSession.Sees("88");
        Assert.Empty(browserSession.Complaints);
    }

    [BrowserFact]
    public async Task Two_clerks_on_one_task_do_not_overwrite_each_other()
    {
        var task = (await Api.Task(Sample.Restore)).Text("id");
        var token = (await File.ReadAllTextAsync(Host.Folder.Token)).Trim();
        await using var one = await BrowserSession.Desktop(browserFixture.Browser, Host, token);
        await using var other = await BrowserSession.Desktop(browserFixture.Browser, Host, token);
        await one.Open($"/tasks/{task}");
        await other.Open($"/tasks/{task}");
        await one.Page.FillAsync("#report-area", "20");
        await one.Press("填报进度");
        await one.Sees("进度已登记。");
        await other.Page.FillAsync("#report-area", "35");
        await other.Press("填报进度");

        await other.Sees("填写期间任务已有变动，尚未办理。");
        Assert.Equal("35", await other.Page.InputValueAsync("#report-area"));
        await other.Shoot("two-clerks-desktop");
        await other.Press("填报进度");
        await other.Sees("进度已登记。");
    }

    [BrowserFact]
    public async Task Signs_in_and_reports_with_the_keyboard_alone()
    {
        await using var browserSession = await BrowserSession.Desktop(browserFixture.Browser, Host);
        await browserSession.BecomeAdministrator(Host);
        await browserSession.Context.ClearCookiesAsync();
        var task = (await Api.Task(Sample.Restore)).Text("id");
        await browserSession.Open($"/tasks/{task}");
        await browserSession.TabTo("#name");
        await browserSession.Page.Keyboard.TypeAsync("admin");
        await browserSession.TabTo("#password");
        await browserSession.Page.Keyboard.TypeAsync(SignIn.Password);
        await browserSession.Page.Keyboard.PressAsync("Enter");
        await browserSession.Sees("正在办理");

        await browserSession.TabTo("#report-area");
        await browserSession.Page.Keyboard.TypeAsync("12.5");
        await browserSession.Page.Keyboard.PressAsync("Enter");

        await browserSession.Sees("进度已登记。");
        Assert.Equal("孙干事", (await Api.History(task))[^1].Text("by"));
    }
}
