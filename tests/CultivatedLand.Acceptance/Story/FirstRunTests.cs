using System.Net;
using System.Text.RegularExpressions;
using CultivatedLand.Acceptance.Hosting;

namespace CultivatedLand.Acceptance.Story;

public sealed partial class FirstRunTests : IDisposable
{
    private readonly TemporaryData _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task The_link_on_the_console_makes_the_first_administrator_once()
    {
        await using (var host = await HostProcess.StartAt("2023-07-20T08:00", _data))
        {
            var link = await Eventually.Have(
                "the link on the console",
                () => Task.FromResult(Link().Match(host.Said) is { Success: true } found ? found.Value : null)
            );
            var page = await host.Api.Http.GetAsync(link);
            var proof = Proof().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
            var form = new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = proof,
                ["personName"] = "管理员甲",
                ["signInName"] = "guan",
                ["password"] = "wheat-in-autumn",
                ["passwordAgain"] = "wheat-in-autumn",
            };
            var request = new HttpRequestMessage(HttpMethod.Post, link) { Content = new FormUrlEncodedContent(form) };
            request.Headers.Add("Cookie", string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));
            Assert.Equal(HttpStatusCode.OK, (await host.Api.Http.SendAsync(request)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await host.Api.Http.GetAsync(link)).StatusCode);
        }

        await using var again = await HostProcess.StartAt("2023-07-20T08:00", _data);
        Assert.DoesNotContain("/first-run/", again.Said);
    }

    [GeneratedRegex("/first-run/[A-Za-z0-9_-]+")]
    private static partial Regex Link();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Proof();
}
