using System.Net;
using System.Text;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Api;

public sealed class TaskVersionTests : WebTest
{
    private static readonly string Address = $"/api/tasks/{Some.Id}";

    [Fact]
    public async Task A_task_that_has_not_changed_is_not_sent_again()
    {
        var tag = (await Administrator.GetAsync(Address)).Headers.ETag!;
        using var again = new HttpRequestMessage(HttpMethod.Get, Address);
        again.Headers.IfNoneMatch.Add(tag);

        Assert.Equal(HttpStatusCode.NotModified, (await Administrator.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task What_was_decided_on_what_one_has_seen_is_done()
    {
        var answer = await Report((await Administrator.GetAsync(Address)).Headers.ETag!.Tag);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Headers.ETag);
    }

    [Fact]
    public async Task What_was_decided_on_an_older_version_is_not_done()
    {
        var tag = (await Administrator.GetAsync(Address)).Headers.ETag!.Tag;
        await Post($"{Address}/acknowledge", "{}");

        var answer = await Report(tag);

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Equal("changed", (string?)(await Json(answer))["code"]);
        Assert.Equal(0m, (decimal?)(await Json(await Administrator.GetAsync(Address)))["phases"]![0]!["doneMu"]);
    }

    [Theory]
    [InlineData("\"nonsense\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("*", HttpStatusCode.OK)]
    public async Task A_tag_of_somebody_else_matches_nothing_and_a_star_everything(string tag, HttpStatusCode expected) =>
        Assert.Equal(expected, (await Report(tag)).StatusCode);

    private async Task<HttpResponseMessage> Report(string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Address}/report")
        {
            Content = new StringContent("""{"areaMu":5}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        return await Administrator.SendAsync(request);
    }
}
