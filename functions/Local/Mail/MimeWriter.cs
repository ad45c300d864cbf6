using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Mail;

namespace CultivatedLand.Local.Mail;

/// <summary>
/// Writer of a mail as a message of RFC 5322 and MIME: multipart/mixed of multipart/alternative (text, HTML) and the attachments.
/// Boundaries and date come from the mail itself, so the same mail gives the same bytes.
/// </summary>
public static class MimeWriter
{
    public static byte[] Write(MailContent mail, MailSender sender)
    {
        var (outer, inner) = (Boundary(mail, "mixed"), Boundary(mail, "alternative"));
        var message = new StringBuilder();
        Header(message, "Date", MimeHeaders.Date(mail.Date));
        Header(message, "From", MimeHeaders.Mailbox(sender.Address, sender.Name));
        if (mail.To is { } to)
            Header(message, "To", MimeHeaders.Mailbox(to, mail.ToName));
        Header(message, "Subject", MimeHeaders.Text(mail.Subject));
        Header(message, "Message-ID", $"<{MimeHeaders.Bare(mail.MessageId)}>");
        foreach (var (name, value) in MachineMade)
            Header(message, name, value);
        Header(message, "MIME-Version", "1.0");
        Header(message, "Content-Type", $"multipart/mixed;\r\n boundary=\"{outer}\"");
        message.Append("\r\n");

        Open(message, outer);
        Header(message, "Content-Type", $"multipart/alternative;\r\n boundary=\"{inner}\"");
        message.Append("\r\n");
        Body(message, inner, "text/plain", mail.Text);
        Body(message, inner, "text/html", mail.Html);
        Close(message, inner);
        foreach (var attachment in mail.Attachments)
            Attachment(message, outer, attachment);
        Close(message, outer);
        return Encoding.ASCII.GetBytes(message.ToString());
    }

    /// <summary>Headers that keep holiday notices and other automatic replies from answering.</summary>
    internal static IReadOnlyList<(string Name, string Value)> MachineMade { get; } =
    [("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All")];

    internal static string WithNetworkLineEnds(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\n", "\r\n", StringComparison.Ordinal);

    private static void Body(StringBuilder message, string boundary, string mediaType, string text)
    {
        Open(message, boundary);
        Header(message, "Content-Type", $"{mediaType}; charset=utf-8");
        Content(message, Encoding.UTF8.GetBytes(WithNetworkLineEnds(text)));
    }

    private static void Attachment(StringBuilder message, string boundary, MailAttachment attachment)
    {
        Open(message, boundary);
        Header(
            message,
            "Content-Type",
            string.Join(
                ";\r\n ",
                attachment
                    .MediaType.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(MimeHeaders.Bare)
                    .Append(MimeHeaders.MediaTypeName(attachment.FileName))
            )
        );
        Header(message, "Content-Disposition", MimeHeaders.FileName(attachment.FileName));
        Content(message, attachment.Content);
    }

    private static void Content(StringBuilder message, byte[] octets)
    {
        Header(message, "Content-Transfer-Encoding", "base64");
        message.Append("\r\n").Append(InLines(Convert.ToBase64String(octets))).Append("\r\n");
    }

    private static string InLines(string base64) => string.Join("\r\n", base64.Chunk(76).Select(line => new string(line)));

    private static void Header(StringBuilder message, string name, string value) =>
        message.Append(name).Append(": ").Append(value).Append("\r\n");

    private static void Open(StringBuilder message, string boundary) => message.Append("--").Append(boundary).Append("\r\n");

    private static void Close(StringBuilder message, string boundary) => message.Append("--").Append(boundary).Append("--\r\n");

    /// <summary>Returns the boundary of a part. Base64 never contains “=_”, so no body can contain a boundary.</summary>
    private static string Boundary(MailContent mail, string part) =>
        $"=_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{part}\n{mail.MessageId}")))[..24]}";
}
