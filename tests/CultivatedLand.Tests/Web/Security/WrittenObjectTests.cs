using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Parcels;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Security;

/// <summary>Who may do it is asked at the object that is written, not at the one in the address.</summary>
public sealed class WrittenObjectTests : AccessTest
{
    private const string Square = "[[[108.1,29.1],[108.2,29.1],[108.2,29.2],[108.1,29.2],[108.1,29.1]]]";

    private static readonly string PlanId = Some.Id.Value.Split('-')[0];
    private static readonly Place Elsewhere = Place.Parse("沙河区/白石镇/松林村")!;

    private async Task<HttpClient> As(AccountRole role)
    {
        await Account("town", role, Some.Village.Parent);
        return await Program("town");
    }

    private async Task Started()
    {
        var planStore = Part<IPlanStore>();
        await planStore.Add(
            new PlanEdition("aa11", PlanId, "plan.txt", "整改方案", 1, 0, EditionState.Draft, Clock.GetUtcNow(), "办公室", null),
            default
        );
        await planStore.TryChangeState("aa11", EditionState.Draft, EditionState.Started, Clock.GetUtcNow(), "办公室", default);
        await Part<StartedPlanStore>().Note(new Plan(PlanId, "整改方案", null, null, null, Some.Village, []), default);
        Assert.IsType<Decision>(await Office.Desk.Execute(Some.Id, new TaskCommand.Accept(Mu.Of(5)) { IsConfirmed = true }, default));
    }

    private Task Known() => Office.With(Some.FourPhases() with { Name = "松林任务", Place = Elsewhere }, TaskId.Of("aaaa-1"));

    private static StringContent Body(string json) => new(json, Encoding.UTF8, "application/json");

