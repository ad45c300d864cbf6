using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using CultivatedLand.Application.Webhooks;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure;

namespace CultivatedLand.Web.Api.Webhooks;

/// <summary>
/// Sender of webhook messages over HTTP. It does not follow redirections: a message signed for one address is not given to another.
/// Where a name leads is looked up and judged at every connection, since whoever owns the name can change it.
/// </summary>
internal sealed class HttpWebhookSender(WebOptions settings, WebhookTargets targets) : IWebhookSender, IDisposable
{
    private const int LongestAnswer = 64 * 1024;

    private readonly HttpClient _client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = (context, cancellationToken) => Connect(targets, context, cancellationToken),
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
            return trouble is WebhookClosedException closed ? closed.Sentence.In(settings.Language) : trouble.GetBaseException().Message;
        }
    }

    public void Dispose() => _client.Dispose();

    private static async ValueTask<Stream> Connect(
        WebhookTargets targets,
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        // A proxy of the operator's own may stand in this network; what it is asked for may not.
        var (wanted, next) = (context.InitialRequestMessage.RequestUri!.DnsSafeHost, context.DnsEndPoint);
        var isByProxy = !wanted.Equals(next.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);
        var addresses = await Dns.GetHostAddressesAsync(next.Host, cancellationToken);
        if (!(isByProxy ? await Known(wanted, cancellationToken) : addresses).All(targets.Allows))
            throw new WebhookClosedException(wanted);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, next.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <returns>None for a name that only the proxy knows.</returns>
    private static async Task<IPAddress[]> Known(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellationToken);
        }
        catch (SocketException)
        {
            return [];
        }
    }

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

    /// <summary>A name leads to an address that is closed to webhooks.</summary>
    private sealed class WebhookClosedException(string host) : HttpRequestException(WebhookTargets.Refusal(host).English)
    {
        public LocalizedText Sentence { get; } = WebhookTargets.Refusal(host);
    }
}
