namespace CultivatedLand.Application.Webhooks;

/// <summary>Hands one message over.</summary>
public interface IWebhookSender
{
    /// <returns>Null when it was taken; else what the other side said, or why it could not be reached.</returns>
    Task<string?> Send(WebhookMessage message, CancellationToken cancellationToken);
}

/// <param name="Signature">Value of the header <c>X-CultivatedLand-Signature</c>; null for robots, whose address is signed.</param>
/// <param name="AnswersErrorCode">The answer is JSON whose <c>errcode</c> must be 0, as robots answer.</param>
public sealed record WebhookMessage(Uri Address, string Body, string? Signature, bool AnswersErrorCode);
