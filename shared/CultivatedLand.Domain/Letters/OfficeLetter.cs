using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Letters;

/// <summary>
/// State of a letter that an office writes from its records: drafted, checked, signed and numbered, then filed with its stamped scan.
/// Source: SYSTEMS, rows D10, J17, X7, X8 and 7.1. <see cref="OfficeLetterRules"/> decides how it goes on.
/// </summary>
/// <param name="Place">Place that the letter is about.</param>
/// <param name="Tasks">Tasks that it lists.</param>
/// <param name="About">Id of the lead or the task from which it was drafted. Null for one about a place.</param>
/// <param name="Number">Number as printed. Null until it is signed, because numbers have no gaps.</param>
/// <param name="Scan">Stamped scan. Null until somebody files it.</param>
public sealed record OfficeLetter(
    string Id,
    OfficeLetterKind Kind,
    Place Place,
    OfficeLetterText Text,
    EquatableArray<TaskId> Tasks,
    string? About,
    OfficeLetterStep Step,
    string? Number,
    DateOnly? SignedOn,
    Evidence? Scan,
    EquatableArray<OfficeLetterEntry> History
)
{
    /// <summary>Number of changes so far.</summary>
    public long Version => History.Count;

    public static LocalizedText Name(OfficeLetterKind kind) =>
        kind switch
        {
            OfficeLetterKind.PlaceLetter => new("督办函", "supervision letter"),
            OfficeLetterKind.LeadReport => new("书面报告", "written report"),
            OfficeLetterKind.MonthlyReport => new("专报", "report to above"),
            OfficeLetterKind.Transfer => new("移送函", "transfer"),
            _ => new("答复函", "answer"),
        };

    public static LocalizedText Name(OfficeLetterStep step) =>
        step switch
        {
            OfficeLetterStep.Drafted => new("拟稿", "drafted"),
            OfficeLetterStep.Checked => new("已核稿", "checked"),
            OfficeLetterStep.Signed => new("已签发", "signed"),
            _ => new("已作废", "withdrawn"),
        };
}

/// <summary>Words of a letter, as they can be edited until it is signed.</summary>
/// <param name="Addressees">Full names of those to whom it is written.</param>
/// <param name="Paragraphs">
/// Paragraphs in order. One that begins with 一、 is a heading, one that begins with （一） an item.
/// </param>
/// <param name="Copies">Full names of offices that get a copy.</param>
/// <param name="Mails">Mail addresses to which it goes once signed.</param>
public sealed record OfficeLetterText(
    string Title,
    EquatableArray<string> Addressees,
    EquatableArray<string> Paragraphs,
    EquatableArray<string> Copies,
    EquatableArray<string> Mails
);

/// <summary>Kind of a letter.</summary>
public enum OfficeLetterKind
{
    /// <summary>督办函 to a place, with all its late tasks.</summary>
    PlaceLetter,

    /// <summary>书面报告 of a lead to the district.</summary>
    LeadReport,

    /// <summary>专报 of a place to above.</summary>
    MonthlyReport,

    /// <summary>移送函 of a lead to a department.</summary>
    Transfer,

    /// <summary>答复函 about a promise that was kept.</summary>
    Answer,
}

/// <summary>Step of a letter.</summary>
public enum OfficeLetterStep
{
    Drafted,
    Checked,
    Signed,
    Withdrawn,
}

/// <summary>Line of the history of a letter.</summary>
public sealed record OfficeLetterEntry(DateTimeOffset At, string By, LocalizedText Words);
