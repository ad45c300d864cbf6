using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using CultivatedLand.Casework.Ledgers;

namespace CultivatedLand.Local.Mail;

/// <summary>The same parts and headers that <see cref="MimeWriter"/> writes, in the shape the framework's client sends.</summary>
internal static class MailMessages
{
    public static MailMessage From(MailContent mail, MailSender sender)
    {
        var message = new MailMessage
        {
            From = new MailAddress(sender.Address, sender.Name, Encoding.UTF8),
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(mail.To!, mail.ToName, Encoding.UTF8));
        message.Headers.Add("Message-ID", $"<{MimeHeaders.Bare(mail.MessageId)}>");
        message.Headers.Add("Date", MimeHeaders.Date(mail.Date));
        foreach (var (name, value) in MimeWriter.MachineMade) message.Headers.Add(name, value);
        message.AlternateViews.Add(View(mail.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(mail.Html, MediaTypeNames.Text.Html));
        foreach (var attachment in mail.Attachments) message.Attachments.Add(Attached(attachment));
        return message;
    }

    private static AlternateView View(string text, string mediaType)
    {
        var view = AlternateView.CreateAlternateViewFromString(MimeWriter.WithNetworkLineEnds(text), Encoding.UTF8, mediaType);
        view.TransferEncoding = TransferEncoding.Base64;
        return view;
    }

    private static Attachment Attached(MailAttachment attachment) => new(new MemoryStream(attachment.Content), new ContentType(attachment.MediaType))
    {
        Name = attachment.FileName,
        NameEncoding = Encoding.UTF8,
        TransferEncoding = TransferEncoding.Base64,
    };
}
