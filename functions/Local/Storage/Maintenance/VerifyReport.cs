using CultivatedLand.Domain;

namespace CultivatedLand.Local.Storage.Maintenance;

/// <summary>Report of a verification: counts and faults.</summary>
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

/// <summary>Fault found by a verification.</summary>
/// <param name="Subject">The task, notice, mail, series or file concerned.</param>
public sealed record VerifyFault(VerifyFaultKind Kind, string Subject, LocalizedText Sentence);

/// <summary>Kind of a verification fault.</summary>
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

/// <summary>Progress of a verification.</summary>
/// <param name="What">tasks, outbox or archive.</param>
public sealed record VerifyProgress(string What, long Done, long All);
