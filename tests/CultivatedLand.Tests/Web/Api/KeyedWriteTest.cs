using System.Text;
using CultivatedLand.Application.Records;
using CultivatedLand.Tests.Web.Security;
using CultivatedLand.Web.Api.Idempotency;

namespace CultivatedLand.Tests.Web.Api;

/// <summary>Writes under a key, and the loss of their answers.</summary>
public abstract class KeyedWriteTest : AccessTest
{
    protected Task<HttpResponseMessage> Send(string path, string json, string key, Action<HttpRequestMessage>? also = null) =>
        Send(Administrator, path, json, key, also);

    protected static async Task<HttpResponseMessage> Send(
        HttpClient client,
        string path,
        string json,
        string key,
        Action<HttpRequestMessage>? also = null
    )
    {
        using var request = Request(path, json, key);
        also?.Invoke(request);
        return await client.SendAsync(request);
    }

    protected static HttpRequestMessage Request(string path, string json, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    /// <summary>The host is killed after the act and before its answer is stored. It comes back a little later.</summary>
    protected async Task LoseTheAnswer()
    {
        Clock.Advance(TimeSpan.FromMinutes(7));
        var writes = new RecordSet<IdempotencyRecord>(Cabinet, "answered-writes");
        await foreach (var (place, _) in writes.All(default))
            await writes.Change(place, record => record! with { Status = null, ContentType = null, Body = null, Location = null }, default);
    }
}
