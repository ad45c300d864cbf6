using CultivatedLand.Domain;

namespace CultivatedLand.Application.Webhooks;

/// <summary>Webhook of a program or group chat that receives events of tasks.</summary>
/// <param name="Secret">
/// Key that signs the messages. For a DingTalk robot it is the one that its settings show (加签).
/// Null for a WeCom robot, whose address is its secret.
/// </param>
/// <param name="Places">Paths of places whose events it receives, with everything below them. Empty for all.</param>
public sealed record Webhook(
    string Id,
    string Name,
    Uri Address,
    WebhookFormat Format,
    string? Secret,
    EquatableArray<string> Places,
    bool IsOn,
    DateTimeOffset CreatedAt,
    string By
)
{
    public const int LongestName = 60;

    public IEnumerable<LocalizedText> Faults(WebhookTargets targets)
    {
        if (targets.Fault(Address) is { } closed)
            yield return closed;
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > LongestName)
            yield return new($"请填写名称（最多{LongestName}字）。", $"Give it a name of at most {LongestName} characters.");
        if (!Address.IsAbsoluteUri || Address.Scheme is not ("https" or "http"))
            yield return new(
                $"地址“{Address.OriginalString}”应为完整网址，如 https://example.cn/hook。",
                $"The address “{Address.OriginalString}” must be a whole one, such as https://example.cn/hook."
            );
        if (Format == WebhookFormat.Json && Secret is not { Length: >= 16 })
            yield return new("签名密钥至少16个字符。", "The secret that signs has at least 16 characters.");
        if (Places.FirstOrDefault(path => Domain.Places.Place.Parse(path) is null) is { } unknown)
            yield return new($"“{unknown}”不是地名，应如 青禾县/石桥镇。", $"“{unknown}” is no place; write it like 青禾县/石桥镇.");
    }
}

/// <summary>Format of the messages of a webhook.</summary>
public enum WebhookFormat
{
    /// <summary>Events for a program, signed.</summary>
    Json,

    /// <summary>企业微信 group robot.</summary>
    WeCom,

    /// <summary>钉钉 group robot.</summary>
    DingTalk,
}

/// <summary>Codes of the webhook formats.</summary>
public static class WebhookFormats
{
    private static readonly string[] Codes = ["json", "wecom", "dingtalk"];

    public static string Code(this WebhookFormat format) => Codes[(int)format];

    public static WebhookFormat? Parse(string? code) => Array.IndexOf(Codes, code) is >= 0 and var index ? (WebhookFormat)index : null;
}

/// <summary>Progress of the deliveries to a webhook.</summary>
/// <param name="Through">Moment up to which all decided events have been delivered.</param>
/// <param name="Told">
/// Fingerprints of delivered events of the time just before <paramref name="Through"/>.
/// They are needed because facts are stored a little after they were decided.
/// </param>
/// <param name="Failures">Number of failed attempts since the last successful one.</param>
/// <param name="NextAttempt">Moment of the next attempt. Null where nothing has failed.</param>
/// <param name="Trouble">Answer of the receiver at the last failed attempt.</param>
public sealed record WebhookProgress(
    DateTimeOffset Through,
    EquatableArray<string> Told,
    int Failures,
    DateTimeOffset? NextAttempt,
    string? Trouble
)
{
    /// <summary>Whether no further attempt is made. Somebody must look at the webhook and switch it on again.</summary>
    public bool IsGivenUp => Failures > 0 && NextAttempt is null;
}
