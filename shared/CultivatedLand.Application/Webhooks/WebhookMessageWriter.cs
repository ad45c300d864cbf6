using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Webhooks;

/// <summary>Event of a task with its sentence, ready to be delivered.</summary>
/// <param name="Id">Id of the event. It is the same at every attempt, so that a receiver can avoid counting it twice.</param>
/// <param name="Kind">Code of the event such as <c>accepted</c> or <c>notice-issued</c>.</param>
public sealed record WebhookEvent(string Id, string Kind, LedgerAct Act, LocalizedText What)
{
    /// <summary>To whom the act hands the task over, and what is asked of them. Null for an act that hands nothing over.</summary>
    public WebhookHandOver? HandOver { get; init; }
}

/// <summary>Hand-over that an event tells.</summary>
/// <param name="To">Roles of those who take over, each once.</param>
/// <param name="Asked">What is asked of the first of them.</param>
public sealed record WebhookHandOver(EquatableArray<Role> To, LocalizedText Asked)
{
    /// <summary>Returns the hand-over of an act. Null for one that hands nothing over.</summary>
    public static WebhookHandOver? Of(TaskFact fact, RectificationTask task)
    {
        if (!NoticeRouting.IsHandOver(fact, task))
            return null;
        var roles = NoticeRouting.Of(fact, task.Spec).Select(addressee => addressee.Role).Distinct().ToEquatableArray();
        return new WebhookHandOver(roles, HandOverText.Expected(fact, task, roles[0]));
    }
}

/// <summary>Writer of events in the format of the receiving webhook.</summary>
public sealed class WebhookMessageWriter(Uri publicAddress, Language language)
{
    /// <summary>Longest text for a robot in bytes. WeCom cuts a message off beyond some 4,096 bytes.</summary>
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

    /// <summary>
    /// Calculates the signature, as a receiver does too: HMAC-SHA256 over the time, a full stop and the body, in hexadecimal.
    /// </summary>
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
                events = events.Select(item => new
                {
                    id = item.Id,
                    kind = item.Kind,
                    at = ChinaTime.Of(item.Act.Fact.At),
                    by = item.Act.Fact.By,
                    task = item.Act.Task.Value,
                    name = item.Act.TaskName,
                    place = item.Act.Place.Path,
                    chinese = item.What.Chinese,
                    english = item.What.English,
                    handOver = item.HandOver is not { } handOver
                        ? null
                        : new
                        {
                            to = handOver.To.Select(role => role.Code()),
                            chinese = handOver.Asked.Chinese,
                            english = handOver.Asked.English,
                        },
                    link = LinkTo(item),
                }),
            },
            Json
        );
        return new(hook.Address, body, Signature(hook.Secret!, now, body), AnswersErrorCode: false);
    }

    /// <summary>Returns the robot's own address with the time and a signature over it (加签).</summary>
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

    private string Line(WebhookEvent item) =>
        $"\n\n[{Plain(item.Act.TaskName)}]({LinkTo(item)})（{Plain(item.Act.Place.Path)}）"
        + $"\n> {ChinaTime.Of(item.Act.Fact.At):MM-dd HH:mm} {Plain(item.Act.Fact.By)}：{Plain(item.What.In(language))}"
        + (
            item.HandOver is { } handOver
                ? $"\n> {string.Join(language == Language.English ? ", " : "、", handOver.To.Select(role => role.In(language)))}"
                    + $"{(language == Language.English ? ": " : "：")}{handOver.Asked.In(language)}"
                : ""
        );

    private string LinkTo(WebhookEvent item) => new Uri(publicAddress, $"/tasks/{Uri.EscapeDataString(item.Act.Task.Value)}").AbsoluteUri;

    /// <summary>Replaces the characters that would turn typed text into formatting, links or mentions.</summary>
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
