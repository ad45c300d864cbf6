using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Webhooks;

/// <summary>An act with its sentence, ready to be told.</summary>
/// <param name="Id">The same at every attempt, for those who must not count it twice.</param>
/// <param name="Kind">Such as <c>accepted</c> or <c>notice-issued</c>.</param>
public sealed record WebhookEvent(string Id, string Kind, LedgerAct Act, LocalizedText What);

/// <summary>Writes events in the format of whoever is told.</summary>
public sealed class WebhookMessageWriter(Uri publicAddress, Language language)
{
    /// <summary>A robot's message is cut off beyond some 4,096 bytes (WeCom).</summary>
    private const int LongestRobotText = 3600;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public WebhookMessage Write(Webhook hook, IReadOnlyList<WebhookEvent> events, DateTimeOffset now) =>
        hook.Format switch
        {
            WebhookFormat.WeCom => new(
                hook.Address,
                JsonSerializer.Serialize(new { msgtype = "markdown", markdown = new { content = RobotText(events) } }, Json),
                null,
                AnswersErrorCode: true
            ),
            WebhookFormat.DingTalk => new(
                Signed(hook, now),
                JsonSerializer.Serialize(
                    new { msgtype = "markdown", markdown = new { title = Title(events), text = RobotText(events) } },
                    Json
                ),
                null,
                AnswersErrorCode: true
            ),
            _ => ForPrograms(hook, events, now),
        };

    /// <summary>What a receiver computes too: HMAC-SHA256 over the time, a full stop and the body; hexadecimal.</summary>
    public static string Signature(string secret, DateTimeOffset at, string body)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var digest = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        return $"t={time},v1={Convert.ToHexStringLower(digest)}";
    }

    private WebhookMessage ForPrograms(Webhook hook, IReadOnlyList<WebhookEvent> events, DateTimeOffset now)
    {
        var body = JsonSerializer.Serialize(
            new
            {
                events = events.Select(told => new
                {
                    id = told.Id,
                    kind = told.Kind,
                    at = ChinaTime.Of(told.Act.Fact.At),
                    by = told.Act.Fact.By,
                    task = told.Act.Task.Value,
                    name = told.Act.TaskName,
                    place = told.Act.Place.Path,
                    chinese = told.What.Chinese,
                    english = told.What.English,
                    link = LinkTo(told),
                }),
            },
            Json
        );
        return new(hook.Address, body, Signature(hook.Secret!, now, body), AnswersErrorCode: false);
    }

    /// <summary>加签: the robot's own address with the time and a signature over it.</summary>
    private static Uri Signed(Webhook hook, DateTimeOffset now)
    {
        if (hook.Secret is not { Length: > 0 } secret)
            return hook.Address;
        var time = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}\n{secret}")));
        var joint = hook.Address.Query.Length == 0 ? '?' : '&';
        return new Uri($"{hook.Address.AbsoluteUri}{joint}timestamp={time}&sign={Uri.EscapeDataString(sign)}");
    }

    private string Title(IReadOnlyList<WebhookEvent> events) =>
        language == Language.English
            ? $"Ledger: {events.Count} {(events.Count == 1 ? "event" : "events")}"
            : $"耕地整改台账：{events.Count}项动态";

    private string RobotText(IReadOnlyList<WebhookEvent> events)
    {
        var text = new StringBuilder($"**{Title(events)}**");
        for (var index = 0; index < events.Count; index++)
        {
            var line = Line(events[index]);
            if (Encoding.UTF8.GetByteCount(text.ToString()) + Encoding.UTF8.GetByteCount(line) > LongestRobotText)
            {
                text.Append(
                    language == Language.English ? $"\n\n… and {events.Count - index} more" : $"\n\n……另有{events.Count - index}项"
                );
                break;
            }

            text.Append(line);
        }

        return text.ToString();
    }

    private string Line(WebhookEvent told) =>
        $"\n\n[{Plain(told.Act.TaskName)}]({LinkTo(told)})（{Plain(told.Act.Place.Path)}）\n> {ChinaTime.Of(told.Act.Fact.At):MM-dd HH:mm} {Plain(told.Act.Fact.By)}：{Plain(told.What.In(language))}";

    private string LinkTo(WebhookEvent told) => new Uri(publicAddress, $"/tasks/{Uri.EscapeDataString(told.Act.Task.Value)}").AbsoluteUri;

    /// <summary>Without the signs that would make formatting, links or mentions of what somebody typed.</summary>
    private static string Plain(string words)
    {
        var plain = string.Concat(
            words.Select(sign =>
                sign switch
                {
                    '[' => '［',
                    ']' => '］',
                    '(' => '（',
                    ')' => '）',
                    '*' or '`' or '#' or '<' or '>' or '_' or '~' or '@' or '\\' => ' ',
                    _ => char.IsControl(sign) ? ' ' : sign,
                }
            )
        );
        return plain.Length > 300 ? plain[..300] + "…" : plain;
    }
}
