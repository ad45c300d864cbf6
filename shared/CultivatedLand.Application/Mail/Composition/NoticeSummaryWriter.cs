using CultivatedLand.Application.Text;
using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>Writer of the summary of one notice for one reader.</summary>
internal static class NoticeSummaryWriter
{
    public static NoticeSummary About(EnvelopeItem item, MailContext context)
    {
        var notice = item.Notice;
        var language = context.Language;
        var sent = ChinaTime.DateOf(notice.SendAt);
        var task = context.Task(notice.Id.Task);
        var phase = notice.Id.IsHandOver
            ? task?.Phases.FirstOrDefault(phase => phase.Name == notice.PhaseName)
            : task?.Phase(notice.Id.Phase);
        var summary = new NoticeSummary(
            notice.Kind,
            item.IsCopy,
            IsDueToday: notice.Due == sent,
            MailText.Tag(notice.Kind, notice.Due == sent).In(language),
            PlaceText.FromTown(notice.Place),
            SafeText.Line(notice.TaskName, 80),
            SafeText.Line(notice.PhaseName, 40),
            DayText.Day(notice.Due, sent.Year).In(language),
            Timing(notice, sent, context),
            task is null || phase is null ? null : MailText.Progress(task, phase).In(language),
            task?.Required is null || phase is null ? null : task.Percent(phase),
            UpcomingStep.After(notice, task, context.Rules)?.InWords(sent.Year).In(language),
            notice.Id.IsHandOver ? null : NoticeText.Why(notice.Reason, context.Calendar, language),
            Notes(item).Select(note => note.In(language)).ToEquatableArray(),
            Marks(item).Select(mark => mark.In(language)).ToEquatableArray(),
            context.SafeLink(notice.Id.Task, item.Recipient)
        );
        return notice.Fact is not { } fact
            ? summary
            : summary with
            {
                Tag = NoticeText.Act(fact).In(language),
                Act = HandOverText.Act(fact, task, sent.Year).In(language),
                Phases = HandOverText.Phases(notice, task, sent.Year)?.In(language),
                Expected = HandOverText.Expected(notice, task, item.Recipient.Addressee.Role).In(language),
                HasDue = HandOverText.HasDue(fact),
                AsksForDecision = HandOverText.AsksForDecision(fact),
            };
    }

    private static string Timing(Notice notice, DateOnly sent, MailContext context) =>
        (
            sent.CompareTo(notice.Due) switch
            {
                < 0 => MailText.DaysLeft(notice.Due.DayNumber - sent.DayNumber),
                0 => MailText.DueToday,
                _ => MailText.WorkdaysOverdue(context.Calendar.WorkdaysBetween(notice.Due, sent)),
            }
        ).In(context.Language);

    private static IEnumerable<LocalizedText> Notes(EnvelopeItem item)
    {
        if (item.IsCopy)
            yield return MailText.CopyNote;
        if (item.Recipient is { Standing: RecipientStanding.Found, StandsInFor: null })
            yield break;

        var role = RoleOf(item.Recipient.Addressee);
        var place = PlaceText.FromTown(item.Recipient.Addressee.Place);
        if (item.Recipient.Standing == RecipientStanding.LastResort)
            yield return MailText.LastResortNote(role, place);
        if (item.Recipient.Standing == RecipientStanding.Nobody)
            yield return MailText.NobodyNote(role, place);
        if (item.Recipient.StandsInFor is { } absent)
            yield return MailText.SubstituteNote(SafeText.Line(absent, 60), role, PlaceText.FromTown(item.Recipient.Place));
    }

    private static IEnumerable<LocalizedText> Marks(EnvelopeItem item)
    {
        if (item.IsCopy)
            yield return MailText.CopyMark;
        if (item.Recipient.Standing != RecipientStanding.Found)
            yield return MailText.LastResortMark(RoleOf(item.Recipient.Addressee));
        if (item.Recipient.StandsInFor is { } absent)
            yield return MailText.SubstituteMark(SafeText.Line(absent, 60));
    }

    private static LocalizedText RoleOf(Addressee addressee) =>
        addressee.Label is { } label
            ? new LocalizedText(SafeText.Line(label, 40), SafeText.Line(label, 40))
            : new LocalizedText(addressee.Role.In(Language.Chinese), addressee.Role.In(Language.English));
}
