namespace CultivatedLand.Local.Mail;

/// <summary>Sender of mails.</summary>
/// <param name="Name">The office's name, shown beside the address.</param>
public sealed record MailSender(string Address, string Name);
