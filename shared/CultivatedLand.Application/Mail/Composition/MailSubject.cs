using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>
/// Subject of a mail: the most urgent task first, then the number of further ones.
/// A phone shows only some twenty characters of a subject.
/// </summary>
internal static class MailSubject
{
    public static string For(EquatableArray<NoticeSummary> summaries, string? paper, MailContext context)
    {
        var first = summaries[0];
        var subject = (
            paper is not null ? AboutPaper(first, paper)
            : first.IsHandOver ? AboutAct(first, summaries.Count - 1)
            : AboutTask(first, summaries.Count - 1)
        ).In(context.Language);
        var mark = MailText.VirtualTimeMark;
        return context.IsVirtualTime
            ? new LocalizedText($"【{mark.Chinese}】{subject}", $"[{mark.English}] {subject}").In(context.Language)
            : subject;
    }

    private static LocalizedText AboutAct(NoticeSummary summary, int more)
    {
        var task = $"{SafeText.Line(summary.Place, 24)} {SafeText.Line(summary.Task, 30)}";
        return new(
            $"{Tag(summary).Chinese}{task}{(more > 0 ? $"（另有{more}项）" : "")}",
            $"{Tag(summary).English}{task}{(more > 0 ? $" (+{more} more)" : "")}"
        );
    }

    private static LocalizedText AboutTask(NoticeSummary summary, int more) =>
        new(
            $"{Tag(summary).Chinese}{Where(summary)} 应于{WithoutWeekday(summary.DueDay)}完成{(more > 0 ? $"（另有{more}项）" : "")}",
            $"{Tag(summary).English}{Where(summary)} due {summary.DueDay}{(more > 0 ? $" (+{more} more)" : "")}"
        );

    private static LocalizedText AboutPaper(NoticeSummary summary, string number) =>
        new(
            $"{Tag(summary).Chinese}{Where(summary)} {summary.Timing}（{number}）",
            $"{Tag(summary).English}{Where(summary)} {summary.Timing} ({number})"
        );

    private static LocalizedText Tag(NoticeSummary summary) =>
        summary.IsCopy ? new($"【抄送·{summary.Tag}】", $"[Copy: {summary.Tag}] ") : new($"【{summary.Tag}】", $"[{summary.Tag}] ");

    private static string Where(NoticeSummary summary) => $"{SafeText.Line(summary.Place, 24)} {SafeText.Line(summary.Phase, 16)}";

    private static string WithoutWeekday(string day) => day.Split('（')[0];
}
