using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CultivatedLand.Application.Webhooks;

namespace CultivatedLand.Web.Api.Webhooks;

/// <summary>
/// Sender of webhook messages over HTTP. It does not follow redirections: a message signed for one address is not given to another.
/// </summary>
internal sealed class HttpWebhookSender(WebOptions settings) : IWebhookSender, IDisposable
{
    private const int LongestAnswer = 64 * 1024;

    private readonly HttpClient _client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }
    )
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = LongestAnswer,
    };

    public async Task<string?> Send(WebhookMessage message, CancellationToken cancellationToken)
    {
        // Virtual time must not disturb real people: only listeners on this very machine get messages.
        if (settings.IsVirtualTime && !message.Address.IsLoopback)
            return null;

        using var request = new HttpRequestMessage(HttpMethod.Post, message.Address)
        {
            Content = new StringContent(message.Body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        if (message.Signature is not null)
            request.Headers.Add("X-CultivatedLand-Signature", message.Signature);
        try
        {
            using var answer = await _client.SendAsync(request, cancellationToken);
            if (!answer.IsSuccessStatusCode)
                return string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)answer.StatusCode}");
            return message.AnswersErrorCode ? RobotTrouble(await answer.Content.ReadAsStringAsync(cancellationToken)) : null;
        }
        catch (Exception trouble)
            when (trouble
                    is HttpRequestException
                        or (OperationCanceledException and not { CancellationToken.IsCancellationRequested: true })
                        or TimeoutException
            )
        {
            return trouble.GetBaseException().Message;
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Returns the error of a group robot. A robot always answers 200; the outcome is in its <c>errcode</c>.</summary>
    private static string? RobotTrouble(string answer)
    {
        try
        {
            using var parsed = JsonDocument.Parse(answer);
            var isTaken = parsed.RootElement.TryGetProperty("errcode", out var code) && code.TryGetInt32(out var number) && number == 0;
            return isTaken ? null : Short(answer);
        }
        catch (JsonException)
        {
            return Short(answer);
        }
    }

    private static string Short(string answer) => answer.Length > 200 ? answer[..200] : answer;
}
