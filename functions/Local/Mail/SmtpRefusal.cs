namespace CultivatedLand.Local.Mail;

/// <summary>
/// Exception for a refusal by the mail server. The server's words are left out: they repeat addresses, and exceptions are logged.
/// </summary>
/// <param name="code">0 if the server does not offer what was needed.</param>
#pragma warning disable CA1032 // It is thrown in one place, with the stage and the code or not at all.
internal sealed class SmtpRefusal(SmtpStage stage, int code) : Exception($"The mail server answered {code} at the stage {stage}.")
#pragma warning restore CA1032
{
    public SmtpStage Stage { get; } = stage;

    public int Code { get; } = code;
}

/// <summary>Stage of an SMTP session at which the server refused.</summary>
internal enum SmtpStage
{
    Session,
    Encryption,
    LogIn,
    Sender,
    Recipient,
    Content,
}
