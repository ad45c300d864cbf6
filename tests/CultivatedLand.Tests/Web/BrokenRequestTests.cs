using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CultivatedLand.Tests.Web;

/// <summary>A record that cannot be read stands for whatever nobody expected.</summary>
public class BrokenRequestTests : WebTest
{
    private Task Break() => Cabinet.Put("leads", "l0123456789abcdef", Encoding.UTF8.GetBytes("no json"), 0, default);

    [Fact]
    public async Task Somebody_in_a_browser_sees_a_page_with_a_number_to_ask_by()
    {
        await Break();
        var request = new HttpRequestMessage(HttpMethod.Get, "/leads/l0123456789abcdef");
        request.Headers.Add("Accept", "text/html");

        var answer = await Administrator.SendAsync(request);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal((HttpStatusCode.InternalServerError, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Matches("编号 [0-9A-F]{8}", page);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_a_problem_with_the_same_number()
    {
        await Break();

        var answer = await Administrator.GetAsync("/api/leads/l0123456789abcdef");
        var problem = await Json(answer);

        Assert.Equal(
            (HttpStatusCode.InternalServerError, "application/problem+json"),
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType)
        );
        Assert.Equal("unexpected", (string?)problem["code"]);
        Assert.Matches(new Regex("^[0-9A-F]{8}$"), (string?)problem["more"]!["reference"]);
    }
}
