using System.Net;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web;

/// <summary>A link in a mail lasts no longer than its person's part in the task.</summary>
public class LinkEndTests : WebTest
{
    private static readonly DirectoryEntry Desk = new(Some.Village, Role.LeadOffice, null, "建管办", "jgb@q.example");

    private static readonly DirectoryEntry Li = new(Some.Village, Role.Leader, null, "李村长", "li@q.example");

    private void Directory(params DirectoryEntry[] entries) => Office.Directory.People = new PeopleDirectory([Desk, .. entries]);

    private static DirectoryEntry Away(string to) =>
        Li with
        {
            Substitute = "赵副",
            AwayFrom = Some.Day("2023-07-18"),
            AwayTo = Some.Day(to),
        };

    private static readonly DirectoryEntry Zhao = new(Some.Village, null, "副主任", "赵副", "zhao@q.example");

    private string OfLi() => Links.TaskFor(Some.Id, Leader)!.AbsolutePath;

    private string OfZhao() =>
        Links.TaskFor(Some.Id, Leader with { Name = "赵副", Mail = "zhao@q.example", StandsInFor = "李村长" })!.AbsolutePath;

    private async Task Ended(string link, params string[] words)
    {
        var answer = await Anybody.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.All(words, word => Assert.Contains(word, page, StringComparison.Ordinal));

        var before = Office.Ledger.Appends;
        Assert.Equal(HttpStatusCode.Gone, (await Anybody.PostAsync($"{link}/acknowledge", null)).StatusCode);
        Assert.Equal(before, Office.Ledger.Appends);
    }

    [Fact]
    public async Task A_link_ends_when_its_person_has_left_the_directory_and_says_whom_to_ask()
    {
        var link = OfLi();
        Directory();

        await Ended(link, "李村长（li@q.example）", Some.Village.Path, "联系牵头单位“建管办”");
    }

    [Fact]
    public async Task A_link_ends_when_its_person_holds_a_role_only_elsewhere()
    {
        var link = OfLi();
        Directory(Li with { Place = Place.Parse("沙河区/白塔镇")! });

        await Ended(link, "已没有职务");
    }

    [Fact]
    public async Task A_link_ends_when_another_has_taken_over_the_address()
    {
        var link = OfLi();
        Directory(Li with { Name = "孙村长" });

        await Ended(link, "已没有职务");
    }

    [Fact]
    public async Task A_link_ends_when_its_person_has_another_address()
    {
        var link = OfLi();
        Directory(Li with { Mail = "li-new@q.example" });

        await Ended(link, "登记您现在的职务和邮箱");
    }

    [Theory]
    [InlineData("沙河区/青石镇")]
    [InlineData("沙河区")]
    [InlineData("青石镇/柳湾村")]
    public async Task A_link_goes_on_while_its_person_holds_any_role_there_or_above(string place)
    {
        var link = OfLi();
        Directory(Li with { Place = Place.Parse(place)!, Role = Role.Supervisor, Name = "李 村长" });

        Assert.Equal(HttpStatusCode.OK, (await Anybody.GetAsync(link)).StatusCode);
        Directory();
        await Ended(link);
    }

    [Fact]
    public async Task A_substitutes_link_ends_with_the_absence()
    {
        Directory(Away("2023-07-20"), Zhao);
        var link = OfZhao();
        Assert.Equal(HttpStatusCode.OK, (await Anybody.GetAsync(link)).StatusCode);

        Clock.MoveTo("2023-07-21 08:00");

        await Ended(link, "赵副代李村长的期间已结束", "请由李村长用本人邮件中的链接办理");
    }

    [Fact]
    public async Task A_substitutes_link_ends_when_another_stands_in()
    {
        Directory(Away("2023-07-25") with { Substitute = "钱副" }, Zhao, Zhao with { Name = "钱副", Mail = "qian@q.example" });

        await Ended(OfZhao(), "赵副代李村长的期间已结束");
    }

    [Fact]
    public async Task A_link_of_somebody_who_is_away_ends_with_their_role_alone()
    {
        Directory(Away("2023-07-25"), Zhao);
        var link = OfLi();
        Assert.Equal(HttpStatusCode.OK, (await Anybody.GetAsync(link)).StatusCode);

        Directory(Zhao);

        await Ended(link, "已没有职务");
    }
}
