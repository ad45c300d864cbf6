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
public sealed class InterviewPaperWriter(IOutbox outbox, PlaceMailLog mails, MailContext context)
{
    /// <summary>Number of times that another office may take the next number first.</summary>
    private const int MostRaces = 50;

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

    /// <summary>Records the mails of one paper. The first of them takes the next number of the series, once.</summary>
    /// <param name="write">Function that writes the mail of each reader under the number.</param>
    internal async Task Record(
        Place place,
        DateOnly day,
        IReadOnlyList<Recipient> readers,
        Func<Recipient, LetterNumber, MailRecord> write,
        CancellationToken cancellationToken
    )
    {
        var series = LetterSeries.OfInterviews(place, day);
        var number = await Taken(series, readers, write, cancellationToken);
        for (var race = 0; number is null && race < MostRaces; race++)
        {
            var next = series.Number(await outbox.LastLetterNumber(series.Key, cancellationToken) + 1);
            var first = write(readers[0], next) with { Letter = next };
            number = await mails.Record(first, place, cancellationToken) ? next : (await outbox.Find(first.Id, cancellationToken))?.Letter;
        }

        if (number is null)
            throw new InvalidOperationException($"Others took the next number of {series.Key} {MostRaces} times.");
        foreach (var reader in readers)
            await mails.Record(write(reader, number), place, cancellationToken);
    }

    /// <summary>Finds the number that an earlier attempt has taken.</summary>
    private async Task<LetterNumber?> Taken(
        LetterSeries series,
        IReadOnlyList<Recipient> readers,
        Func<Recipient, LetterNumber, MailRecord> write,
        CancellationToken cancellationToken
    )
    {
        foreach (var reader in readers)
        {
            if ((await outbox.Find(write(reader, series.Number(1)).Id, cancellationToken))?.Letter is { } taken)
                return taken;
        }

        return null;
    }
}
