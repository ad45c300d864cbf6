using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>
/// Subject of a mail: the most urgent task first, then the number of further ones.
/// A phone shows only some twenty characters of a subject.
/// </summary>
internal static class MailSubject
{
    public static string For(EquatableArray<NoticeSummary> briefs, string? paper, MailContext context)
    {
        var first = briefs[0];
        var subject = (paper is null ? AboutTask(first, briefs.Count - 1) : AboutPaper(first, paper)).In(context.Language);
        var mark = MailText.VirtualTimeMark;
        return context.IsVirtualTime
            ? new LocalizedText($"【{mark.Chinese}】{subject}", $"[{mark.English}] {subject}").In(context.Language)
            : subject;
    }

    private static LocalizedText AboutTask(NoticeSummary brief, int more) =>
        new(
            $"{Tag(brief).Chinese}{Where(brief)} 应于{WithoutWeekday(brief.DueDay)}完成{(more > 0 ? $"（另有{more}项）" : "")}",
            $"{Tag(brief).English}{Where(brief)} due {brief.DueDay}{(more > 0 ? $" (+{more} more)" : "")}"
        );

    private static LocalizedText AboutPaper(NoticeSummary brief, string number) =>
        new(
            $"{Tag(brief).Chinese}{Where(brief)} {brief.Timing}（{number}）",
            $"{Tag(brief).English}{Where(brief)} {brief.Timing} ({number})"
        );

    private static LocalizedText Tag(NoticeSummary brief) =>
        brief.IsCopy ? new($"【抄送·{brief.Tag}】", $"[Copy: {brief.Tag}] ") : new($"【{brief.Tag}】", $"[{brief.Tag}] ");

    private static string Where(NoticeSummary brief) => $"{SafeText.Line(brief.Place, 24)} {SafeText.Line(brief.Phase, 16)}";

    private static string WithoutWeekday(string day) => day.Split('（')[0];
}
