namespace CultivatedLand.Application.Webhooks;

/// <summary>Port that delivers one webhook message.</summary>
public interface IWebhookSender
{
    /// <returns>Null when the message was accepted. Otherwise the receiver's answer, or why it could not be reached.</returns>
    Task<string?> Send(WebhookMessage message, CancellationToken cancellationToken);
}

/// <summary>Message to a webhook, ready to be sent.</summary>
/// <param name="Signature">Value of the header <c>X-CultivatedLand-Signature</c>. Null for robots, whose address is signed.</param>
/// <param name="AnswersErrorCode">Whether the answer is JSON whose <c>errcode</c> must be 0, as robots answer.</param>
public sealed record WebhookMessage(Uri Address, string Body, string? Signature, bool AnswersErrorCode);
