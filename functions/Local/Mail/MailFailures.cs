using System.ComponentModel;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using CultivatedLand.Casework.Posting;
using CultivatedLand.Domain;

namespace CultivatedLand.Local.Mail;

/// <summary>
/// What a failed delivery means, and in which words. The server's own words are left out: they repeat addresses, and what is said here is stored and logged.
/// </summary>
internal static class MailFailures
{
    public static readonly Sentence NoAddress = new("没有收件地址：通讯录中找不到可收件的人。", "There is no address to send to: the directory names nobody who could get it.");

    public static readonly Sentence BadAddress = new("收件地址格式不正确，请在通讯录中更正。", "The recipient's address is malformed; correct it in the directory.");

    public static readonly Sentence TimedOut = new("邮件服务器未在规定时间内答复。", "The mail server did not answer in time.");

    private static readonly Sentence LogInFailed = new(
        "邮件服务器要求登录或不接受用户名、密码；请核对 smtp.user 和 smtp.password（SendGrid：用户名 apikey，密码为有发信权限的密钥）。",
        "The mail server wants a login or does not accept this one; check smtp.user and smtp.password (SendGrid: user “apikey”, and a key that may send mail).");

    private static readonly Sentence NoTls = new(
        "与邮件服务器的加密连接未能建立；请核对 smtp.host 与证书名称是否一致，以及该端口是否支持 STARTTLS。",
        "No encrypted connection to the mail server came about; check that smtp.host is the name on its certificate and that this port offers STARTTLS.");

    private static readonly Sentence NotReached = new("连接不上邮件服务器；请核对 smtp.host、smtp.port 和网络。", "The mail server cannot be reached; check smtp.host, smtp.port and the network.");

    private static readonly Sentence BrokenOff = new("邮件服务器中途断开了连接。", "The mail server broke off the connection.");

    public static Sentence FolderNotWritable(Exception failure) => new(
        $"邮件文件夹写不进去（{failure.GetType().Name}）；请检查磁盘空间和文件夹权限。",
        $"The mail folder cannot be written ({failure.GetType().Name}); check free space and the folder's permissions.");

    public static Delivery Of(SmtpException failure, Language language)
    {
        var code = (int)failure.StatusCode;
        return failure switch
        {
            _ when IsLogIn(code) => new Delivery.Postponed(LogInFailed.In(language)),
            _ when code is >= 400 and < 500 => new Delivery.Postponed(Busy(code).In(language)),
            SmtpFailedRecipientException when code >= 500 => new Delivery.Refused(MailboxRefused(code).In(language)),
            _ when code is 550 or 551 or 552 or 554 => new Delivery.Refused(MailRefused(code).In(language)),
            _ when code >= 500 => new Delivery.Postponed(SessionRefused(code).In(language)),
            _ => new Delivery.Postponed(Connection(failure).In(language)),
        };
    }

    /// <summary>530 and 535 by the standard; 534 and 538 where the server wants another way of logging in.</summary>
    private static bool IsLogIn(int code) => code is 454 or 530 or 534 or 535 or 538;

    private static Sentence Connection(SmtpException failure) => Causes(failure).Select(cause => cause switch
    {
        AuthenticationException or Win32Exception and not SocketException => NoTls,
        SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown } => BrokenOff,
        SocketException => NotReached,
        IOException => BrokenOff,
        _ => null,
    }).FirstOrDefault(sentence => sentence is not null) ?? BrokenOff;

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (var cause = failure.InnerException; cause is not null; cause = cause.InnerException) yield return cause;
    }

    private static Sentence Busy(int code) => new($"邮件服务器暂时不收（{code}），稍后重试。", $"The mail server will not take it for now ({code}); it is tried again later.");

    private static Sentence MailboxRefused(int code) => new($"收件地址被拒绝（{code}）；请在通讯录中核对。", $"The recipient's address was refused ({code}); check it in the directory.");

    private static Sentence MailRefused(int code) => new($"邮件服务器拒收此件（{code}）；请核对发件地址和服务器的发信规则。", $"The mail server refused this mail ({code}); check the sender's address and the server's rules.");

    private static Sentence SessionRefused(int code) => new($"邮件服务器不接受此次会话（{code}）；请核对 smtp.from 及服务器设置。", $"The mail server refused the session ({code}); check smtp.from and the server's settings.");
}
