using System.Net;
using System.Text;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Api;

public sealed class IdempotencyMiddlewareTests : KeyedWriteTest
{
    private static readonly string Report = $"/api/tasks/{Some.Id}/report";

    [Fact]
    public async Task A_write_sent_again_under_its_key_is_done_once()
    {
        var first = await Send(Report, """{"areaMu":5}""", "k1");
        await Send(Report, """{"areaMu":9}""", "k2");

        var again = await Send(Report, """{"areaMu":5}""", "k1");

        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(9m, (decimal?)(await Json(await Administrator.GetAsync($"/api/tasks/{Some.Id}")))["phases"]![0]!["doneMu"]);
    }

    [Fact]
    public async Task A_refusal_is_repeated_as_it_was()
    {
        var first = await Send($"/api/tasks/{Some.Id}/close-out", "{}", "k1");
        var again = await Send($"/api/tasks/{Some.Id}/close-out", "{}", "k1");

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal("application/problem+json", again.Content.Headers.ContentType?.MediaType);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_key_used_for_another_request_is_refused()
    {
        await Send(Report, """{"areaMu":5}""", "k1");

        var other = await Send(Report, """{"areaMu":6}""", "k1");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal("key-reused", (string?)(await Json(other))["code"]);
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_day()
    {
        await Send(Report, """{"areaMu":5}""", "k1");
        Clock.MoveTo("2023-07-21 08:01");

        var other = await Send(Report, """{"areaMu":6}""", "k1");

        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.False(other.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task A_key_over_midnight_still_counts()
    {
        Clock.MoveTo("2023-07-20 23:59");
        await Send(Report, """{"areaMu":5}""", "k1");
        Clock.MoveTo("2023-07-21 00:01");

        Assert.True((await Send(Report, """{"areaMu":5}""", "k1")).Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task A_key_of_enormous_length_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(Report, "{}", new string('k', 201))).StatusCode);

    [Fact]
    public async Task Without_a_key_every_write_is_its_own() =>
        Assert.False((await Post(Report, """{"areaMu":5}""")).Headers.Contains("Idempotency-Replayed"));

    [Fact]
    public async Task Somebody_without_a_token_leaves_no_trace()
    {
        using var request = Request(Report, "{}", "k1");
        Assert.Equal(HttpStatusCode.Unauthorized, (await Anybody.SendAsync(request)).StatusCode);

        Assert.False((await Send(Report, "{}", "k1")).Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task A_refusal_that_may_pass_is_not_remembered()
    {
        await Send(Report, """{"areaMu":5}""", "k1", request => request.Headers.IfMatch.ParseAdd("\"99\""));

        var again = await Send(Report, """{"areaMu":5}""", "k1");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task A_request_without_its_proof_leaves_the_key_free()
    {
        var browser = await SignedIn("wang", AccountRole.Leader, Some.Village);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Send(Request(Report, """{"areaMu":5}""", "k1"))).Status);

        var again = await Send(await Program("wang"), Report, """{"areaMu":6}""", "k1");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task A_token_for_reading_never_gets_the_answer_to_a_write()
    {
        await Account("wang", AccountRole.Leader, Some.Village);
        await Send(await Program("wang"), Report, """{"areaMu":5}""", "k1");

        var reader = await Send(await Program("wang", readsOnly: true), Report, """{"areaMu":5}""", "k1");

        Assert.Equal(HttpStatusCode.Forbidden, reader.StatusCode);
        Assert.Equal("reads-only", (string?)(await Json(reader))["code"]);
    }

    [Fact]
    public async Task Whoever_may_no_longer_write_gets_no_answer_to_an_earlier_write()
    {
        await Account("wang", AccountRole.Leader, Some.Village);
        var program = await Program("wang");
        await Send(program, Report, """{"areaMu":5}""", "k1");
        await Part<AccountStore>().Change("wang", account => account with { Grants = [] }, default);

        Assert.Equal(HttpStatusCode.Forbidden, (await Send(program, Report, """{"areaMu":5}""", "k1")).StatusCode);
    }

    [Fact]
    public async Task The_key_of_another_account_is_another_key()
    {
        await Account("wang", AccountRole.Leader, Some.Village);
        await Send(Report, """{"areaMu":5}""", "k1");

        var other = await Send(await Program("wang"), Report, """{"areaMu":6}""", "k1");

        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.False(other.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task The_version_that_was_seen_belongs_to_the_request()
    {
        await Send(Report, """{"areaMu":5}""", "k1");

        var other = await Send(Report, """{"areaMu":5}""", "k1", request => request.Headers.IfMatch.ParseAdd("\"1\""));

        Assert.Equal("key-reused", (string?)(await Json(other))["code"]);
    }

    [Fact]
    public async Task The_type_of_the_content_belongs_to_the_request()
    {
        await Send(Report, """{"areaMu":5}""", "k1");

        var other = await Send(
            Report,
            """{"areaMu":5}""",
            "k1",
            request => request.Content!.Headers.ContentType = new("application/vnd.land+json")
        );

        Assert.Equal("key-reused", (string?)(await Json(other))["code"]);
    }

    [Fact]
    public async Task A_form_sent_again_with_another_boundary_is_the_same_request()
    {
        async Task<HttpResponseMessage> Upload(string content)
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", "a.txt" } };
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/tasks/{Some.Id}/evidence") { Content = form };
            request.Headers.Add("Idempotency-Key", "k1");
            return await Administrator.SendAsync(request);
        }

        await Upload("一");

        Assert.True((await Upload("一")).Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("key-reused", (string?)(await Json(await Upload("二")))["code"]);
    }

    [Fact]
    public async Task The_name_of_a_file_belongs_to_the_request()
    {
        async Task<HttpResponseMessage> Upload(string name)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/tasks/{Some.Id}/evidence")
            {
                Content = new ByteArrayContent([1, 2, 3]),
            };
            request.Content.Headers.ContentDisposition = new("attachment") { FileName = name };
            request.Headers.Add("Idempotency-Key", "k1");
            return await Administrator.SendAsync(request);
        }

        await Upload("a.pdf");

        Assert.Equal("key-reused", (string?)(await Json(await Upload("b.pdf")))["code"]);
    }
}
