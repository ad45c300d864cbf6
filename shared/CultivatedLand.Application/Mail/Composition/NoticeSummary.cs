using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>One notice in the reader's words, every part of it harmless on one line.</summary>
/// <param name="Tag">What it is, in two to four signs: 逾期.</param>
/// <param name="Place">From the town down: 石桥镇柳树村.</param>
/// <param name="DueDay">8月20日（周日）.</param>
/// <param name="Timing">How that stands to the day of the mail: 已逾期3个工作日.</param>
/// <param name="Percent">Null for a task that is not measured by area, or not known.</param>
/// <param name="Next">What happens next if nothing happens; null when nothing is scheduled.</param>
/// <param name="Notes">Why this reader gets it, where that is not plain: a copy, a substitute, a last resort.</param>
/// <param name="Marks">The same in a word or two, for one line.</param>
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
    int? Percent,
    string? Next,
    string Why,
    EquatableArray<string> Notes,
    EquatableArray<string> Marks,
    Uri? Link
);
