namespace CultivatedLand.Local.Mail;

/// <summary>A server's no. Its words are left out: they repeat addresses, and exceptions are logged.</summary>
/// <param name="code">0 where the server does not offer what was needed.</param>
#pragma warning disable CA1032 // It is thrown in one place, with the stage and the code or not at all.
internal sealed class SmtpRefusal(SmtpStage stage, int code) : Exception($"The mail server answered {code} at the stage {stage}.")
#pragma warning restore CA1032
{
    public SmtpStage Stage { get; } = stage;

    public int Code { get; } = code;
}

internal enum SmtpStage
{
    Session,
    Encryption,
    LogIn,
    Sender,
    Recipient,
    Content,
}
