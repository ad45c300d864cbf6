using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CultivatedLand.Tests.Web.Plans;

/// <summary>Sends forms with the proof of a page, as a browser does that has seen it.</summary>
internal sealed partial class AntiforgeryForms(HttpClient http)
{
    private const string Field = "__RequestVerificationToken";

    private (string Token, string Cookies)? _proof;

    public async Task<HttpResponseMessage> Send(string path, params (string Name, string Value)[] fields)
    {
        var (token, cookies) = await Proof();
        return await Post(
            path,
            cookies,
            new FormUrlEncodedContent([
                KeyValuePair.Create(Field, token),
                .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            ])
        );
    }

    public async Task<HttpResponseMessage> File(string path, string name, string content)
    {
        var (token, cookies) = await Proof();
        return await Post(
            path,
            cookies,
            new MultipartFormDataContent
            {
                { new StringContent(token), Field },
                { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", name },
            }
        );
    }

    private Task<HttpResponseMessage> Post(string path, string cookies, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (cookies.Length > 0)
            request.Headers.Add("Cookie", cookies);
        return http.SendAsync(request);
    }

    private async Task<(string Token, string Cookies)> Proof()
    {
        if (_proof is { } known)
            return known;
        var answer = await http.GetAsync("/plans");
        var token = WebUtility.HtmlDecode(Token().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value);
        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set)
            ? string.Join("; ", set.Select(cookie => cookie.Split(';')[0]))
            : "";
        _proof = (token, cookies);
        return (token, cookies);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
