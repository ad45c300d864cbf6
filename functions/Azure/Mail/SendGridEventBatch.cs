using System.Text.Json;
using CultivatedLand.Application.Mail;

namespace CultivatedLand.Functions.Mail;

/// <summary>
/// Reader of a body of SendGrid's event webhook: a JSON array of events of many kinds.
/// Events about the arrival of our mails become reports. Others (opened, deferred, those of another sender) are skipped.
/// </summary>
internal static class SendGridEventBatch
{
    private const int LongestReason = 500;

    /// <returns>Null if the body is not such an array.</returns>
    public static IReadOnlyList<DeliveryReport>? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var events = JsonDocument.Parse(body);
            if (
                events.RootElement.ValueKind != JsonValueKind.Array
                || events.RootElement.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object)
            )
                return null;
            return [.. events.RootElement.EnumerateArray().Select(Report).OfType<DeliveryReport>()];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DeliveryReport? Report(JsonElement item) =>
        Text(item, SendGridMessageFactory.MessageIdArgument) is { } messageId && FateOf(item) is { } outcome
            ? new DeliveryReport(
                messageId,
                outcome,
                SendGridReceipt.OfEvent(Text(item, "sg_message_id")),
                At(item),
                Text(item, "reason") is { Length: > 0 } why ? why[..Math.Min(why.Length, LongestReason)] : null
            )
            : null;

    private static DeliveryOutcome? FateOf(JsonElement item) =>
        (Text(item, "event"), Text(item, "type")) switch
        {
            ("delivered", _) => DeliveryOutcome.Delivered,
            ("bounce", "blocked") or ("blocked", _) => DeliveryOutcome.Blocked,
            ("bounce", _) => DeliveryOutcome.Bounced,
            ("dropped", _) => DeliveryOutcome.Dropped,
            _ => null,
        };

    private static DateTimeOffset At(JsonElement item) =>
        item.TryGetProperty("timestamp", out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var seconds)
        && seconds is >= 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.UnixEpoch;

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
