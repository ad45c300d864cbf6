namespace CultivatedLand.Local.Mail;

/// <summary>Who mails come from.</summary>
/// <param name="Name">The office's name, shown beside the address.</param>
public sealed record MailSender(string Address, string Name);
