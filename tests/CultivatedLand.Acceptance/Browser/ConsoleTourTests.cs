using Microsoft.Playwright;

namespace CultivatedLand.Acceptance.Browser;

/// <summary>Every page, as people with all kinds of eyes, hands and screens meet it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ConsoleTourTests(BrowserFixture browserFixture, BusyOfficeSeed office) : IClassFixture<BusyOfficeSeed>
{
    [BrowserTheory]
    [MemberData(nameof(ConsoleTour.Names), MemberType = typeof(ConsoleTour))]
    public async Task A_page_has_no_barriers_in_light_or_dark_on_a_desk(string name)
    {
        await using var browserSession = await BrowserSession.Desktop(browserFixture.Browser, office.Host, office.Token);
        await browserSession.Open(ConsoleTour.PathOf(name, office));

        await browserSession.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await browserSession.Shoot($"{name}-desktop-dark");
        await browserSession.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await browserSession.Shoot($"{name}-desktop");
        var barriers = (await browserSession.Barriers(ColorScheme.Light)).Concat(await browserSession.Barriers(ColorScheme.Dark)).ToList();
        Assert.True(barriers.Count == 0, string.Join('\n', barriers));
        Assert.False(await browserSession.IsTooWide(), "The page is wider than the screen.");
        Assert.DoesNotContain(browserSession.Complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));
    }

    [BrowserTheory]
    [MemberData(nameof(ConsoleTour.Names), MemberType = typeof(ConsoleTour))]
    public async Task A_page_fits_on_a_phone(string name)
    {
        await using var browserSession = await BrowserSession.Phone(browserFixture.Browser, office.Host, office.Token);
        await browserSession.Open(ConsoleTour.PathOf(name, office));
        await browserSession.Shoot($"{name}-phone");

        Assert.False(await browserSession.IsTooWide(), "The page is wider than the screen.");
    }

    /// <summary>Not in the tour: the tour comes with the host's own token, which is nobody's account.</summary>
    [BrowserFact]
    public async Task Ones_own_page_with_a_new_calendar_address_has_no_barriers()
    {
        await using var browserSession = await BrowserSession.Desktop(browserFixture.Browser, office.Host);
        await browserSession.BecomeAdministrator(office.Host);
        await browserSession.Open("/me");
        await browserSession.Press("生成订阅地址");
        await browserSession.Sees("只显示这一次");
        await browserSession.Shoot("me-desktop");
        var barriers = (await browserSession.Barriers(ColorScheme.Light)).Concat(await browserSession.Barriers(ColorScheme.Dark)).ToList();

        Assert.True(barriers.Count == 0, string.Join('\n', barriers));
        await browserSession.Page.SetViewportSizeAsync(360, 740);
        await browserSession.Shoot("me-phone");
        Assert.False(await browserSession.IsTooWide(), "The page is wider than the screen.");
    }
}
