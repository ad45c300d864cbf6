using CultivatedLand.Application.Mail;
using SendGrid.Helpers.Mail;

namespace CultivatedLand.Functions.Mail;

/// <summary>Factory of messages in the form of SendGrid's API.</summary>
internal static class SendGridMessageFactory
{
    /// <summary>Argument that comes back with every event about the mail.</summary>
    public const string MessageIdArgument = "message_id";

    public static SendGridMessage Write(MailContent mail, SendGridOptions options, string office)
    {
        var letter = new SendGridMessage
        {
            From = new EmailAddress(options.Sender.Address, options.Sender.DisplayName is { Length: > 0 } name ? name : office),
            PlainTextContent = mail.Text,
            HtmlContent = mail.Html,
            Personalizations = [Addressed(mail)],
        };
        letter.AddCategory(options.Category);
        if (mail.Attachments.Count > 0)
            letter.AddAttachments(mail.Attachments.Select(Attach));

        // Links belong to one reader, so the service must not rewrite or count them.
        letter.SetClickTracking(enable: false, enableText: false);
        letter.SetOpenTracking(enable: false);
        if (options.Sandbox)
            letter.SetSandBoxMode(enable: true);
        return letter;
    }

    private static Personalization Addressed(MailContent mail) =>
        new()
        {
            Tos = [new EmailAddress(mail.To, mail.ToName)],
            Subject = mail.Subject,
            Headers = new() { ["Message-ID"] = $"<{mail.MessageId}>" },
            CustomArgs = new() { [MessageIdArgument] = mail.MessageId },
        };

    /// <summary>Converts an attachment. The API takes no parameters after a media type.</summary>
    private static Attachment Attach(MailAttachment attachment) =>
        new()
        {
            Filename = attachment.FileName,
            Type = attachment.MediaType.Split(';')[0].Trim(),
            Content = Convert.ToBase64String(attachment.Content),
            Disposition = "attachment",
        };
}
