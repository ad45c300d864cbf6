using Microsoft.Playwright;

namespace CultivatedLand.Acceptance.Browser;

/// <summary>Every page, as people with all kinds of eyes, hands and screens meet it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ConsoleTourTests(BrowserFixture room, BusyOfficeSeed office) : IClassFixture<BusyOfficeSeed>
{
    [BrowserTheory]
    [MemberData(nameof(ConsoleTour.Names), MemberType = typeof(ConsoleTour))]
    public async Task A_page_has_no_barriers_in_light_or_dark_on_a_desk(string name)
    {
        await using var seat = await BrowserSession.Desktop(room.Browser, office.Host, office.Token);
        await seat.Open(ConsoleTour.PathOf(name, office));

        await seat.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await seat.Shoot($"{name}-desktop-dark");
        await seat.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await seat.Shoot($"{name}-desktop");
        var barriers = (await seat.Barriers(ColorScheme.Light)).Concat(await seat.Barriers(ColorScheme.Dark)).ToList();
        Assert.True(barriers.Count == 0, string.Join('\n', barriers));
        Assert.False(await seat.IsTooWide(), "The page is wider than the screen.");
        Assert.DoesNotContain(seat.Complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));
    }

    [BrowserTheory]
    [MemberData(nameof(ConsoleTour.Names), MemberType = typeof(ConsoleTour))]
    public async Task A_page_fits_on_a_phone(string name)
    {
        await using var seat = await BrowserSession.Phone(room.Browser, office.Host, office.Token);
        await seat.Open(ConsoleTour.PathOf(name, office));
        await seat.Shoot($"{name}-phone");

        Assert.False(await seat.IsTooWide(), "The page is wider than the screen.");
    }

    /// <summary>Not in the tour: the tour comes with the host's own token, which is nobody's account.</summary>
    [BrowserFact]
    public async Task Ones_own_page_with_a_new_calendar_address_has_no_barriers()
    {
        await using var seat = await BrowserSession.Desktop(room.Browser, office.Host);
        await seat.BecomeAdministrator(office.Host);
        await seat.Open("/me");
        await seat.Press("生成订阅地址");
        await seat.Sees("只显示这一次");
        await seat.Shoot("me-desktop");
        var barriers = (await seat.Barriers(ColorScheme.Light)).Concat(await seat.Barriers(ColorScheme.Dark)).ToList();

        Assert.True(barriers.Count == 0, string.Join('\n', barriers));
        await seat.Page.SetViewportSizeAsync(360, 740);
        await seat.Shoot("me-phone");
        Assert.False(await seat.IsTooWide(), "The page is wider than the screen.");
    }
}
