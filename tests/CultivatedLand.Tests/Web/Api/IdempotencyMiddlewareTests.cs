using System.Net;
using System.Text;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Api;

public sealed class IdempotencyMiddlewareTests : WebTest
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

    private async Task<HttpResponseMessage> Send(string path, string json, string key)
    {
        using var request = Request(path, json, key);
        return await Administrator.SendAsync(request);
    }

    private static HttpRequestMessage Request(string path, string json, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", key);
        return request;
    }
}
