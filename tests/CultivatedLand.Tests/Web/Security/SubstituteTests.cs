using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Intake;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Security;

/// <summary>
/// The directory says who gets the mails of somebody who is away. It is no proof of who anybody is, and lends nobody's powers.
/// </summary>
public class SubstituteTests : AccessTest
{
    private static readonly Place Elsewhere = Place.Parse("沙河区/白塔镇/柳湾村")!;

    /// <summary>At the forger's own place: somebody with another account's address, away today, and the forger as substitute.</summary>
    private static PeopleDirectory Forged { get; } =
        new([
            new(Elsewhere, Role.Leader, null, "李村长", "li@q.example", null, "赵副", Some.Day("2023-07-18"), Some.Day("2023-07-25")),
            new(Elsewhere, null, "副主任", "赵副", "zhao@q.example"),
        ]);

    private const string Table = """
        地点,角色,姓名,邮箱,电话,代理人,离岗开始,离岗结束
        沙河区/白塔镇/柳湾村,责任领导,李村长,li@q.example,,赵副,2023-07-18,2023-07-25
        沙河区/白塔镇/柳湾村,副主任,赵副,zhao@q.example,,,,

        """;

    private static readonly (string Name, string Value)[] Away =
    [
        ("key", ""),
        ("place", Elsewhere.Path),
        ("role", "leader"),
        ("name", "李村长"),
        ("mail", "li@q.example"),
        ("substitute", "赵副"),
        ("awayFrom", "2023-07-18"),
        ("awayTo", "2023-07-25"),
    ];

    private async Task<Browser> Forger()
    {
        await Account("li", AccountRole.Leader, Some.Village, "li@q.example");
        return await SignedIn("zhao", AccountRole.Office, Elsewhere.Parent, "zhao@q.example");
    }

    private void Substitute() => Office.Directory.People = new PeopleDirectory([new(Elsewhere, null, "副主任", "赵副", "zhao@q.example")]);

    /// <summary>What somebody else's task lets this account do; the entry is in the directory.</summary>
    private async Task HasNothing(Browser forger)
    {
        Assert.Contains(Office.Directory.People.Entries, entry => entry is { Mail: "li@q.example", Substitute: "赵副" });
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty((await Part<LentGrants>().To((await Part<AccountStore>().Find("zhao", default))!, default)));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await Program("zhao")).PostAsync($"/api/tasks/{Some.Id}/acknowledge", null)).StatusCode
        );
        Assert.DoesNotContain("（代", (await forger.Open("/me")).Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AccountRole.Office, AccountRole.Office)]
    [InlineData(AccountRole.Leader, AccountRole.GridMember)]
    [InlineData(AccountRole.GridMember, AccountRole.Leader)]
    [InlineData(AccountRole.Supervisor, AccountRole.Supervisor)]
    public async Task An_entry_with_anothers_address_lends_no_role_of_theirs(AccountRole theirs, AccountRole own)
    {
        await Account("li", theirs, Some.Village, "li@q.example");
        await Account("zhao", own, Elsewhere, "zhao@q.example");
        Office.Directory.People = Forged;

        var user = await (await Program("zhao")).GetAsync($"/api/tasks/{Some.Id}");

        Assert.Equal(HttpStatusCode.NotFound, user.StatusCode);
    }

    [Fact]
    public async Task An_entry_added_on_the_page_of_the_directory_lends_nothing()
    {
        var forger = await Forger();
        Substitute();
        await forger.Open("/settings/directory");
        await forger.Submit("/settings/directory/person", Away);
        Assert.Equal(HttpStatusCode.SeeOther, forger.Status);

        await HasNothing(forger);
    }

    [Fact]
    public async Task A_directory_that_is_uploaded_lends_nothing()
    {
        var forger = await Forger();
        await forger.Open("/settings/directory");
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(Table));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        await forger.Send(
            new HttpRequestMessage(HttpMethod.Post, "/settings/directory/upload")
            {
                Content = new MultipartFormDataContent
                {
                    { new StringContent(forger.Hidden("__RequestVerificationToken") ?? ""), "__RequestVerificationToken" },
                    { file, "file", "people.csv" },
                },
            }
        );
        Assert.Equal(HttpStatusCode.SeeOther, forger.Status);
        await forger.Open(forger.Location!);
        await forger.Submit(
            "/settings/directory/replace",
            ("file", forger.Hidden("file")!),
            ("name", forger.Hidden("name")!),
            ("expected", forger.Hidden("expected")!)
        );

        await HasNothing(forger);
    }

    [Fact]
    public async Task A_directory_from_the_inbox_lends_nothing()
    {
        var forger = await Forger();
        var inbox = new InboxFileHandler(
            Part<PlanIntake>(),
            Part<IPlanStore>(),
            Part<IDirectoryStore>(),
            Clock,
            Language.Chinese,
            new("", "")
        );
        Assert.True((await inbox.Take(new SourceFile("people.csv", Encoding.UTF8.GetBytes(Table)), default)).IsTaken);

        await HasNothing(forger);
    }

    [Fact]
    public async Task The_table_of_missing_people_takes_no_substitute()
    {
        var forger = await Forger();
        Substitute();
        await forger.Open("/plans");
        var file = new ByteArrayContent(
            Encoding.UTF8.GetBytes(
                "沙河区白塔镇人民政府关于耕地整改的通知\n\n柳湾村耕地整改任务50亩，于2023年10月30日前完成。责任领导：李村长。\n\n2023年7月1日\n"
            )
        );
        await forger.Send(
            new HttpRequestMessage(HttpMethod.Post, "/plans")
            {
                Content = new MultipartFormDataContent
                {
                    { new StringContent(forger.Hidden("__RequestVerificationToken") ?? ""), "__RequestVerificationToken" },
                    { file, "file", "plan.txt" },
                },
            }
        );
        Assert.Equal(HttpStatusCode.SeeOther, forger.Status);
        var plan = forger.Location!.Split('?')[0];
        await forger.Open(plan);
        await forger.Submit(
            $"{plan}/people",
            [
                .. Away,
                ("p.0.0.who", $"{Elsewhere.Path}\tleader\t"),
                .. Away.Where(field => field.Name != "place").Select(field => ($"p.0.0.{field.Name}", field.Value)),
            ]
        );
        Assert.Equal(HttpStatusCode.SeeOther, forger.Status);

        Assert.DoesNotContain(Office.Directory.People.Entries, entry => entry.Substitute is not null);
    }
}
