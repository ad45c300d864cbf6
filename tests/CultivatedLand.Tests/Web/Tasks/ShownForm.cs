using System.Net;
using System.Text.RegularExpressions;

namespace CultivatedLand.Tests.Web.Tasks;

/// <summary>A form as a page showed it: its hidden fields and the cookies that came along, to be sent as a browser would.</summary>
internal sealed partial class ShownForm
{
    private readonly HttpClient _client;
    private readonly string _action;
    private readonly string _cookies;
    private readonly Dictionary<string, string> _hidden;

    private ShownForm(HttpClient client, string action, string cookies, Dictionary<string, string> hidden) =>
        (_client, _action, _cookies, _hidden) = (client, action, cookies, hidden);

    /// <param name="page">The page that shows it.</param>
    /// <param name="action">Where it posts to.</param>
    public static async Task<ShownForm> On(HttpClient client, string page, string action)
    {
        using var answer = await client.GetAsync(page);
        var html = await answer.Content.ReadAsStringAsync();
        var form = Forms()
            .Matches(html)
            .FirstOrDefault(form => WebUtility.HtmlDecode(form.Value).Contains($"action=\"{action}\"", StringComparison.Ordinal));
        Assert.True(form is not null, $"The page {page} shows no form that posts to {action}.");
        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set)
            ? string.Join("; ", set.Select(cookie => cookie.Split(';')[0]))
            : "";
        return new ShownForm(
            client,
            action,
            cookies,
            Hidden().Matches(form.Value).ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value))
        );
    }

    public Task<HttpResponseMessage> Send(params (string Name, string Value)[] typed) =>
        Send(
            new FormUrlEncodedContent(
                _hidden
                    .Select(field => (field.Key, field.Value))
                    .Concat(typed)
                    .Select(field => KeyValuePair.Create(field.Item1, field.Item2))
            )
        );

    public Task<HttpResponseMessage> Send(params (string FileName, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in _hidden)
            form.Add(new StringContent(value), name);
        foreach (var (name, content) in files)
            form.Add(new ByteArrayContent(content), "files", name);
        return Send(form);
    }

    private Task<HttpResponseMessage> Send(HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _action) { Content = content };
        if (_cookies.Length > 0)
            request.Headers.Add("Cookie", _cookies);
        return _client.SendAsync(request);
    }

    [GeneratedRegex("<form .*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
