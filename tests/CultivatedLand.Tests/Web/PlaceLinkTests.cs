using System.Net;
using System.Text.RegularExpressions;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Links;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Security;
using CultivatedLand.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Tests.Web;

/// <summary>The table of a place, behind the link in a bulletin or letter, for readers without an account.</summary>
public sealed partial class PlaceLinkTests : AccessTest
{
    private const string Committee = "xianwei@q.example";

    private static readonly Place Town = Place.Parse("沙河区/青石镇")!;

    private protected override void Add(IServiceCollection services) =>
        services.AddSingleton(provider => new MailContext("青石镇人民政府", Some.Rules, (_, _) => null, _ => null)
        {
            PlaceTable = provider.GetRequiredService<SignedPlaceLinks>().TableOf,
        });

    private string Link(Place? place = null, string mail = Committee) =>
        Part<SignedPlaceLinks>().TableOf(place ?? Town, mail)!.AbsolutePath;

    private async Task<HttpStatusCode> Open(string path) => (await Anybody.GetAsync(path)).StatusCode;

    private async Task<string> Page(string path) => WebUtility.HtmlDecode(await Anybody.GetStringAsync(path));

    private Task Tells(params string[] guests) =>
        Part<RhythmStore>()
            .Save(
                new ScheduledRhythm(
                    new Rhythm("b1", "周通报", RhythmKind.Bulletin, RecurrenceInterval.Week),
                    Town.Path,
                    guests.Length == 0 ? [Role.Supervisor] : [],
                    Some.Day("2023-07-20"),
                    IsOn: true,
                    null,
                    null,
                    "规资局"
                )
                {
                    Guests = [.. guests],
                },
                default
            );

    [Fact]
    public async Task It_shows_the_table_and_the_late_tasks_of_the_place_and_offers_no_act()
    {
        await Tells(Committee);
        await Office.With(Some.Spec(Some.Complete("2023-07-19")) with { Name = "逾期的任务" }, TaskId.Of("3fa9c1d2-2"));

        var page = await Page(Link());

        Assert.Contains("青石镇整改进度", page, StringComparison.Ordinal);
        Assert.Contains("柳湾村", page, StringComparison.Ordinal);
        Assert.Contains("逾期的任务", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<a ", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_shows_nothing_of_another_place()
    {
        await Tells(Committee);
        await Office.With(
            Some.Spec(Some.Complete("2023-07-19")) with
            {
                Name = "别处的任务",
                Place = Place.Parse("河东区/青石镇/柳湾村")!,
            },
            TaskId.Of("3fa9c1d2-2")
        );

        Assert.DoesNotContain("别处的任务", await Page(Link()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_when_its_reader_is_taken_off_the_list()
    {
        await Tells(Committee);
        var link = Link();
        Assert.Equal(HttpStatusCode.OK, await Open(link));

        await Tells("others@q.example");
        Assert.Equal(HttpStatusCode.NotFound, await Open(link));
    }

    [Fact]
    public async Task It_ends_when_the_links_of_its_reader_are_revoked_and_a_later_one_counts()
    {
        await Tells(Committee);
        var link = Link();
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Part<LinkRevocationService>().Revoke(null, Committee.ToUpperInvariant(), "办公室", default);

        Assert.Equal(HttpStatusCode.NotFound, await Open(link));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, await Open(Link()));
    }

    [Theory]
    [InlineData("沙河区/青石镇", HttpStatusCode.NotFound)]
    [InlineData("沙河区/白塔镇", HttpStatusCode.OK)]
    public async Task The_office_of_the_place_ends_it_on_the_page_of_links_and_another_office_does_not(string place, HttpStatusCode then)
    {
        await Tells(Committee);
        var link = Link();
        Clock.Advance(TimeSpan.FromMinutes(1));
        var browser = await SignedIn("office", AccountRole.Office, Place.Parse(place));
        await browser.Open("/settings/links");

        await browser.Submit("/settings/links", ("task", ""), ("mail", Committee), ("confirmed", "yes"));

        Assert.Equal(then, await Open(link));
    }

    [Fact]
    public async Task It_outlives_the_revocation_of_the_links_to_a_task()
    {
        await Tells(Committee);
        var link = Link();
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Part<LinkRevocationService>().Revoke(Some.Id, null, "办公室", default);

        Assert.Equal(HttpStatusCode.OK, await Open(link));
    }

    [Fact]
    public async Task It_counts_for_sixty_days()
    {
        await Tells(Committee);
        var link = Link();
        Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(HttpStatusCode.OK, await Open(link));

        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, await Open(link));
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("CfDJ8")]
    public async Task A_forged_one_opens_nothing(string token) => Assert.Equal(HttpStatusCode.NotFound, await Open($"/places/{token}"));

    [Fact]
    public async Task The_link_to_a_task_is_no_link_to_a_place() =>
        Assert.Equal(HttpStatusCode.NotFound, await Open($"/places/{Links.TaskFor(Some.Id, Leader)!.ToString().Split('/')[^1]}"));

    [Fact]
    public async Task Who_holds_a_role_for_the_place_or_above_it_can_open_it_and_who_holds_one_elsewhere_cannot()
    {
        Assert.Equal(HttpStatusCode.OK, await Open(Link(Some.Village, "li@q.example")));
        Assert.Equal(HttpStatusCode.NotFound, await Open(Link(Place.Parse("沙河区/白塔镇"), "li@q.example")));
    }

    [Fact]
    public async Task A_bulletin_brings_it_and_its_preview_does_not()
    {
        await Tells(Committee);
        Clock.MoveTo("2023-07-24 09:00");
        await Part<BulletinJob>().Send(default);

        var mail = Office.Outbox.Records.Single(record => record.Content.To == Committee);
        var link = InText().Match(mail.Content.Text);
        Assert.True(link.Success, mail.Content.Text);
        Assert.Contains("青石镇整改进度", await Page(new Uri(link.Value).AbsolutePath), StringComparison.Ordinal);
        Assert.Contains(link.Value, WebUtility.HtmlDecode(mail.Content.Html), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "/places/",
            await Administrator.GetStringAsync($"/mails/{Uri.EscapeDataString(mail.Id)}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_reader_whom_the_directory_has_for_a_compared_place_sees_that_place_and_a_guest_the_bulletins_own()
    {
        var directory = new PeopleDirectory([
            new DirectoryEntry(Place.Parse("柳湾村")!, Role.Leader, null, "李村长", "li@q.example", null, null, null, null),
            new DirectoryEntry(Place.Parse("沙河区")!, Role.Supervisor, null, "周局长", "zhou@q.example", null, null, null, null),
        ]);

        Assert.Equal(Some.Village, BulletinReaders.PlaceOf("LI@q.example", Town, [Some.Village], directory));
        Assert.Equal(Town, BulletinReaders.PlaceOf("zhou@q.example", Town, [Some.Village], directory));
        Assert.Equal(Town, BulletinReaders.PlaceOf(Committee, Town, [Some.Village], directory));
    }

    [GeneratedRegex(@"https://land\.example\.cn/places/[A-Za-z0-9_\-]{20,}")]
    private static partial Regex InText();
}
