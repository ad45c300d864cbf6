using CultivatedLand.Domain;

namespace CultivatedLand.Local.Storage.Maintenance;

/// <summary>What a verification counted and found.</summary>
public sealed record VerifyReport(
    long Tasks,
    long Facts,
    long Notices,
    long Mails,
    long Letters,
    long ArchivedFiles,
    IReadOnlyList<VerifyFault> Faults
)
{
    public bool IsSound => Faults.Count == 0;
}

/// <param name="Subject">The task, notice, mail, series or file it is about.</param>
public sealed record VerifyFault(VerifyFaultKind Kind, string Subject, LocalizedText Sentence);

public enum VerifyFaultKind
{
    /// <summary>The file of the ledger itself is damaged.</summary>
    Damaged,
    StateDiffers,
    Unreadable,
    NeverWakes,
    NoticeMissing,
    NoticeUnexplained,
    NoticeInNoMail,
    MailWithoutNotice,
    LetterGap,
    FileMissing,
    FileDamaged,
}

/// <param name="What">tasks, outbox or archive.</param>
public sealed record VerifyProgress(string What, long Done, long All);
