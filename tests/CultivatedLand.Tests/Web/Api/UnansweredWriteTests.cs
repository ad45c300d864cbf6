using System.Net;
using System.Text.Json.Nodes;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Web.Infrastructure.Idempotency;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Tests.Web.Api;

public sealed class UnansweredWriteTests : KeyedWriteTest
{
    private static readonly string TaskAddress = $"/api/tasks/{Some.Id}";

    [Fact]
    public async Task An_acceptance_whose_answer_was_lost_is_recorded_once()
    {
        await Post($"{TaskAddress}/report", """{"areaMu":5}""");
        await Send($"{TaskAddress}/accept", """{"areaMu":3}""", "k1");
        await LoseTheAnswer();

        var again = await Send($"{TaskAddress}/accept", """{"areaMu":3}""", "k1");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(3m, (decimal?)(await Json(again))["acceptedMu"]);
    }

    [Fact]
    public async Task An_act_on_the_version_that_was_seen_is_answered_though_it_changed_that_version()
    {
        var tag = (await Administrator.GetAsync(TaskAddress)).Headers.ETag!;
        await Send($"{TaskAddress}/report", """{"areaMu":3}""", "k1", request => request.Headers.IfMatch.Add(tag));
        await LoseTheAnswer();

        var again = await Send($"{TaskAddress}/report", """{"areaMu":3}""", "k1", request => request.Headers.IfMatch.Add(tag));

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task A_new_key_is_a_new_act()
    {
        await Post($"{TaskAddress}/report", """{"areaMu":5}""");
        await Send($"{TaskAddress}/accept", """{"areaMu":3}""", "k1");

        Assert.Equal(5m, (decimal?)(await Json(await Send($"{TaskAddress}/accept", """{"areaMu":2}""", "k2")))["acceptedMu"]);
    }

    [Fact]
    public async Task A_write_that_was_begun_and_not_done_is_done()
    {
        Office.Disk.FailAt(2, afterCommit: false);
        Assert.Equal(HttpStatusCode.InternalServerError, (await Send($"{TaskAddress}/report", """{"areaMu":3}""", "k1")).StatusCode);

        var again = await Send($"{TaskAddress}/report", """{"areaMu":3}""", "k1");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(3m, (decimal?)(await Json(again))["phases"]![0]!["doneMu"]);
    }

    [Fact]
    public async Task An_act_that_was_stored_and_then_failed_is_done_once()
    {
        await Post($"{TaskAddress}/report", """{"areaMu":5}""");
        Office.Disk.FailAt(2, afterCommit: true);
        await Send($"{TaskAddress}/accept", """{"areaMu":3}""", "k1");
        Clock.Advance(TimeSpan.FromMinutes(7));

        Assert.Equal(3m, (decimal?)(await Json(await Send($"{TaskAddress}/accept", """{"areaMu":3}""", "k1")))["acceptedMu"]);
    }

    [Theory]
    [InlineData("/api/patrols", "/api/patrols", "patrols", """{"place":"沙河区/青石镇/柳湾村","who":"李村长","saw":"未见异常"}""")]
    [InlineData("/api/leads", "/api/leads", "leads", """{"place":"沙河区/青石镇/柳湾村","what":"地里堆了砖"}""")]
    [InlineData("/api/rhythms", "/api/rhythms", "rhythms", """{"name":"周通报","place":"沙河区/青石镇"}""")]
    [InlineData(
        "/api/webhooks",
        "/api/webhooks",
        "",
        """{"name":"程序","address":"https://hooks.example.cn/a","secret":"0123456789abcdef"}"""
    )]
    public async Task A_record_whose_answer_was_lost_is_there_once(string path, string list, string name, string json)
    {
        var first = await Send(path, json, "k1");
        Assert.True(first.IsSuccessStatusCode, await first.Content.ReadAsStringAsync());
        await LoseTheAnswer();

        var again = await Send(path, json, "k1");

        Assert.Equal(first.StatusCode, again.StatusCode);
        var shown = await Json(await Administrator.GetAsync(list));
        Assert.Single((name.Length == 0 ? shown : shown[name]!).AsArray());
    }

    [Fact]
    public async Task An_act_on_a_lead_whose_answer_was_lost_is_answered_as_done()
    {
        var lead = (string?)(await Json(await Post("/api/leads", """{"place":"沙河区/青石镇/柳湾村","what":"地里堆了砖"}""")))["id"];
        await Send($"/api/leads/{lead}/stop", """{"note":"已制止"}""", "k1");
        await LoseTheAnswer();

        var again = await Send($"/api/leads/{lead}/stop", """{"note":"已制止"}""", "k1");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Single((await Json(again))["history"]!.AsArray(), entry => (string?)entry!["what"] == "stopped");
    }

    [Fact]
    public async Task A_mail_sent_again_without_an_answer_is_not_known_and_the_address_to_look_at_is_told()
    {
        Clock.MoveTo("2023-08-04 09:00");
        await Office.Desk.WakeDue(10, default);
        await Office.Post.RecordDueNotices(default);
        await Office.Post.SendDueMails(default);
        var mail = Assert.Single(Office.Outbox.Records);
        await Send($"/api/mails/{mail.Id}/resend", "{}", "k1");
        await LoseTheAnswer();

        var again = await Send($"/api/mails/{mail.Id}/resend", "{}", "k1");

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var problem = await Json(again);
        Assert.Equal("not-known", (string?)problem["code"]);
        Assert.Contains($"GET /api/mails/{mail.Id}", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_depends_on_what_was_there_is_not_known_without_its_answer()
    {
        static void Put(HttpRequestMessage request)
        {
            request.Method = HttpMethod.Put;
            request.Headers.TryAddWithoutValidation("If-Match", "\"0\"");
        }

        await Send("/api/settings/policy", """{"reminders":[5,1]}""", "k1", Put);
        await LoseTheAnswer();

        Assert.Equal("not-known", (string?)(await Json(await Send("/api/settings/policy", """{"reminders":[5,1]}""", "k1", Put)))["code"]);
    }

    [Fact]
    public async Task A_key_that_is_used_while_its_write_is_being_done_is_told_to_wait()
    {
        JsonNode? second = null;
        Office.Ledger.BeforeAppend = () =>
        {
            Office.Ledger.BeforeAppend = null;
            second = Json(Send($"{TaskAddress}/report", """{"areaMu":3}""", "k1").Result).Result;
        };

        var first = await Send($"{TaskAddress}/report", """{"areaMu":3}""", "k1");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("in-progress", (string?)second!["code"]);
    }

    [Fact]
    public void Every_act_of_the_api_says_what_becomes_of_it_without_an_answer()
    {
        var silent = Part<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("POST"))
            .Where(endpoint => endpoint.Metadata.GetMetadata<UnansweredWrite>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText);

        Assert.Empty(silent);
    }
}
