using System.Globalization;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain;

namespace CultivatedLand.Local.Mail;

/// <summary>
/// Mailer that writes mails into a folder, as files that every mail program opens.
/// A mail delivered twice is one file: the second overwrites the first with the same bytes. Nobody ever sees half a file.
/// </summary>
public sealed class PickupMailer(string folder, MailSender sender, Language language = Language.Chinese) : IMailer
{
    public async Task<DeliveryResult> Deliver(MailContent mail, CancellationToken cancellationToken)
    {
        if (mail.To is null)
            return new DeliveryResult.Refused(MailFailures.NoAddress.In(language));

        var name = FileName(mail);
        var final = Path.Combine(folder, name);
        var draft = final + ".part";
        try
        {
            Directory.CreateDirectory(folder);
            await using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(MimeWriter.Write(mail, sender), cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, final, overwrite: true);
            return new DeliveryResult.Accepted(name);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Discard(draft);
            return new DeliveryResult.Postponed(MailFailures.FolderNotWritable(failure).In(language));
        }
    }

    /// <summary>
    /// Returns the file name, <c>20230821-0900-3fa9c1d2….eml</c>. It sorts by time and is the same at every delivery of the mail.
    /// </summary>
    public static string FileName(MailContent mail)
    {
        var id = string.Concat(
            mail.MessageId.TakeWhile(c => c != '@').Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_').Take(64)
        );
        return string.Create(CultureInfo.InvariantCulture, $"{ChinaTime.Of(mail.Date):yyyyMMdd-HHmm}-{id}.eml");
    }

    private static void Discard(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The next attempt overwrites the file. The result already reports the failure.
        }
    }
}
