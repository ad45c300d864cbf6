using System.Net.Mail;
using System.Security.Cryptography;
using CultivatedLand.Domain;

namespace CultivatedLand.Functions.Mail;

/// <summary>Settings of SendGrid.</summary>
public sealed record SendGridOptions
{
    public string ApiKey { get; init; } = "";

    /// <summary>Verified sender: an address, or a name and an address.</summary>
    public string From { get; init; } = "";

    /// <summary>Whether the service only checks mails and delivers them to nobody.</summary>
    public bool Sandbox { get; init; }

    /// <summary>
    /// Public key from the event webhook's security settings: base64, with or without its PEM frame. An empty key refuses all events.
    /// </summary>
    public string WebhookPublicKey { get; init; } = "";

    /// <summary>Address of the API: another region's, or a test double's.</summary>
    public string Host { get; init; } = "https://api.sendgrid.com";

    /// <summary>Category by which the service's statistics tell these mails from others.</summary>
    public string Category { get; init; } = "CultivatedLand";

    /// <summary>Time that one mail may take, the client's own retries included. A call that hangs would hold up the round.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Pause before the client's first own retry. It grows with each retry.</summary>
    internal TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    public MailAddress Sender => new(From);

    public IEnumerable<LocalizedText> Faults()
    {
        if (string.IsNullOrWhiteSpace(ApiKey))
            yield return new(
                "缺少设置 SendGrid__ApiKey：请填写 SendGrid 的 API 密钥（建议存入 Key Vault）。",
                "The setting SendGrid__ApiKey is missing; set it to SendGrid's API key, best kept in a Key Vault."
            );
        if (!MailAddress.TryCreate(From, out _))
            yield return new(
                $"设置 SendGrid__From 为“{From}”，应为已在 SendGrid 验证的发件地址。",
                $"The setting SendGrid__From is “{From}”; set it to a sender's address verified with SendGrid."
            );
        if (!(Uri.TryCreate(Host, UriKind.Absolute, out var host) && host.Scheme is "http" or "https"))
            yield return new(
                $"设置 SendGrid__Host 为“{Host}”，应为完整网址。",
                $"The setting SendGrid__Host is “{Host}”; set it to a whole address or leave it out."
            );
        if (Category.Length is 0 or > 255 || !Category.All(char.IsAscii))
            yield return new("设置 SendGrid__Category 须为1至255个 ASCII 字符。", "Set SendGrid__Category to 1 to 255 ASCII characters.");
        if (WebhookPublicKey.Length > 0 && !IsKey())
            yield return new(
                "设置 SendGrid__WebhookPublicKey 不是椭圆曲线公钥；请从 SendGrid 事件 webhook 的安全设置中复制。",
                "The setting SendGrid__WebhookPublicKey is no elliptic-curve public key; "
                    + "copy it from the security settings of SendGrid's event webhook."
            );
    }

    private bool IsKey()
    {
        try
        {
            using var signature = new SendGridEventSignature(WebhookPublicKey);
            return true;
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
