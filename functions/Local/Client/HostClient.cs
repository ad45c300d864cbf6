using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CultivatedLand.Domain;
using CultivatedLand.Local.Hosting;

namespace CultivatedLand.Local.Client;

/// <summary>
/// Client of a running host. It signs in with the administrator's token of the host's data folder, or with the one that
/// <see cref="TokenSetting"/> holds: a host in Azure has no folder here.
/// </summary>
public sealed class HostClient : IDisposable
{
    /// <summary>Environment variable of the token. An argument would stand in the list of processes.</summary>
    public const string TokenSetting = "CULTIVATEDLAND_TOKEN";

    private readonly HttpClient _http;

    private HostClient(HttpClient http) => _http = http;

    /// <param name="address">Null to use the address that the host of this folder wrote down.</param>
    /// <exception cref="ClientException">No host has ever run on this folder.</exception>
    public static HostClient For(HostDataFolder folder, string? address)
    {
        try
        {
            // A folder's token is never sent to an address that names another host with a token of its own.
            var given = Environment.GetEnvironmentVariable(TokenSetting)?.Trim();
            var token = address is not null && given is { Length: > 0 } ? given : File.ReadAllText(folder.Token).Trim();
            var reachable = address ?? File.ReadAllText(folder.Address).Trim();
            var http = new HttpClient { BaseAddress = new Uri(reachable), Timeout = TimeSpan.FromMinutes(5) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return new HostClient(http);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or UriFormatException)
        {
            throw new ClientException(
                new(
                    $"在{folder.Path}中找不到主机的地址或令牌（{missing.Message}）；请先用 serve 启动，或用 --data 指明数据目录；"
                        + $"在 Azure 上运行的主机，用 --url 写明地址，并把令牌放在环境变量 {TokenSetting} 中。",
                    $"There is no host's address or token in {folder.Path} ({missing.Message}); "
                        + "start one with serve, or name the data folder with --data; "
                        + $"for a host in Azure give --url and put its token into the environment variable {TokenSetting}."
                ),
                missing
            );
        }
    }

    public Task<JsonNode?> Get(string path, CancellationToken cancellationToken) =>
        Send(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);

    public Task<JsonNode?> Post(string path, JsonObject body, CancellationToken cancellationToken) =>
        Send(
            new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
            },
            cancellationToken
        );

    public Task<JsonNode?> Upload(HttpMethod method, string path, string fileName, byte[] content, CancellationToken cancellationToken)
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return Send(
            new HttpRequestMessage(method, $"{path}{separator}name={Uri.EscapeDataString(fileName)}") { Content = body },
            cancellationToken
        );
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonNode?> Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.SendAsync(request, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            var json = text.Length == 0 ? null : JsonNode.Parse(text);
            return answer.IsSuccessStatusCode
                ? json
                : throw new ClientException(Problem((int)answer.StatusCode, json)) { Code = json?["code"]?.GetValue<string>() };
        }
        catch (Exception unreachable)
            when (unreachable is HttpRequestException or JsonException or TaskCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            throw new ClientException(
                new(
                    $"无法与主机{_http.BaseAddress}通话（{unreachable.Message}）；它在运行吗？",
                    $"The host at {_http.BaseAddress} does not answer ({unreachable.Message}); is it running?"
                ),
                unreachable
            );
        }
    }

    private static LocalizedText Problem(int status, JsonNode? json)
    {
        var faults = json?["more"]?["faults"]?.AsArray();
        return faults is null
            ? new(json?["title"]?.GetValue<string>() ?? $"HTTP {status}", json?["detail"]?.GetValue<string>() ?? $"HTTP {status}")
            : new(
                string.Join('\n', faults.Select(fault => fault!["chinese"]!.GetValue<string>())),
                string.Join('\n', faults.Select(fault => fault!["english"]!.GetValue<string>()))
            );
    }
}

/// <summary>Exception for a request that the host refused or did not answer. <see cref="Sentence"/> tells the operator why.</summary>
public sealed class ClientException(LocalizedText text, Exception? inner = null) : Exception(text.English, inner)
{
    public LocalizedText Sentence { get; } = text;

    /// <summary>Code of the refusal in the API. Null where the host gave none.</summary>
    public string? Code { get; init; }
}
