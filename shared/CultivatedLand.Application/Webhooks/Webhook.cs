using CultivatedLand.Domain;

namespace CultivatedLand.Application.Webhooks;

/// <summary>A program or group chat that is told what happens to tasks.</summary>
/// <param name="Secret">Signs what is sent; for a DingTalk robot the one its settings show (加签). Null for a WeCom robot, whose address is its secret.</param>
/// <param name="Places">Paths whose tasks it hears of, and what lies below; empty for all.</param>
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

    public IEnumerable<LocalizedText> Faults()
    {
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

public enum WebhookFormat
{
    /// <summary>Events for a program, signed.</summary>
    Json,

    /// <summary>企业微信 group robot.</summary>
    WeCom,

    /// <summary>钉钉 group robot.</summary>
    DingTalk,
}

public static class WebhookFormats
{
    private static readonly string[] Codes = ["json", "wecom", "dingtalk"];

    public static string Code(this WebhookFormat format) => Codes[(int)format];

    public static WebhookFormat? Parse(string? code) => Array.IndexOf(Codes, code) is >= 0 and var index ? (WebhookFormat)index : null;
}

/// <summary>How far a webhook has been told.</summary>
/// <param name="Through">What was decided before this has been told.</param>
/// <param name="Told">Fingerprints of what has been told of the time just before <paramref name="Through"/>: facts are stored a little after they were decided.</param>
/// <param name="Failures">Attempts that failed since the last one that did not.</param>
/// <param name="NextAttempt">Null where nothing has failed.</param>
/// <param name="Trouble">What the other side said at the last attempt.</param>
public sealed record WebhookProgress(
    DateTimeOffset Through,
    EquatableArray<string> Told,
    int Failures,
    DateTimeOffset? NextAttempt,
    string? Trouble
)
{
    /// <summary>It is not tried again by itself; somebody must look at it and switch it on again.</summary>
    public bool IsGivenUp => Failures > 0 && NextAttempt is null;
}
