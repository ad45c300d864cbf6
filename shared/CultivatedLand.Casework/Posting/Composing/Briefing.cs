using CultivatedLand.Casework.Wording;
using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Casework.Posting.Composing;

/// <summary>Says in words what one notice is about for one reader.</summary>
internal static class Briefing
{
    public static Brief About(EnvelopeItem item, MailContext context)
    {
        var notice = item.Notice;
        var language = context.Language;
        var sent = ChinaTime.DateOf(notice.SendAt);
        var task = context.Task(notice.Id.Task);
        var phase = task?.Phase(notice.Id.Phase);
        return new Brief(
            notice.Kind,
            item.IsCopy,
            IsDueToday: notice.Due == sent,
            MailWords.Tag(notice.Kind, notice.Due == sent).In(language),
            PlaceWords.FromTown(notice.Place),
            SafeText.Line(notice.TaskName, 80),
            SafeText.Line(notice.PhaseName, 40),
            DayWords.Day(notice.Due, sent.Year).In(language),
            Timing(notice, sent, context),
            task is null || phase is null ? null : MailWords.Progress(task, phase).In(language),
            task?.Required is null || phase is null ? null : task.Percent(phase),
            NextRung.After(notice, task, context.Rules)?.InWords(sent.Year).In(language),
            NoticeWording.Why(notice.Reason, context.Calendar, language),
            Notes(item).Select(note => note.In(language)).ToEquatableArray(),
            Marks(item).Select(mark => mark.In(language)).ToEquatableArray(),
            context.SafeLink(notice.Id.Task, item.Recipient));
    }

    private static string Timing(Notice notice, DateOnly sent, MailContext context) =>
        (sent.CompareTo(notice.Due) switch
        {
            < 0 => MailWords.DaysLeft(notice.Due.DayNumber - sent.DayNumber),
            0 => MailWords.DueToday,
            _ => MailWords.WorkdaysOverdue(context.Calendar.WorkdaysBetween(notice.Due, sent)),
        }).In(context.Language);

    private static IEnumerable<Sentence> Notes(EnvelopeItem item)
    {
        if (item.IsCopy) yield return MailWords.CopyNote;
        if (item.Recipient is { Standing: RecipientStanding.Found, StandsInFor: null }) yield break;

        var role = RoleOf(item.Recipient.Addressee);
        var place = PlaceWords.FromTown(item.Recipient.Addressee.Place);
        if (item.Recipient.Standing == RecipientStanding.LastResort) yield return MailWords.LastResortNote(role, place);
        if (item.Recipient.Standing == RecipientStanding.Nobody) yield return MailWords.NobodyNote(role, place);
        if (item.Recipient.StandsInFor is { } absent) yield return MailWords.SubstituteNote(SafeText.Line(absent, 60), role, PlaceWords.FromTown(item.Recipient.Place));
    }

    private static IEnumerable<Sentence> Marks(EnvelopeItem item)
    {
        if (item.IsCopy) yield return MailWords.CopyMark;
        if (item.Recipient.Standing != RecipientStanding.Found) yield return MailWords.LastResortMark(RoleOf(item.Recipient.Addressee));
        if (item.Recipient.StandsInFor is { } absent) yield return MailWords.SubstituteMark(SafeText.Line(absent, 60));
    }

    private static Sentence RoleOf(Addressee addressee) => addressee.Label is { } label
        ? new Sentence(SafeText.Line(label, 40), SafeText.Line(label, 40))
        : new Sentence(addressee.Role.In(Language.Chinese), addressee.Role.In(Language.English));
}
