using System.Net;
using System.Text;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Security;

public class TokenTests : AccessTest
{
    private static readonly string Task = $"/api/tasks/{Some.Id}";

    private static Task<HttpResponseMessage> Report(HttpClient who, string json = """{"areaMu":5}""") =>
        who.PostAsync($"{Task}/report", new StringContent(json, Encoding.UTF8, "application/json"));

    [Fact]
    public async Task A_token_is_made_on_ones_own_page_shown_once_and_does_what_its_account_may()
    {
        var browser = await SignedIn("li", AccountRole.Leader, Some.Village);
        await browser.Open("/me");
        await browser.Submit("/me/tokens", ("tokenName", "村里的程序"), ("days", "30"));
        var token = System.Text.RegularExpressions.Regex.Match(browser.Page, "clt_[A-Za-z0-9_-]+").Value;
        Assert.DoesNotContain(token, (await browser.Open("/me")).Page);

        using var program = NewClient();
        program.DefaultRequestHeaders.Add("Authorization", $"Bearer {token}");
        Assert.Equal(HttpStatusCode.OK, (await Report(program)).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await program.PostAsync($"{Task}/accept", new StringContent("{}", Encoding.UTF8, "application/json"))).StatusCode
        );
    }

    [Fact]
    public async Task What_lies_in_the_cabinet_opens_nothing()
    {
        await Account("li", AccountRole.Leader, Some.Village);
        await Part<ApiTokenStore>().Make("li", "程序", TimeSpan.FromDays(1), false, default);
        var kept = (await Cabinet.List("api-tokens", "", null, 10, default)).Single();
        using var program = NewClient();
        program.DefaultRequestHeaders.Add("Authorization", $"Bearer {kept.Key}");

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(Task)).StatusCode);
        Assert.DoesNotContain("clt_", Encoding.UTF8.GetString(kept.Content));
    }

    [Fact]
    public async Task A_token_is_over_on_its_day()
    {
        await Account("li", AccountRole.Leader, Some.Village);
        using var program = await Program("li");
        Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(Task)).StatusCode);
    }

    [Fact]
    public async Task A_revoked_token_is_over_at_once_and_only_its_owner_can_revoke_it()
    {
        var browser = await SignedIn("li", AccountRole.Leader, Some.Village);
        using var program = await Program("li");
        var (id, _) = Assert.Single(await Part<ApiTokenStore>().Of("li", default));
        var other = await SignedIn("zhang", AccountRole.Leader, Some.Village);
        await other.Open("/me");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Submit($"/me/tokens/{id}/revoke")).Status);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(Task)).StatusCode);

        await browser.Open("/me");
        Assert.Contains("将撤销令牌“程序”", WebUtility.HtmlDecode((await browser.Submit($"/me/tokens/{id}/revoke")).Page));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(Task)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Submit($"/me/tokens/{id}/revoke", ("confirmed", "yes"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(Task)).StatusCode);
    }

    [Fact]
    public async Task A_token_for_reading_reads_and_changes_nothing()
    {
        await Account("li", AccountRole.Administrator, null);
        using var program = await Program("li", readsOnly: true);

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.Forbidden),
            ((await program.GetAsync(Task)).StatusCode, (await Report(program)).StatusCode)
        );
    }

    [Theory]
    [InlineData("POST", "/api/me/feed")]
    [InlineData("DELETE", "/api/me/feed")]
    [InlineData("POST", "/me/tokens")]
    [InlineData("POST", "/me/feed")]
    [InlineData("POST", "/me/password")]
    [InlineData("POST", "/me/sessions/end")]
    [InlineData("POST", "/ledger/views")]
    public async Task A_token_for_reading_makes_nothing_of_its_own_account_either(string method, string path)
    {
        await Account("li", AccountRole.Leader, Some.Village);
        using var program = await Program("li", readsOnly: true);
        var browser = await new Browser(program).Open("/me");

        var answer = await browser.Send(
            new HttpRequestMessage(new HttpMethod(method), path)
            {
                Content = new FormUrlEncodedContent(
                    new Dictionary<string, string>
                    {
                        ["__RequestVerificationToken"] = browser.Hidden("__RequestVerificationToken")!,
                        ["tokenName"] = "全权",
                        ["days"] = "90",
                        ["name"] = "视图",
                        ["query"] = "",
                    }
                ),
            }
        );

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Matches("这个令牌只读|this token may only read", WebUtility.HtmlDecode(answer.Page));
        Assert.Single(await Part<ApiTokenStore>().Of("li", default));
    }

    [Fact]
    public async Task The_token_of_a_disabled_account_opens_nothing()
    {
        await Account("li", AccountRole.Leader, Some.Village);
        using var program = await Program("li");
        await Part<AccountService>()
            .Change("li", new NewAccount("li", "李", null, [new Grant(AccountRole.Leader, Some.Village)]), isDisabled: true, default);

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(Task)).StatusCode);
    }

    [Fact]
    public async Task An_account_acts_in_its_own_name_whatever_the_request_says()
    {
        await Account("li", AccountRole.Leader, Some.Village);
        using var program = await Program("li");
        await Report(program, """{"areaMu":5,"by":"区长"}""");

        Assert.Equal("li先生", (await Office.Ledger.History(Some.Id, 0, 100, default))[^1].By);
    }

    [Fact]
    public async Task A_list_shows_the_tasks_of_ones_own_places_and_no_others()
    {
        await Office.With(
            Some.FourPhases() with
            {
                Place = Place.Parse("沙河区/白塔镇/柳湾村")!,
                Name = "白塔镇的任务",
            },
            CultivatedLand.Domain.Tasks.TaskId.Of("3fa9c1d2-2")
        );
        await Office.With(
            Some.FourPhases() with
            {
                Place = Place.Parse("青石镇/松林村")!,
                Name = "写得短的任务",
            },
            CultivatedLand.Domain.Tasks.TaskId.Of("3fa9c1d2-3")
        );
        await Account("wang", AccountRole.Office, Place.Parse("沙河区/青石镇"));
        using var program = await Program("wang");
        var names = new List<string>();
        var next = "";
        while (next is not null)
        {
            var page = await Json(await program.GetAsync($"/api/tasks?most=1{(next.Length > 0 ? $"&after={next}" : "")}"));
            names.AddRange(page["tasks"]!.AsArray().Select(task => (string)task!["name"]!));
            next = (string?)page["next"];
        }

        Assert.Equal(["柳湾村恢复耕地", "写得短的任务"], names);
        Assert.Empty((await Json(await program.GetAsync("/api/tasks?place=" + Uri.EscapeDataString("沙河区/白塔镇"))))["tasks"]!.AsArray());
        Assert.Single((await Json(await program.GetAsync("/api/tasks?place=" + Uri.EscapeDataString("沙河区"))))["tasks"]!.AsArray());
    }

    [Fact]
    public async Task A_denied_act_names_the_roles_that_may_and_is_noted()
    {
        await Account("li", AccountRole.Leader, Some.Village);
        using var program = await Program("li");
        var problem = await Json(await program.PostAsync($"{Task}/close-out", null));

        Assert.Equal(
            "You may not close out a task here; those who may are, for this place or one above it: supervisor, administrator.",
            (string?)problem["detail"]
        );
        var act = Assert.Single(await Part<AuditLog>().Latest(10, default));
        Assert.Equal(("li先生（li）", $"CloseOut POST {Task}/close-out", Clock.GetUtcNow()), (act.Who, act.What, act.At));
    }

    [Fact]
    public async Task A_task_elsewhere_is_as_if_it_were_not_there()
    {
        await Account("li", AccountRole.Leader, Place.Parse("沙河区/白塔镇"));
        using var program = await Program("li");
        var (hidden, missing) = (await program.GetAsync(Task), await program.GetAsync("/api/tasks/3fa9c1d2-9"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.StatusCode, missing.StatusCode));
        Assert.Equal((string?)(await Json(missing))["detail"], (string?)(await Json(hidden))["detail"]);
    }

    [Fact]
    public async Task A_plan_for_another_town_is_not_taken_in()
    {
        await Account("wang", AccountRole.Office, Place.Parse("沙河区/白塔镇"));
        using var program = await Program("wang");
        var answer = await program.PostAsync(
            "/api/plans?name=plan.txt&start=true",
            new ByteArrayContent(Encoding.UTF8.GetBytes(CultivatedLand.Tests.Application.Plans.Notice.Text))
        );

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty((await Json(await Administrator.GetAsync("/api/plans"))).AsArray());
    }

    [Fact]
    public async Task After_sixty_files_in_a_minute_one_waits_for_the_next()
    {
        await Account("li", AccountRole.Leader, Some.Village);
        using var program = await Program("li");
        Task<HttpResponseMessage> Send() => program.PostAsync($"{Task}/evidence?name=a.jpg", new ByteArrayContent([1, 2, 3]));
        for (var file = 0; file < 60; file++)
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await Send()).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Send()).StatusCode);

        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await Send()).StatusCode);
    }
}
