using System.Net.Sockets;
using System.Security.Authentication;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain;

namespace CultivatedLand.Local.Mail;

/// <summary>
/// Texts for failed deliveries. They are stored and shown, so they contain no address, and nothing of the server's reply but its code.
/// </summary>
internal static class MailFailures
{
    public static readonly LocalizedText NoAddress = new(
        "没有收件地址：通讯录中找不到可收件的人。",
        "There is no address to send to: the directory names nobody who could get it."
    );

    public static readonly LocalizedText BadAddress = new(
        "收件地址格式不正确，请在通讯录中更正。",
        "The recipient's address is malformed; correct it in the directory."
    );

    public static readonly LocalizedText TimedOut = new("邮件服务器未在规定时间内答复。", "The mail server did not answer in time.");

    private static readonly LocalizedText LogInFailed = new(
        "邮件服务器要求登录或不接受用户名、密码；请核对 smtp.user 和 smtp.password（SendGrid：用户名 apikey，密码为有发信权限的密钥）。",
        "The mail server wants a login or does not accept this one; check smtp.user and smtp.password (SendGrid: "
            + "user “apikey”, and a key that may send mail)."
    );

    private static readonly LocalizedText NoTls = new(
        "与邮件服务器的加密连接未能建立；请核对 smtp.host 与证书名称是否一致，以及该端口是否支持 STARTTLS。",
        "No encrypted connection to the mail server came about; check that smtp.host is the name on its certificate and "
            + "that this port offers STARTTLS."
    );

    private static readonly LocalizedText NotReached = new(
        "连接不上邮件服务器；请核对 smtp.host、smtp.port 和网络。",
        "The mail server cannot be reached; check smtp.host, smtp.port and the network."
    );

    private static readonly LocalizedText BrokenOff = new("邮件服务器中途断开了连接。", "The mail server broke off the connection.");

    public static LocalizedText FolderNotWritable(Exception failure) =>
        new(
            $"邮件文件夹写不进去（{failure.GetType().Name}）；请检查磁盘空间和文件夹权限。",
            $"The mail folder cannot be written ({failure.GetType().Name}); check free space and the folder's permissions."
        );

    public static DeliveryResult Of(SmtpRefusal no, Language language) =>
        no switch
        {
            { Stage: SmtpStage.LogIn } or { Code: 530 or 534 or 535 or 538 } => new DeliveryResult.Postponed(LogInFailed.In(language)),
            { Stage: SmtpStage.Encryption } => new DeliveryResult.Postponed(NoTls.In(language)),
            { Stage: SmtpStage.Recipient, Code: >= 400 and < 500 } => new DeliveryResult.Postponed(Busy(no.Code).In(language))
            {
                IsOfOneMailbox = true,
            },
            { Code: >= 400 and < 500 } => new DeliveryResult.Postponed(Busy(no.Code).In(language)),
            { Stage: SmtpStage.Recipient } => new DeliveryResult.Refused(MailboxRefused(no.Code).In(language)),
            { Stage: SmtpStage.Content } => new DeliveryResult.Refused(MailRefused(no.Code).In(language)),

            // A refused sender or an unmet demand of the server stops every mail alike.
            // A person corrects the setting, and then the mails go.
            _ => new DeliveryResult.Postponed(SessionRefused(no.Code).In(language)),
        };

    public static DeliveryResult Of(Exception failure, Language language) =>
        new DeliveryResult.Postponed(
            (
                failure switch
                {
                    AuthenticationException => NoTls,
                    SocketException => NotReached,
                    _ => BrokenOff,
                }
            ).In(language)
        );

    private static LocalizedText Busy(int code) =>
        new($"邮件服务器暂时不收（{code}），稍后重试。", $"The mail server will not take it for now ({code}); it is tried again later.");

    private static LocalizedText MailboxRefused(int code) =>
        new($"收件地址被拒绝（{code}）；请在通讯录中核对。", $"The recipient's address was refused ({code}); check it in the directory.");

    private static LocalizedText MailRefused(int code) =>
        new(
            $"邮件服务器拒收此件（{code}）；请核对服务器对大小、附件和内容的规定。",
            $"The mail server refused this mail ({code}); check its rules on size, attachments and contents."
        );

    private static LocalizedText SessionRefused(int code) =>
        new(
            $"邮件服务器不接受此次会话（{code}）；请核对 smtp.from 及服务器设置。",
            $"The mail server refused the session ({code}); check smtp.from and the server's settings."
        );
}
