using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail;

/// <summary>
/// Numbering of official papers, batch after batch, while earlier batches are still being recorded in the outbox.
/// It is valid only as long as all that it numbers is recorded in this order.
/// After a batch that fails, the following ones are numbered again.
/// </summary>
internal sealed class LetterNumbering(IOutbox outbox, IMailComposer composer)
{
    private readonly Dictionary<string, int> _last = [];

    /// <param name="papers">What is known of the papers. A notice that joins another paper gets no number.</param>
    public async Task<IReadOnlyDictionary<NoticeId, LetterNumber>> Number(
        IReadOnlyList<Envelope> batch,
        IReadOnlyDictionary<NoticeId, PaperFacts> papers,
        CancellationToken cancellationToken
    )
    {
        var letters = new Dictionary<NoticeId, LetterNumber>();
        foreach (
            var notice in batch
                .SelectMany(envelope => envelope.Items)
                .Select(item => item.Notice)
                .Where(notice => notice.Kind.IsMailOfItsOwn() && papers.GetValueOrDefault(notice.Id) is not { IsJoined: true })
        )
        {
            if (!letters.ContainsKey(notice.Id))
                letters.Add(notice.Id, await Next(composer.SeriesOf(notice), cancellationToken));
        }

        return letters;
    }

    private async Task<LetterNumber> Next(string series, CancellationToken cancellationToken)
    {
        if (!_last.TryGetValue(series, out var number))
            number = await outbox.LastLetterNumber(series, cancellationToken);
        _last[series] = ++number;
        return new LetterNumber(series, number);
    }
}
