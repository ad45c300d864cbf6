using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>Official paper of a mail, with the sentence that introduces it.</summary>
internal sealed record LetterMail(string Number, IReadOnlyList<MailAttachment> Files, string Introduction)
{
    private const string WordDocument = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Workdays that the unit gets to finish where no next step is known to count back from.</summary>
    private const int WorkdaysToFinish = 5;

    /// <returns>The paper. Null for an envelope without an official paper of its own.</returns>
    public static LetterMail? For(Envelope envelope, MailContext context, LetterNumber? number)
    {
        var item = envelope.Items[0];
        if (!item.Notice.Kind.IsMailOfItsOwn() || context.Paper(item.Notice.Id).IsJoined)
            return null;
        if (number is null)
            throw new ArgumentException("An official paper needs its number before it is written.", nameof(number));

        var printed = LetterSeries.Printed(number);
        var kind = item.Notice.Kind;
        var content = Write(item.Notice, printed, context);
        var paper = File(kind, printed, content);
        var introduction = MailText.PaperEnclosed(kind, printed, item.IsCopy).In(context.Language);
        return context.Paper(item.Notice.Id).Invitation is { } invitation
            ? new LetterMail(printed, [paper, invitation.Calendar], $"{introduction}\n{invitation.InWords.In(context.Language)}")
            : new LetterMail(printed, [paper], introduction);
    }

    /// <summary>Returns the file of a paper, under its kind and number.</summary>
    public static MailAttachment File(NoticeKind kind, string number, byte[] content) =>
        new($"{kind.In(Language.Chinese)} {number}.docx", WordDocument, content);

    private static byte[] Write(Notice notice, string number, MailContext context)
    {
        var sent = ChinaTime.DateOf(notice.SendAt);
        var task = context.Task(notice.Id.Task);
        var next = UpcomingStep.After(notice, task, context.Rules);
        var parties = LetterParties.Of(notice, task, context);
        var paper = context.Paper(notice.Id);
        if (notice.Kind == NoticeKind.Interview)
        {
            return new InterviewNotice(
                context.Office,
                context.LeadingGroup ?? context.Office,
                number,
                parties.Addressee,
                sent,
                [.. paper.Further.Prepend(notice).Select(ground => Fact(ground, sent, context))],
                paper.Invitation?.Meeting,
                Follows(next),
                paper.CopyTo,
                Contact: paper.Contact
            ).ToDocx();
        }

        var finishBy = next?.LastDayToAvert(context.Calendar) ?? context.Calendar.WorkdayAfter(sent, WorkdaysToFinish);
        return new SupervisionLetter(
            parties.Issuer,
            number,
            parties.Addressee,
            sent,
            [Fact(notice, sent, context)],
            finishBy < sent ? sent : finishBy,
            Follows(next),
            paper.CopyTo,
            OrderedBy: paper.OrderedBy,
            Contact: paper.Contact
        ).ToDocx();
    }

    private static OverdueItem Fact(Notice notice, DateOnly sent, MailContext context)
    {
        var task = context.Task(notice.Id.Task);
        var phase = task?.Phase(notice.Id.Phase);
        return new OverdueItem(
            notice.TaskName,
            PlaceText.FromTown(notice.Place),
            notice.PhaseName,
            notice.Due,
            context.Calendar.WorkdaysBetween(notice.Due, sent),
            phase is null ? null : task?.Required,
            phase is null ? null : task?.Progress(phase)
        );
    }

    private static string? Follows(UpcomingStep? next) =>
        next is null
            ? null
            : next.Step.Step.Kind switch
            {
                NoticeKind.Interview => $"将于{OfficialLetter.DateInWords(next.Day)}按规定约谈你单位主要负责人",
                NoticeKind.StillOverdue => $"将自{OfficialLetter.DateInWords(next.Day)}起继续通知督办",
                var kind => $"将于{OfficialLetter.DateInWords(next.Day)}发出{kind.In(Language.Chinese)}",
            };
}
