using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Interviews;

/// <summary>
/// Writer of the numbered papers of interviews that the criteria call for. Those of escalation ladders have theirs with the notices.
/// </summary>
public sealed class InterviewPaperWriter(NumberedMails numbered, MailContext context)
{
    /// <summary>Returns the paper under a number.</summary>
    internal MailAttachment Write(Interview interview, PaperInvitation invitation, PeopleDirectory directory, LetterNumber number)
    {
        var parties = LetterParties.Of(interview.Arrangements!.Unit, interview.Place, context);
        var facts = PaperFactsReader.Of(directory, interview.Place, [], [new Addressee(Role.Supervisor, null, interview.Place)]);
        var printed = LetterSeries.Printed(number);
        return LetterMail.File(
            NoticeKind.Interview,
            printed,
            new InterviewNotice(
                context.Office,
                parties.Issuer,
                printed,
                parties.Addressee,
                ChinaTime.DateOf(interview.History[^1].At),
                [],
                invitation.Meeting,
                null,
                facts.CopyTo,
                Contact: facts.Contact,
                Grounds: [interview.Why.Chinese, .. interview.Grounds.Select(ground => ground.Why.Chinese)],
                Matter: interview.Cause.Name().Chinese
            ).ToDocx()
        );
    }

    /// <summary>Records the mails of one paper, which takes the next number of the series, once.</summary>
    /// <param name="write">Function that writes the mail of each reader under the number.</param>
    internal Task Record(
        Place place,
        DateOnly day,
        IReadOnlyList<Recipient> readers,
        Func<Recipient, LetterNumber, MailRecord> write,
        CancellationToken cancellationToken
    ) =>
        numbered.Record(
            LetterSeries.OfInterviews(place, day),
            place,
            readers.Count,
            (index, number) => write(readers[index], number),
            cancellationToken
        );
}
