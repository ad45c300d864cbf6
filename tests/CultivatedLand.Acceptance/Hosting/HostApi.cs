using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace CultivatedLand.Acceptance.Hosting;

/// <summary>What a script would send to a host, with the administrator's token.</summary>
public sealed class HostApi(HttpClient http, string token)
{
    public HttpClient Http => http;

    public string Token => token;

    public async Task<bool> IsReady()
    {
        try
        {
            using var answer = await http.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public Task<Answer> Get(string path) => Send(new HttpRequestMessage(HttpMethod.Get, path));

    /// <param name="key">Idempotency key, for a request that may be sent again.</param>
    public Task<Answer> Post(string path, JsonObject? body = null, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent((body ?? []).ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return Send(request);
    }

    public Task<Answer> Upload(string path, string name, byte[] content, HttpMethod? method = null)
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return Send(
            new HttpRequestMessage(method ?? HttpMethod.Post, $"{path}{separator}name={Uri.EscapeDataString(name)}")
            {
                Content = new ByteArrayContent(content),
            }
        );
    }

    public Task<Answer> UploadForm(string path, string name, byte[] content)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
        return Send(new HttpRequestMessage(HttpMethod.Post, path) { Content = form });
    }

    public Task<Answer> PutDirectory(string csv, string name = "people.csv") =>
        Upload("/api/directory", name, Encoding.UTF8.GetBytes(csv), HttpMethod.Put);

    /// <summary>Sets virtual time forward; what falls due until then has happened when this returns.</summary>
    public async Task SetClock(string moment) => (await Post("/api/clock", new JsonObject { ["now"] = moment })).Ok();

    public async Task<IReadOnlyList<JsonNode>> Tasks() =>
        [.. (await Get("/api/tasks?most=1000")).Ok()["tasks"]!.AsArray().Select(task => task!)];

    /// <summary>The one task whose name contains these words.</summary>
    public async Task<JsonNode> Task(string words) =>
        (await Tasks()).Single(task => task.Text("name").Contains(words, StringComparison.Ordinal));

    public async Task<IReadOnlyList<JsonNode>> History(string task) =>
        [.. (await Get($"/api/tasks/{task}/history?most=1000")).Ok().AsArray().Select(fact => fact!)];

    /// <summary>Mails that the schedule brings, without those that tell of hand-overs alone.</summary>
    public async Task<IReadOnlyList<JsonNode>> ScheduledMails(string query = "") =>
        [
            .. (await Mails(query)).Where(mail =>
                mail["notices"]!.AsArray() is var notices
                && (notices.Count == 0 || notices.Any(notice => notice!.Text("kind") != "hand-over"))
            ),
        ];

    /// <summary>Mails of the schedule that are notices on tasks, without the plan's meetings.</summary>
    public async Task<IReadOnlyList<JsonNode>> NoticeMails(string query = "") =>
        [.. (await ScheduledMails(query)).Where(mail => mail["notices"]!.AsArray().Count > 0)];

    public async Task<IReadOnlyList<JsonNode>> Mails(string query = "")
    {
        var all = new List<JsonNode>();
        string? next = null;
        do
        {
            var page = (await Get($"/api/mails?most=1000{query}{(next is null ? "" : $"&after={next}")}")).Ok();
            all.AddRange(page["mails"]!.AsArray().Select(mail => mail!));
            next = page["next"]?.GetValue<string>();
        } while (next is not null);
        return all;
    }

    public async Task<Answer> Send(HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await http.SendAsync(request);
            return new Answer(answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
    }
}

public sealed record Answer(HttpStatusCode Status, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body) ?? throw new InvalidOperationException("The answer is empty.");

    /// <summary>The sentence of a problem, in English.</summary>
    public string Sentence =>
        Json["detail"]?.GetValue<string>() ?? throw new InvalidOperationException($"{(int)Status} without a sentence: {Body}");

    public JsonNode Ok() => (int)Status is >= 200 and < 300 ? Json : throw new InvalidOperationException($"{(int)Status}: {Body}");
}

public static class JsonNodes
{
    public static string Text(this JsonNode node, string property) =>
        node[property]?.GetValue<string>() ?? throw new InvalidOperationException($"There is no “{property}” in {node.ToJsonString()}.");
}
