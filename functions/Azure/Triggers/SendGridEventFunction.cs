using System.Buffers;
using System.Globalization;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Delivery;
using CultivatedLand.Functions.Mail;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Triggers;

/// <summary>
/// Function that receives SendGrid's reports on the delivery of mails.
/// It answers 403 to a report that SendGrid did not sign or signed long ago, 400 to one that cannot be read,
/// and 503 to one that came before its attempt was noted: SendGrid then reports again for a day. Events may come twice.
/// </summary>
public sealed partial class SendGridEventFunction(
    SendGridOptions options,
    DeliveryReportHandler deliveryReportHandler,
    TimeProvider clock,
    ILogger<SendGridEventFunction> logger
) : IDisposable
{
    public const string Route = "hooks/sendgrid";

    /// <summary>Age at which a signature counts no longer. SendGrid itself tries for a day to hand a report over.</summary>
    private static readonly TimeSpan OldestSignature = TimeSpan.FromHours(25);

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    private const int LargestBody = 4 << 20;

    private readonly SendGridEventSignature? _signature =
        options.WebhookPublicKey.Length == 0 ? null : new SendGridEventSignature(options.WebhookPublicKey);

    [Function("MailEvents")]
    public async Task<IResult> Receive(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (await Body(request, cancellationToken) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (!IsSigned(request, body))
            return Refuse(StatusCodes.Status403Forbidden, "签名不符或未设置公钥 / the signature does not fit, or no public key is set");
        if (!IsOfThisTime(request))
            return Refuse(StatusCodes.Status403Forbidden, "签名时间过久或在将来 / it was signed long ago, or in the future");
        if (SendGridEventBatch.Read(body) is not { } reports)
            return Refuse(StatusCodes.Status400BadRequest, "事件无法读懂 / the events cannot be read");

        var isTooEarly = false;
        foreach (var report in reports)
            isTooEarly |= await deliveryReportHandler.Note(report, cancellationToken) == DeliveryReportResult.TooEarly;
        return Results.StatusCode(isTooEarly ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status204NoContent);
    }

    public void Dispose() => _signature?.Dispose();

    private bool IsSigned(HttpRequest request, byte[] body) =>
        _signature?.Signs(SignedAt(request), body, request.Headers["X-Twilio-Email-Event-Webhook-Signature"].ToString()) == true;

    /// <summary>Whether the report was signed lately. What somebody caught once cannot be sent in again for ever.</summary>
    private bool IsOfThisTime(HttpRequest request) =>
        long.TryParse(SignedAt(request), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && clock.GetUtcNow().ToUnixTimeSeconds() - seconds is var age
        && age <= OldestSignature.TotalSeconds
        && age >= -ClockTolerance.TotalSeconds;

    /// <summary>Returns the moment of signing as SendGrid gives it, in seconds since 1970.</summary>
    private static string SignedAt(HttpRequest request) => request.Headers["X-Twilio-Email-Event-Webhook-Timestamp"].ToString();

    private IResult Refuse(int status, string why)
    {
        LogRefused(logger, status, why);
        return Results.Text(why, statusCode: status);
    }

    /// <returns>Null if the body is too large.</returns>
    private static async Task<byte[]?> Body(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            while (await request.Body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                if (body.Length + read > LargestBody)
                    return null;
                body.Write(buffer, 0, read);
            }

            return body.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    [LoggerMessage(
        EventName = "webhook.refused",
        Level = LogLevel.Warning,
        Message = "webhook.refused: a report of mails was answered {Status}: {Why}"
    )]
    private static partial void LogRefused(ILogger logger, int status, string why);
}
