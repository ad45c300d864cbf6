using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CultivatedLand.Functions.Mail;

/// <summary>Reader of SendGrid's error answers.</summary>
internal static class SendGridErrors
{
    private const int Longest = 500;

    /// <summary>
    /// Returns the reasons of <c>{"errors":[{"message":…,"field":…}]}</c>, each with its field. Any other body is returned itself.
    /// </summary>
    public static string Words(string body)
    {
        try
        {
            if (JsonNode.Parse(body)?["errors"] is JsonArray { Count: > 0 } errors)
                return Cut(string.Join("; ", errors.Select(Reason)));
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException)
        {
            // The body is a gateway's page, not the API's answer.
        }

        return Cut(body.Trim());
    }

    /// <summary>Returns the time to wait: from Retry-After, otherwise until the rate limit begins anew.</summary>
    public static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.RetryAfter is { Delta: { } delta })
            return delta;
        var moment =
            headers.RetryAfter?.Date
            ?? (
                headers.TryGetValues("X-RateLimit-Reset", out var values)
                && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
                    ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                    : null
            );
        return moment > now ? moment - now : null;
    }

    private static string Reason(JsonNode? error) => $"{error?["message"]}{(error?["field"] is { } field ? $" ({field})" : "")}";

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
