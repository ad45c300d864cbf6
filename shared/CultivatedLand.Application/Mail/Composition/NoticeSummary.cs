using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>Summary of one notice in the reader's words. Every part is safe to stand on one line.</summary>
/// <param name="Tag">Kind of notice in two to four characters: 逾期.</param>
/// <param name="Place">Place from the town downwards: 石桥镇柳树村.</param>
/// <param name="DueDay">Due day: 8月20日（周日）.</param>
/// <param name="Timing">Time between the due day and the day of the mail: 已逾期3个工作日.</param>
/// <param name="Percent">Percentage done. Null for a task that is not measured by area, or whose state is not known.</param>
/// <param name="Why">Reason for the day of the notice. Null for a hand-over, which tells what happened instead.</param>
/// <param name="Next">Next step if nothing happens. Null when nothing is scheduled.</param>
/// <param name="Notes">Reasons why this reader gets the notice, where they are not obvious: a copy, a substitute, a last resort.</param>
/// <param name="Marks">The same reasons in a word or two, for one line.</param>
internal sealed record NoticeSummary(
    NoticeKind Kind,
    bool IsCopy,
    bool IsDueToday,
    string Tag,
    string Place,
    string Task,
    string Phase,
    string DueDay,
    string Timing,
    string? Progress,
    decimal? Percent,
    string? Next,
    string? Why,
    EquatableArray<string> Notes,
    EquatableArray<string> Marks,
    Uri? Link
)
{
    /// <summary>Who did what and when. Only for a hand-over.</summary>
    public string? Act { get; init; }

    /// <summary>Phases with their dates, of a new or returned task.</summary>
    public string? Phases { get; init; }

    /// <summary>What is expected of the reader. Only for a hand-over.</summary>
    public string? Expected { get; init; }

    /// <summary>Whether the reader has a date to keep. Not for a hand-over that ends or pauses the task.</summary>
    public bool HasDue { get; init; } = true;

    /// <summary>Whether a hand-over asks the reader to accept or to grant.</summary>
    public bool AsksForDecision { get; init; }

    public bool IsHandOver => Kind == NoticeKind.HandOver;
}
