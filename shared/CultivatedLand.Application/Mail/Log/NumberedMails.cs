using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Mail.Log;

/// <summary>Recorder of the mails of one numbered paper. The first of them takes the next number of the series, once.</summary>
public sealed class NumberedMails(IOutbox outbox, PlaceMailLog mails)
{
    /// <summary>Number of times that another office may take the next number first.</summary>
    private const int MostRaces = 50;

    /// <summary>Records the mails. Recording them again gives the same number and no further mail.</summary>
    /// <param name="count">Number of mails, at least one.</param>
    /// <param name="write">Function that writes a mail, by its index from 0, under a number. Its id must not depend on the number.</param>
    /// <returns>The number of the paper.</returns>
    public async Task<LetterNumber> Record(
        LetterSeries series,
        Place place,
        int count,
        Func<int, LetterNumber, MailRecord> write,
        CancellationToken cancellationToken
    )
    {
        var number = await Taken(series, count, write, cancellationToken);
        for (var race = 0; number is null && race < MostRaces; race++)
        {
            var next = series.Number(await outbox.LastLetterNumber(series.Key, cancellationToken) + 1);
            var first = write(0, next) with { Letter = next };
            number = await mails.Record(first, place, cancellationToken) ? next : (await outbox.Find(first.Id, cancellationToken))?.Letter;
        }

        if (number is null)
            throw new InvalidOperationException($"Others took the next number of {series.Key} {MostRaces} times.");
        for (var index = 0; index < count; index++)
            await mails.Record(write(index, number), place, cancellationToken);
        return number;
    }

    /// <summary>Finds the number that an earlier attempt has taken.</summary>
    private async Task<LetterNumber?> Taken(
        LetterSeries series,
        int count,
        Func<int, LetterNumber, MailRecord> write,
        CancellationToken cancellationToken
    )
    {
        for (var index = 0; index < count; index++)
        {
            if ((await outbox.Find(write(index, series.Number(1)).Id, cancellationToken))?.Letter is { } taken)
                return taken;
        }

        return null;
    }
}
