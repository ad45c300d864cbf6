using CultivatedLand.Acceptance.Hosting;
using Microsoft.Playwright;

namespace CultivatedLand.Acceptance.Browser;

/// <summary>
/// An interview from its proposal to the strike-off of what it asked for, and a meeting from its arrangements to a decision that is a task.
/// Every step leaves a picture, and every page fits a phone 390 pixels wide.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class InterviewAndMeetingStory(BrowserFixture browserFixture) : HostTest
{
    private async Task<BrowserSession> Office() =>
        await BrowserSession.Desktop(browserFixture.Browser, Host, (await File.ReadAllTextAsync(Host.Folder.Token)).Trim());

    [BrowserFact]
    public async Task An_interview_is_released_and_held_and_its_follow_up_is_struck_off()
    {
        await Api.SetClock("2023-08-29T10:00");
        await using var office = await Office();
        await office.Open("/reports/interviews");
        await office.Page.Locator("main a[href^='/reports/interviews/y']").First.ClickAsync();
        await office.Sees("待签发");
        await Pictured(office, "interview-1-proposed");

        await office.Page.FillAsync("#f-release-day", "2023-08-30");
        await office.Page.FillAsync("#f-release-hour", "15:00");
        await office.Page.FillAsync("#f-release-venue", "三楼会议室");
        await office.Page.FillAsync("#f-release-chair", "何书记");
        await office.Page.FillAsync("#f-release-unit", "古井村村民委员会");
        await office.Page.FillAsync("#f-release-leader", "罗明远");
        await office.Press("签发并通知");
        await office.Sees("已签发");
        await Pictured(office, "interview-2-released");

        await Api.SetClock("2023-08-30T16:00");
        await office.Page.ReloadAsync();
        await office.Page.FillAsync("#f-hold-demands", "9月10日前完成翻耕，书面报告");
        await office.Page.FillAsync("#f-hold-due", "2023-09-14");
        await Pictured(office, "interview-3-minutes");
        await office.Press("登记");
        await office.Sees("已约谈");
        await Pictured(office, "interview-4-held");

        await office.Page.Locator("main a[href^='/tasks/y']").First.ClickAsync();
        await office.Unfold("填报进度");
        await office.Press("填报进度");
        await Confirm(office);
        await office.Sees("进度已登记。");
        await office
            .Page.Locator("#files")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "现场.jpg",
                    MimeType = "image/jpeg",
                    Buffer = BusyOfficeSeed.Photograph(),
                }
            );
        await office.Press("上传举证");
        await office.Sees("举证（1）");
        await Pictured(office, "interview-5-follow-up");
        await office.Unfold("销号");
        await office.Press("销号");
        await Confirm(office);
        await office.Sees("已销号");
        await Pictured(office, "interview-6-struck-off");
        Assert.Empty(office.Complaints);
    }

    [BrowserFact]
    public async Task A_meeting_is_arranged_invited_to_and_recorded_and_its_decision_becomes_a_task()
    {
        await Api.SetClock("2023-08-25T10:00");
        await using var office = await Office();
        await office.Open("/reports/rhythms");
        await office.Sees("调度会");
        await Pictured(office, "meeting-1-rhythms");
        await office.Page.Locator("a[href$='/edit']").First.ClickAsync();
        await office.Page.FillAsync("#room", "三楼会议室");
        await office.Page.FillAsync("#agenda", "各村汇报\n研究难点");
        await Pictured(office, "meeting-2-arranged");
        await office.Press("保存");
        await office.Sees("三楼会议室");

        await office.Page.Locator("main a[href^='/reports/meetings/']").First.ClickAsync();
        await office.Unfold("只改这一次");
        await office.Page.FillAsync("#hour", "14:00");
        await Pictured(office, "meeting-3-this-one-alone");
        await office.Press("保存这一次");
        await office.Sees("14:00");
        var meeting = office.Page.Url;

        await Api.SetClock("2023-08-28T09:30");
        await office.Open("/mails?search=" + Uri.EscapeDataString("开会通知"));
        await office.Page.Locator("main a[href^='/mails/']").First.ClickAsync();
        await office.Sees("14:00");
        await Pictured(office, "meeting-4-invitation");

        await Api.SetClock("2023-08-31T17:00");
        await office.Open(meeting);
        await office.Page.FillAsync("#came", "罗明远、何静、万晓春");
        await office.Page.FillAsync("#what-1", "清理白沙村沟渠");
        await office.Page.FillAsync("#unit-1", "白沙村");
        await office.Page.FillAsync("#leader-1", "万晓春");
        await office.Page.FillAsync("#due-1", "2023-09-15");
        await Pictured(office, "meeting-5-minutes");
        await office.Press("保存");
        await office.Sees("列为任务");
        await Pictured(office, "meeting-6-decided");
        await office.Press("列为任务");
        await office.Sees("清理白沙村沟渠");
        await office.Sees("2023-09-15");
        await Pictured(office, "meeting-7-task");
        Assert.Empty(office.Complaints);
    }

    /// <summary>Takes a picture of the page on a desk and on a phone, where nobody has to push it sideways.</summary>
    private static async Task Pictured(BrowserSession session, string name)
    {
        await session.Shoot(name);
        await session.Page.SetViewportSizeAsync(390, 844);
        Assert.False(await session.IsTooWide(), $"{session.Page.Url} is wider than a phone.");
        await session.Shoot(name + "-phone");
        await session.Page.SetViewportSizeAsync(1280, 900);
    }

    private static async Task Confirm(BrowserSession session)
    {
        if (await session.Page.Locator("form.confirmation").CountAsync() > 0)
            await session.Press("确定，照此办理");
    }
}
