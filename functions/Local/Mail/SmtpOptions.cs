using System.Net;
using System.Net.Mail;
using CultivatedLand.Domain;

namespace CultivatedLand.Local.Mail;

/// <summary>
/// Settings of the mail server. SendGrid's relay is <c>smtp.sendgrid.net</c>, port 587, user <c>apikey</c>, with the key as password.
/// </summary>
public sealed record SmtpOptions
{
    private const int TlsFromTheFirstByte = 465;

    public string Host { get; init; } = "";

    /// <summary>Port of the server. 587 begins unencrypted and changes to TLS by STARTTLS; 465 uses TLS from the first byte.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Whether TLS is used. Without it, a password is sent only to a server on this machine.</summary>
    public bool Tls { get; init; } = true;

    /// <summary>User name. Empty for a server that asks for none.</summary>
    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>Address that mails come from. The relay must accept it as a sender.</summary>
    public string From { get; init; } = "";

    public string FromName { get; init; } = "";

    public int TimeoutSeconds { get; init; } = 60;

    internal bool IsTlsFromTheFirstByte => Tls && Port == TlsFromTheFirstByte;

    internal MailSender Sender => new(From, FromName);

    /// <summary>Finds the faults of these settings, one sentence each. Empty if mail can be attempted.</summary>
    public IEnumerable<LocalizedText> Faults()
    {
        if (string.IsNullOrWhiteSpace(Host) || Uri.CheckHostName(Host.Trim()) == UriHostNameType.Unknown)
            yield return new(
                "请填写邮件服务器（smtp.host），如 smtp.sendgrid.net，不带端口和“smtp://”。",
                "Set smtp.host to the name of the mail server, such as smtp.sendgrid.net, without a port or “smtp://”."
            );
        if (Port is < 1 or > 65535)
            yield return new(
                "邮件服务器端口（smtp.port）须为1至65535，通常为587。",
                "Set smtp.port to a number from 1 to 65535; usually 587."
            );
        if (Port == TlsFromTheFirstByte && !Tls)
            yield return new(
                "465端口连接即加密；请将 smtp.tls 设为 true，或改用587端口。",
                "Port 465 speaks TLS from the first byte; set smtp.tls to true, or use port 587."
            );
        if (!MailAddress.TryCreate(From, out var sender) || sender.Address != From || From.Any(c => c is <= ' ' or >= (char)0x7F))
            yield return new(
                "请填写发件地址（smtp.from），如 office@example.cn；名称另填 smtp.fromName。",
                "Set smtp.from to the sender's address, such as office@example.cn; the name goes into smtp.fromName."
            );
        if ((User.Length == 0) != (Password.Length == 0))
            yield return new(
                "邮件服务器的用户名和密码须同时填写或同时留空（SendGrid 的用户名是 apikey，密码是密钥）。",
                "Set both smtp.user and smtp.password, or neither (SendGrid: the user is “apikey” and the password is the key)."
            );
        if (!Tls && Password.Length > 0 && !IsThisMachine)
            yield return new(
                "未启用 TLS 时不得向其他机器发送密码；请将 smtp.tls 设为 true。",
                "A password is not sent to another machine without TLS; set smtp.tls to true."
            );
        if (TimeoutSeconds is < 1 or > 600)
            yield return new("邮件服务器超时（smtp.timeoutSeconds）须为1至600秒。", "Set smtp.timeoutSeconds to a number from 1 to 600.");
    }

    /// <summary>Returns the settings as text without the password, since they may be printed anywhere.</summary>
    public override string ToString() =>
        $"{Host}:{Port} (TLS {(Tls ? "on" : "off")}, {(User.Length > 0 ? "with" : "without")} authentication)";

    private bool IsThisMachine => Host is "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));
}
