using System.Net;
using CultivatedLand.Application.Mail;
using SendGrid;
using SendGrid.Helpers.Reliability;

namespace CultivatedLand.Functions.Mail;

/// <summary>
/// Mailer that delivers to SendGrid. The client retries a busy server a few times within seconds.
/// A mail that still fails is postponed and retried by the dispatcher's own rules.
/// A mail is refused only for a fault of its own: otherwise a wrong key or sender would end every mail.
/// </summary>
public sealed class SendGridMailer(SendGridOptions options, string office, TimeProvider clock) : IMailer, IDisposable
{
    private static readonly TimeSpan ConnectionLives = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http = new(
        new RetryDelegatingHandler(new SocketsHttpHandler { PooledConnectionLifetime = ConnectionLives }, Reliability(options))
    )
    {
        Timeout = options.Patience,
    };

    public async Task<DeliveryResult> Deliver(MailContent mail, CancellationToken cancellationToken)
    {
        var client = new SendGridClient(
            _http,
            new SendGridClientOptions
            {
                ApiKey = options.ApiKey,
                Host = options.Host,
                ReliabilitySettings = Reliability(options),
            }
        );
        try
        {
            var answer = await client.SendEmailAsync(SendGridMessageFactory.Write(mail, options, office), cancellationToken);
            return answer.IsSuccessStatusCode
                ? new DeliveryResult.Accepted(SendGridReceipt.Of(answer.Headers))
                : await Explain(answer, cancellationToken);
        }
        catch (HttpRequestException problem)
        {
            return new DeliveryResult.Postponed($"SendGrid 无法连通或繁忙 / SendGrid is busy or cannot be reached: {problem.Message}");
        }
        catch (Exception slow) when (slow is TimeoutException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new DeliveryResult.Postponed(
                $"SendGrid 在{options.Patience.TotalSeconds:0}秒内没有应答 / SendGrid did not answer within {options.Patience.TotalSeconds:0} s"
            );
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<DeliveryResult> Explain(Response answer, CancellationToken cancellationToken)
    {
        var said = SendGridErrors.Words(await answer.Body.ReadAsStringAsync(cancellationToken));
        var status = (int)answer.StatusCode;
        return answer.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new DeliveryResult.Postponed(
                $"SendGrid 限流（429），稍后再试 / SendGrid asks to slow down (429): {said}",
                SendGridErrors.RetryAfter(answer.Headers, clock.GetUtcNow())
            ),
            HttpStatusCode.Unauthorized => new DeliveryResult.Postponed(
                "SendGrid 不认 API 密钥（401），请更正设置 SendGrid__ApiKey / SendGrid does not know the API key (401); "
                    + $"correct SendGrid__ApiKey: {said}"
            ),
            HttpStatusCode.Forbidden => new DeliveryResult.Postponed(
                "SendGrid 不准此密钥或发件地址发信（403），请核对 SendGrid__ApiKey 的权限和 SendGrid__From / SendGrid does not let this key or sender "
                    + $"send (403); check the key's permissions and SendGrid__From: {said}"
            ),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => new DeliveryResult.Postponed(
                $"SendGrid 出错（{status}） / SendGrid failed ({status}): {said}"
            ),
            _ => new DeliveryResult.Refused($"SendGrid 拒收这封邮件（{status}） / SendGrid refuses this mail ({status}): {said}"),
        };
    }

    private static ReliabilitySettings Reliability(SendGridOptions options) =>
        new(
            maximumNumberOfRetries: 3,
            minimumBackoff: options.FirstPause,
            maximumBackOff: TimeSpan.FromSeconds(10),
            deltaBackOff: options.FirstPause
        );
}
