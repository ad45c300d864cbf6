using System.Net;
using System.Text.RegularExpressions;

namespace CultivatedLand.Testing.Web;

/// <summary>Keeps cookies as a browser does, follows nothing by itself, and fills in the forms of the page it saw last.</summary>
public sealed partial class Browser(HttpClient http)
{
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>As the server set them, with their attributes.</summary>
    public List<string> SetCookies { get; } = [];

    public string Page { get; private set; } = "";

    public HttpResponseMessage Last { get; private set; } = null!;

    public HttpStatusCode Status => Last.StatusCode;

    public string? Location => Last.Headers.Location?.OriginalString;

    public Task<Browser> Open(string path) => Send(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Posts a form with the proof of the page that was seen last.</summary>
    public Task<Browser> Submit(string path, params (string Name, string Value)[] fields) =>
        Post(path, [("__RequestVerificationToken", Hidden("__RequestVerificationToken") ?? ""), .. fields]);

    public Task<Browser> Post(string path, params (string Name, string Value)[] fields) =>
        Send(
            new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            }
        );

    /// <summary>What shows that a form or a script comes from a page of the surface; kept from a page that had it.</summary>
    public string Proof { get; set; } = "";

    /// <summary>Asks for an address as its page or script would, with nothing filled in.</summary>
    public Task<Browser> Ask(string method, string path, bool byScript)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (byScript)
            request.Headers.Add("RequestVerificationToken", Proof);
        else if (method != "GET")
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", Proof)]);
        return Send(request);
    }

    public async Task<Browser> SignIn(string name, string password)
    {
        await Open("/sign-in");
        return await Submit("/sign-in", ("name", name), ("password", password));
    }

    public async Task<Browser> Send(HttpRequestMessage request)
    {
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        Last = await http.SendAsync(request);
        foreach (var set in Last.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
            Keep(set);
        Page = await Last.Content.ReadAsStringAsync();
        return this;
    }

    /// <summary>The value of a hidden field of the page; null where it has none.</summary>
    public string? Hidden(string name) =>
        Inputs()
            .Matches(Page)
            .Select(input => input.Value)
            .FirstOrDefault(input => input.Contains($"name=\"{name}\"", StringComparison.Ordinal))
            is { } input
        && Value().Match(input) is { Success: true } value
            ? WebUtility.HtmlDecode(value.Groups[1].Value)
            : null;

    private void Keep(string set)
    {
        SetCookies.Add(set);
        var pair = set.Split(';')[0].Split('=', 2);
        if (pair[1].Length == 0)
            Cookies.Remove(pair[0]);
        else
            Cookies[pair[0]] = pair[1];
    }

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
