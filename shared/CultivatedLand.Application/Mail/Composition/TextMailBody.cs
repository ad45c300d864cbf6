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

        var number = 0;
        foreach (var brief in draft.ToldInFull)
            InFull(text, brief, ++number, draft);
        if (draft.ToldInShort.Any())
            text.Append($"\n{draft.Say(MailText.OthersHeading)}\n");
        foreach (var brief in draft.ToldInShort)
            text.Append($"{++number}. {Headline(brief, draft.Language)}  {brief.DueDay}  {brief.Timing}\n");
        if (draft.LeftOver > 0)
            text.Append($"\n{draft.Say(MailText.LeftOver(draft.LeftOver))}\n");

        text.Append("\n--\n").Append(draft.Say(draft.Footer)).Append('\n');
        if (draft.PublicAddress is { } address)
            text.Append($"{draft.Say(MailText.AllTasks)} {address.AbsoluteUri}\n");
        return text.ToString();
    }

    private static void InFull(StringBuilder text, NoticeSummary brief, int number, MailDraft draft)
    {
        text.Append($"\n{number}. {Headline(brief, draft.Language)}\n");
        Line(MailText.TaskLabel, brief.Task);
        Line(MailText.DueLabel, new LocalizedText($"{brief.DueDay}，{brief.Timing}", $"{brief.DueDay}, {brief.Timing}").In(draft.Language));
        Line(MailText.ProgressLabel, brief.Progress);
        Line(MailText.NextLabel, brief.Next);
        Line(MailText.WhyLabel, brief.Why);
        foreach (var note in brief.Notes)
            Line(MailText.NoteLabel, note);
        Line(MailText.ActLabel, brief.Link?.AbsoluteUri);

        void Line(LocalizedText label, string? words)
        {
            if (words is not null)
                text.Append($"   {new LocalizedText($"{label.Chinese}：{words}", $"{label.English}: {words}").In(draft.Language)}\n");
        }
    }

    private static string Headline(NoticeSummary brief, Language language)
    {
        var marks = string.Concat(brief.Marks.Select(mark => new LocalizedText($"（{mark}）", $" ({mark})").In(language)));
        return new LocalizedText(
            $"【{brief.Tag}】{brief.Place} {brief.Phase}{marks}",
            $"[{brief.Tag}] {brief.Place} {brief.Phase}{marks}"
        ).In(language);
    }
}
