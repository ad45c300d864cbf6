using CultivatedLand.Acceptance.Hosting;
using Microsoft.Playwright;

namespace CultivatedLand.Acceptance.Browser;

/// <summary>A village leader on a small phone: the mail, the link, two taps, a photograph. No sign-in, and no script either.</summary>
[Collection(BrowserCollection.Name)]
public sealed class LeaderStory(BrowserFixture browserFixture) : HostTest
{
    private string _task = "";
    private string _link = "";

    protected override async Task Prepare()
    {
        _task = (await Api.Task(Sample.Restore)).Text("id");
        await Api.SetClock("2023-08-04T09:30");
        _link = new Uri(Assert.Single(Host.Mails.Notices()).Links.First()).AbsolutePath;
    }

    [BrowserFact]
    public async Task Opens_the_link_in_the_mail_and_reports_in_two_taps()
    {
        await using var phone = await BrowserSession.Phone(browserFixture.Browser, Host, withScript: false);
        await phone.Open(_link);
        await phone.Tap("全部完成");

        await phone.Sees("已填报，谢谢。");
        var fact = (await Api.History(_task))[^1];
        Assert.Equal(("progress-reported", "罗明远"), (fact.Text("what"), fact.Text("by")));
        Assert.Equal("种植", (await Api.Task(Sample.Restore)).Text("currentPhase"));
    }

    [BrowserFact]
    public async Task Acknowledges_sends_a_photograph_and_sees_it()
    {
        await using var phone = await BrowserSession.Phone(browserFixture.Browser, Host, withScript: false);
        await phone.Open(_link);
        await phone.Tap("签收");
        await phone.Sees("已签收");
        await phone
            .Page.Locator("#camera")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "IMG_0001.jpg",
                    MimeType = "image/jpeg",
                    Buffer = BusyOfficeSeed.Photograph(),
                }
            );
        await phone.Tap("上传");

        await phone.Sees("已上传 1 份举证。");
        Assert.True(
            await phone
                .Page.Locator(".gallery img")
                .EvaluateAsync<bool>("picture => picture.decode().then(() => picture.naturalWidth > 100)")
        );
        await phone.Shoot("leader-with-photograph-phone");
    }

    [BrowserFact]
    public async Task Reports_a_half_with_one_press_and_a_figure_by_hand()
    {
        await using var phone = await BrowserSession.Phone(browserFixture.Browser, Host);
        await phone.Open(_link);
        await phone.Tap("^50 %");
        await phone.Sees("已完成 40 / 80 亩");
        await phone.Page.FillAsync("#area", "45.5");
        await phone.Page.Keyboard.PressAsync("Enter");

        await phone.Sees("已完成 45.5 / 80 亩");
    }

    [BrowserFact]
    public async Task Every_button_is_large_enough_for_a_thumb()
    {
        await using var phone = await BrowserSession.Phone(browserFixture.Browser, Host);
        await phone.Open(_link);
        var heights = await phone
            .Page.Locator("button")
            .EvaluateAllAsync<double[]>(
                "buttons => buttons.map(button => button.getBoundingClientRect()).filter(box => box.height > 0).map(box => "
                    + "Math.min(box.width, box.height))"
            );

        Assert.All(heights, height => Assert.True(height >= 44, $"A button measures {height} pixels."));
    }
}