    private async Task Denied(HttpResponseMessage answer, string what, Place? place)
    {
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        if (place is not null)
            Assert.Contains(place.Path, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        await Noted(what, place);
    }

    private async Task Noted(string what, Place? place)
    {
        var act = Assert.Single(await Part<AuditLog>().Latest(10, default), act => act.What.StartsWith(what, StringComparison.Ordinal));
        Assert.Equal((1, place?.Path ?? "", true), (act.Times, act.Where, act.Who.Contains("town", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Figures_of_another_towns_village_are_not_written_through_the_API()
    {
        await Started();
        var supervisor = await As(AccountRole.Supervisor);

        var answer = await supervisor.PutAsync(
            $"/api/settlement/plans/{PlanId}/figures",
            Body($$"""{"year":2023,"place":"{{Elsewhere}}","verifiedMu":4}""")
        );

        await Denied(answer, "ApproveSettlement PUT", Elsewhere);
        Assert.Null(await Part<FundingStore>().Figures(2023, Elsewhere.Path, default));
    }

    [Fact]
    public async Task Figures_of_another_towns_village_are_not_written_on_the_page()
    {
        await Started();
        var supervisor = await SignedIn("town", AccountRole.Supervisor, Some.Village.Parent);
        await supervisor.Open($"/reports/settlement?plan={PlanId}&from=2023-01-01&to=2023-12-31");

        await supervisor.Submit("/reports/settlement/figures", Figures(Elsewhere.Path));

        await Denied(supervisor.Last, "ApproveSettlement POST", Elsewhere);
        Assert.Null(await Part<FundingStore>().Figures(2023, Elsewhere.Path, default));
    }

    [Theory]
    [InlineData("", "没有填写地点，应如 青禾县/石桥镇。")]
    [InlineData(" / ", "“/”不是地点，应如 青禾县/石桥镇。")]
    public async Task Figures_without_a_place_are_refused_in_words(string place, string words)
    {
        await Started();
        var supervisor = await SignedIn("town", AccountRole.Supervisor, Some.Village.Parent);
        await supervisor.Open($"/reports/settlement?plan={PlanId}&from=2023-01-01&to=2023-12-31");

        await supervisor.Submit("/reports/settlement/figures", Figures(place));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, supervisor.Status);
        Assert.Contains(words, WebUtility.HtmlDecode(supervisor.Page), StringComparison.Ordinal);
    }

    private static (string, string)[] Figures(string place) =>
        [("plan", PlanId), ("from", "2023-01-01"), ("to", "2023-12-31"), ("place", place), ("verified", "4")];

    [Theory]
    [InlineData(
        AccountRole.Supervisor,
        "PUT",
        "/api/targets",
        "ApproveSettlement",
        """{"year":2023,"place":"#","indicator":"retention","targetMu":1,"currentMu":1}"""
    )]
    [InlineData(
        AccountRole.Office,
        "POST",
        "/api/rhythms",
        "SendMail",
        """{"name":"周报","place":"#","kind":"bulletin","every":"week","weekday":1}"""
    )]
    [InlineData(AccountRole.GridMember, "POST", "/api/leads", "Patrol", """{"place":"#","what":"新打地基"}""")]
    [InlineData(
        AccountRole.GridMember,
        "POST",
        "/api/patrols",
        "Patrol",
        """{"place":"#","who":"王","saw":"未见异常","at":"2023-07-20T07:00"}"""
    )]
    [InlineData(AccountRole.Office, "PUT", "/api/patrols/plans", "HandleLead", """{"place":"#","count":1,"unit":"day"}""")]
    public async Task A_place_of_another_town_in_a_body_is_denied_and_noted(
        AccountRole role,
        string method,
        string path,
        string permission,
        string body
    )
    {
        await Known();
        var program = await As(role);

        var answer = await program.SendAsync(
            new HttpRequestMessage(new HttpMethod(method), path)
            {
                Content = Body(body.Replace("#", Elsewhere.Path, StringComparison.Ordinal)),
            }
        );

        await Denied(answer, $"{permission} {method}", Elsewhere);
    }

    [Theory]
    [InlineData(AccountRole.Supervisor, "/reports/targets", "ApproveSettlement", "year=2023&indicator=retention&target=1&current=1")]
    [InlineData(AccountRole.Office, "/reports/rhythms", "SendMail", "name=周报&kind=bulletin&every=week&weekday=1")]
    [InlineData(AccountRole.GridMember, "/leads/new", "Patrol", "kind=illegal-use&what=新打地基&once=a")]
    [InlineData(AccountRole.GridMember, "/patrols/log", "Patrol", "who=王&saw=未见异常&at=2023-07-20T07:00")]
    [InlineData(AccountRole.Office, "/patrols/plan", "HandleLead", "count=1&unit=day")]
    [InlineData(AccountRole.Office, "/settings/directory/person", "EditDirectory", "name=王&role=leader&mail=w@q.example")]
    public async Task A_place_of_another_town_in_a_form_is_denied_and_noted(AccountRole role, string path, string permission, string fields)
    {
        await Known();
        var browser = await SignedIn("town", role, Some.Village.Parent);
        await browser.Open("/me");

        await browser.Submit(
            path,
            [.. fields.Split('&').Select(field => (field.Split('=')[0], field.Split('=', 2)[1])), ("place", Elsewhere.Path)]
        );

        await Denied(browser.Last, $"{permission} POST", Elsewhere);
        Assert.Empty(await Part<GridStore>().Leads(default));
        Assert.Empty(await Part<GridStore>().Plans(default));
    }

    [Fact]
    public async Task A_sample_of_another_towns_plan_is_denied_and_noted()
    {
        await Started();
        await Account("town", AccountRole.Supervisor, Elsewhere.Parent);
        var browser = await Browser().SignIn("town", Password);
        await browser.Open("/me");

        await browser.Submit("/reports/samples", ("plan", PlanId), ("percent", "100"), ("minimum", "1"), ("seed", "1"));
        await Denied(browser.Last, "RecordCheck POST /reports", Some.Village);

        var api = await (await Program("town")).PostAsync("/api/samples", Body($$"""{"plan":"{{PlanId}}","seed":"2023"}"""));
        Assert.Equal(HttpStatusCode.NotFound, api.StatusCode);
        await Noted("RecordCheck POST /api", Some.Village);
    }

    [Fact]
    public async Task A_patrol_names_no_lead_of_another_town()
    {
        var lead = await Part<LeadService>()
            .Report(
                new LeadSpec(Elsewhere, TaskKind.IllegalUse, "新打地基", null, null, null, Clock.GetUtcNow(), "他人"),
                [],
                "a",
                false,
                "他人",
                default
            );
        var id = Assert.IsType<LeadReportResult.Stored>(lead).Lead.Id;
        var program = await As(AccountRole.GridMember);

        var answer = await program.PostAsync(
            "/api/patrols",
            Body($$"""{"place":"{{Some.Village}}","who":"王","saw":"未见异常","at":"2023-07-20T07:00","lead":"{{id}}"}""")
        );

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        await Noted("Patrol POST", Elsewhere);
        Assert.Empty(await Part<GridStore>().Logs(Some.Day("2023-07-20"), Some.Day("2023-07-20"), default));
    }

    [Fact]
    public async Task The_patrol_plan_of_another_town_is_not_removed()
    {
        await Part<PatrolService>().Plan(new PatrolPlan("", Elsewhere, 1, PatrolUnit.Day, [], Some.Day("2023-07-20")), "他人", default);
        var program = await As(AccountRole.Office);

        var answer = await program.DeleteAsync($"/api/patrols/plans?place={Uri.EscapeDataString(Elsewhere.Path)}");

        await Denied(answer, "HandleLead DELETE", Elsewhere);
        Assert.Single(await Part<GridStore>().Plans(default));
    }

    [Fact]
    public async Task The_links_of_another_towns_task_are_not_revoked_on_the_page()
    {
        await Known();
        var browser = await SignedIn("town", AccountRole.Office, Some.Village.Parent);
        await browser.Open("/settings/links");

        await browser.Submit("/settings/links", ("task", "aaaa-1"), ("mail", ""));

        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        await Noted("RevokeLinks POST", Elsewhere);
    }

    [Fact]
    public async Task A_directory_file_with_rows_of_another_town_is_denied_and_noted()
    {
        var before = Office.Directory.People;
        var browser = await SignedIn("town", AccountRole.Office, Some.Village.Parent);
        await browser.Open("/settings/directory");

        await Upload(browser, "/settings/directory/upload", $"地点,角色,姓名,邮箱\n{Elsewhere},责任领导,王,w@q.example\n", "people.csv");

        await Denied(browser.Last, "EditDirectory POST", Elsewhere);
        Assert.Same(before, Office.Directory.People);
    }

    [Fact]
    public async Task A_map_of_another_towns_parcels_is_denied_and_noted()
    {
        await Known();
        var browser = await SignedIn("town", AccountRole.Office, Some.Village.Parent);
        await browser.Open("/map");

        await Upload(browser, "/map/layers", Layer("aaaa-1"), "图斑.geojson");

        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        await Noted("UploadPlan POST", Elsewhere);
        Assert.Empty(await Part<ParcelStore>().Layers(default));
    }

    [Fact]
    public async Task The_same_file_sent_by_a_town_does_not_replace_the_layer_of_the_district()
    {
        await Known();
        var file = Layer("aaaa-1", Some.Id.Value);
        var district = await SignedIn("district", AccountRole.Office, Place.Parse("沙河区"));
        await district.Open("/map");
        await Upload(district, "/map/layers", file, "图斑.geojson");
        var town = await SignedIn("town", AccountRole.Office, Some.Village.Parent);
        await town.Open("/map");

        await Upload(town, "/map/layers", file, "图斑.geojson");

        Assert.Equal(HttpStatusCode.Forbidden, town.Status);
        await Noted("UploadPlan POST", null);
        Assert.Equal(
            ("district", 2),
            Assert.Single(await Part<ParcelStore>().Layers(default)) is var layer ? (layer.Account, layer.Parcels) : default
        );
    }

    [Fact]
    public async Task Whoever_has_lost_a_place_cannot_remove_its_parcels_any_more()
    {
        await Known();
        var own = await Account("town", AccountRole.Office, Elsewhere.Parent);
        var browser = await Browser().SignIn("town", Password);
        await browser.Open("/map");
        await Upload(browser, "/map/layers", Layer("aaaa-1"), "图斑.geojson");
        var layer = Assert.Single(await Part<ParcelStore>().Layers(default));
        await Part<AccountService>()
            .Change("town", new NewAccount("town", own.Name, null, [new Grant(AccountRole.Office, Some.Village.Parent)]), false, default);
        await browser.Open("/me");

        await browser.Submit("/map/layers/remove", ("layer", layer.Original));

        await Denied(browser.Last, "UploadPlan POST", Elsewhere);
        Assert.Single(await Part<ParcelStore>().Layers(default));
    }

    private static string Layer(params string[] tasks) =>
        "{\"type\":\"FeatureCollection\",\"features\":["
        + string.Join(
            ',',
            tasks.Select(task =>
                $"{{\"type\":\"Feature\",\"properties\":{{\"task\":\"{task}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{Square}}}}}"
            )
        )
        + "]}";

    private static Task<Browser> Upload(Browser browser, string path, string content, string name)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return browser.Send(
            new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new MultipartFormDataContent
                {
                    { new StringContent(browser.Hidden("__RequestVerificationToken") ?? ""), "__RequestVerificationToken" },
                    { file, "file", name },
                },
            }
        );
    }
}
