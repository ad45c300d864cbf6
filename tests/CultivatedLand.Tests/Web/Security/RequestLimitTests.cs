using System.Net;
using System.Text;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Health;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Web.Infrastructure.Errors;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Tests.Web.Security;

/// <summary>What a user may do in a minute, what administrators hear of attacks, and what a token may not do to its account.</summary>
public sealed class RequestLimitTests : AccessTest
{
    private static readonly AccessRules Rules = new();

    private static Task<HttpResponseMessage> Lead(HttpClient program) =>
        program.PostAsync("/api/leads", new StringContent("{}", Encoding.UTF8, "application/json"));

    private async Task<HttpClient> Member()
    {
        await Account("li", AccountRole.GridMember, Some.Village);
        return await Program("li");
    }

    [Fact]
    public async Task Whoever_writes_faster_than_people_do_waits_for_the_next_minute()
    {
        using var program = await Member();
        for (var write = 0; write < Rules.WritesPerMinute; write++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Lead(program)).StatusCode);

        var answer = await Lead(program);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("60", answer.Headers.RetryAfter!.ToString());
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Lead(program)).StatusCode);
    }

    [Fact]
    public async Task One_user_in_a_hurry_holds_nobody_else_back()
    {
        using var program = await Member();
        for (var write = 0; write <= Rules.WritesPerMinute; write++)
            await Lead(program);
        await Account("wang", AccountRole.GridMember, Some.Village);

        using var other = await Program("wang");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Lead(other)).StatusCode);
    }

    [Fact]
    public async Task A_program_that_reads_without_a_pause_waits_for_the_next_minute()
    {
        using var program = await Member();
        for (var read = 0; read < Rules.ReadsPerMinute; read++)
            await program.GetAsync("/api/settings/policy");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await program.GetAsync("/api/settings/policy")).StatusCode);
    }

    [Theory]
    [InlineData("/me/tokens", "tokenName=程序&days=366")]
    [InlineData("/me/lendings", "to=wang&from=2023-07-20&until=2023-07-30")]
    [InlineData("/me/feed", "")]
    [InlineData("/me/sessions/end", "")]
    public async Task A_token_changes_nothing_of_its_account(string path, string fields)
    {
        using var program = await Member();
        var browser = new Browser(program);
        await browser.Open("/me");

        await browser.Submit(
            path,
            [.. fields.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => (field.Split('=')[0], field.Split('=')[1]))]
        );

        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.Contains("不能用令牌办理", WebUtility.HtmlDecode(browser.Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Administrators_get_one_mail_an_hour_when_denials_swell()
    {
        await Account("root", AccountRole.Administrator, null, "root@q.example");
        for (var knock = 0; knock < 2 * Rules.DeniedPerMinute; knock++)
            Part<AuditLog>().Note(new DeniedRequest("?", $"{knock}", "", "10.0.0.1"));
        await Part<AuditFloodNotifier>().Tell(default);
        Clock.Advance(TimeSpan.FromMinutes(2));
        for (var knock = 0; knock < 2 * Rules.DeniedPerMinute; knock++)
            Part<AuditLog>().Note(new DeniedRequest("?", $"{knock}", "", "10.0.0.1"));
        await Part<AuditFloodNotifier>().Tell(default);

        var mail = Assert.Single(Office.Outbox.Records, record => record.Content.To == "root@q.example");
        Assert.Contains("被拒绝的请求骤增", mail.Content.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_rules_refuse_is_in_the_audit_too()
    {
        await Account("town", AccountRole.Supervisor, Some.Village);
        using var program = await Program("town");

        var answer = await program.PostAsync($"/api/tasks/{Some.Id}/close-out", new StringContent("{}", Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Single(await Part<AuditLog>().Latest(10, default), act => act.What.StartsWith("CloseOut POST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/t/CfDJ8secret/report", "/t/…/report")]
    [InlineData("/welcome/secret", "/welcome/…")]
    [InlineData("/First-Run/secret", "/First-Run/…")]
    [InlineData("/feeds/secret.ics", "/feeds/…")]
    [InlineData("/tasks/3fa9c1d2-1", "/tasks/3fa9c1d2-1")]
    [InlineData("/tasks/a\nb", "/tasks/a%0Ab")]
    public void A_log_holds_no_keys_and_no_second_line(string path, string logged) =>
        Assert.Equal(logged, LoggedPath.Of(new PathString(path)));
}
