using System.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>
/// Writer of a mail as plain text, for readers and programs that do not accept HTML. Lines end with \n.
/// The transport turns that into CRLF.
/// </summary>
internal static class TextMailBody
{
    public static string Write(MailDraft draft)
    {
        var text = new StringBuilder();
        if (draft.IsVirtualTime)
            text.Append($"*** {draft.Say(MailText.VirtualTimeNote)} ***\n\n");
        if (draft.Greeting is { } greeting)
            text.Append(greeting).Append("\n\n");
        text.Append(draft.Introduction).Append('\n');

        if (draft.Receipt is { } receipt)
            text.Append($"{draft.Say(MailText.ReceiptNote)} {receipt.AbsoluteUri}\n");

        var number = 0;
        foreach (var summary in draft.ToldInFull)
            InFull(text, summary, ++number, draft);
        if (draft.ToldInShort.Any())
            text.Append($"\n{draft.Say(MailText.OthersHeading)}\n");
        foreach (var summary in draft.ToldInShort)
            text.Append($"{++number}. {Headline(summary, draft.Language)}  {summary.DueDay}  {summary.Timing}\n");
        if (draft.LeftOver > 0)
            text.Append($"\n{draft.Say(MailText.LeftOver(draft.LeftOver))}\n");

        text.Append("\n--\n").Append(draft.Say(draft.Footer)).Append('\n');
        if (draft.PlaceTable is { } table)
            text.Append($"{draft.Say(MailText.PlaceTable)} {table.AbsoluteUri}\n");
        if (draft.PublicAddress is { } address)
            text.Append($"{draft.Say(MailText.AllTasks)} {address.AbsoluteUri}\n");
        return text.ToString();
    }

    private static void InFull(StringBuilder text, NoticeSummary summary, int number, MailDraft draft)
    {
        text.Append($"\n{number}. {Headline(summary, draft.Language)}\n");
        Line(MailText.TaskLabel, summary.Task);
        Line(MailText.ActDoneLabel, summary.Act);
        Line(MailText.PhasesLabel, summary.Phases);
        Line(
            MailText.DueLabel,
            summary.HasDue
                ? new LocalizedText($"{summary.DueDay}，{summary.Timing}", $"{summary.DueDay}, {summary.Timing}").In(draft.Language)
                : null
        );
        Line(MailText.ProgressLabel, summary.Progress);
        Line(MailText.ExpectedLabel, summary.Expected);
        Line(MailText.NextLabel, summary.Next);
        Line(MailText.WhyLabel, summary.Why);
        foreach (var note in summary.Notes)
            Line(MailText.NoteLabel, note);
        Line(MailText.ActLabel, summary.Link?.AbsoluteUri);

        void Line(LocalizedText label, string? words)
        {
            if (words is not null)
                text.Append($"   {new LocalizedText($"{label.Chinese}：{words}", $"{label.English}: {words}").In(draft.Language)}\n");
        }
    }

    private static string Headline(NoticeSummary summary, Language language)
    {
        var marks = string.Concat(summary.Marks.Select(mark => new LocalizedText($"（{mark}）", $" ({mark})").In(language)));
        return new LocalizedText(
            $"【{summary.Tag}】{summary.Place} {summary.Phase}{marks}",
            $"[{summary.Tag}] {summary.Place} {summary.Phase}{marks}"
        ).In(language);
    }
}
