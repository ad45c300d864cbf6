using System.Net;
using System.Text;
using CultivatedLand.Testing.Samples;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Tests.Web.Api;

/// <summary>What programs send where a word or a name belongs.</summary>
public sealed class SentValuesTests : WebTest
{
    [Theory]
    [InlineData("/api/tasks?status=7")]
    [InlineData("/api/tasks?status=1")]
    [InlineData("/api/tasks?status=-1")]
    [InlineData("/api/mails?state=9")]
    [InlineData("/api/mails?state=0")]
    [InlineData("/api/leads?state=3")]
    public async Task A_number_in_place_of_a_word_is_refused_with_a_sentence(string path)
    {
        var answer = await Administrator.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Matches("不是(邮件|线索)?状态", (string?)(await Json(answer))["title"]);
    }

    [Theory]
    [InlineData("""{"name":"周通报","place":"沙河区/青石镇","kind":"1"}""")]
    [InlineData("""{"name":"周通报","place":"沙河区/青石镇","every":"2"}""")]
    [InlineData("""{"name":"周通报","place":"沙河区/青石镇","every":"fortnight"}""")]
    [InlineData("""{"name":"周通报","place":"沙河区/青石镇","weekday":9}""")]
    public async Task A_rhythm_of_no_known_kind_is_not_made(string json)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post("/api/rhythms", json)).StatusCode);
        Assert.Empty((await Json(await Administrator.GetAsync("/api/rhythms")))["rhythms"]!.AsArray());
    }

    [Theory]
    [InlineData("7", "7")]
    [InlineData("99", "99")]
    [InlineData("-1", "\"-1\"")]
    [InlineData("\"7\"", "\"7\"")]
    [InlineData("{}", "[]")]
    [InlineData("null", "[null]")]
    public async Task No_value_of_any_body_breaks_the_host(string ofWords, string ofFigures)
    {
        var broken = new List<string>();
        foreach (var endpoint in Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0];
            var pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/');
            if (
                method is not ("POST" or "PUT")
                || !pattern.StartsWith("/api/", StringComparison.Ordinal)
                || endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is not { } body
            )
                continue;
            var address = pattern.Replace("{id}", Some.Id.Value, StringComparison.Ordinal);
            foreach (var property in body.GetProperties().Where(property => property.CanWrite))
            {
                var value = property.PropertyType == typeof(string) ? ofWords : ofFigures;
                var json = $"{{\"{char.ToLowerInvariant(property.Name[0]) + property.Name[1..]}\":{value}}}";
                using var request = new HttpRequestMessage(new HttpMethod(method), address)
                {
                    Content = new StringContent(json, Encoding.UTF8, "application/json"),
                };
                if ((int)(await Administrator.SendAsync(request)).StatusCode == 500)
                    broken.Add($"{method} {address} {json}");
            }
        }

        Assert.Empty(broken);
    }

    [Fact]
    public async Task A_list_that_holds_nothing_is_refused_and_leaves_no_record_that_cannot_be_read()
    {
        var answer = await Post(
            "/api/webhooks",
            """{"name":"程序","address":"https://hooks.example.cn/a","secret":"0123456789abcdef","places":[null]}"""
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Administrator.GetAsync("/api/webhooks")).StatusCode);
    }

    [Fact]
    public async Task Names_in_the_directory_have_nothing_that_cannot_be_seen()
    {
        var csv = "place,role,name,mail\n沙河区/青石镇/柳\u202e湾村,leader,李\u202e村\u200b长,li@q.example\n";
        (
            await Administrator.PutAsync("/api/directory?name=people.csv", new ByteArrayContent(Encoding.UTF8.GetBytes(csv)))
        ).EnsureSuccessStatusCode();

        var person = Assert.Single(Office.Directory.People.Entries);

        Assert.Equal(("沙河区/青石镇/柳湾村", "李村长"), (person.Place.Path, person.Name));
    }

    [Theory]
    [InlineData(
        "/api/patrols",
        "patrols",
        "who",
        """{"place":"沙河区/青石镇/柳湾村","who":"李\u202e村\u2066长","saw":"未见异常"}""",
        "李村长"
    )]
    [InlineData("/api/patrols", "patrols", "who", """{"place":"沙河区/青石镇/柳湾村","by":"李\u202e村长","saw":"未见异常"}""", "李村长")]
    [InlineData("/api/rhythms", "rhythms", "name", """{"name":"周\u200b通\u202e报","place":"沙河区/青石镇"}""", "周通报")]
    [InlineData(
        "/api/webhooks",
        "",
        "name",
        """{"name":"程\u202e序","address":"https://hooks.example.cn/a","secret":"0123456789abcdef"}""",
        "程序"
    )]
    public async Task Names_have_nothing_that_cannot_be_seen(string path, string list, string field, string json, string expected)
    {
        (await Post(path, json)).EnsureSuccessStatusCode();

        var shown = await Json(await Administrator.GetAsync(path));
        var only = Assert.Single((list.Length == 0 ? shown : shown[list]!).AsArray())!;

        Assert.Equal(expected, (string?)only[field]);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/hook")]
    [InlineData("http://localhost/hook")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[::ffff:192.168.1.1]/hook")]
    public async Task A_webhook_to_this_machine_or_its_network_is_refused(string address)
    {
        var answer = await Post("/api/webhooks", $$"""{"name":"程序","address":"{{address}}","secret":"0123456789abcdef"}""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("allowPrivateWebhooks", (string?)(await Json(answer))["detail"], StringComparison.Ordinal);
    }
}
