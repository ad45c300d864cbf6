using System.Net.Http.Headers;

namespace CultivatedLand.Functions.Mail;

/// <summary>
/// Receipt that identifies one attempt: X-Message-Id in the answer, in events the part of sg_message_id before the first dot.
/// </summary>
internal static class SendGridReceipt
{
    private const string Name = "SendGrid ";

    public static string Of(HttpResponseHeaders headers) =>
        headers.TryGetValues("X-Message-Id", out var values) && values.FirstOrDefault() is { Length: > 0 } id ? Name + id : Name.Trim();

    /// <returns>Null if the event does not name it.</returns>
    public static string? OfEvent(string? messageId) => messageId?.Split('.')[0] is { Length: > 0 } id ? Name + id : null;
}
