using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail;

/// <summary>
/// Batches of mails. Mails that share a notice must be recorded together, because the notice leaves the outbox once.
/// Batches of hundreds of mails each are composed and recorded one after the other.
/// A morning with two hundred thousand notices then needs no more memory than one with a few.
/// </summary>
public static class MailBatches
{
    /// <param name="envelopes">Envelopes in the order of their first notices. The batches keep this order.</param>
    /// <param name="most">Mails of a batch. It holds more only where mails belong together.</param>
    public static IEnumerable<IReadOnlyList<Envelope>> Of(IReadOnlyList<Envelope> envelopes, int most)
    {
        var batch = new List<Envelope>();
        foreach (var linked in Linked(envelopes))
        {
            if (batch.Count > 0 && batch.Count + linked.Count > most)
            {
                yield return batch;
                batch = [];
            }

            batch.AddRange(linked);
        }

        if (batch.Count > 0)
            yield return batch;
    }

    private static IEnumerable<List<Envelope>> Linked(IReadOnlyList<Envelope> envelopes)
    {
        var heads = Enumerable.Range(0, envelopes.Count).ToArray();
        var firstWith = new Dictionary<NoticeId, int>();
        for (var index = 0; index < envelopes.Count; index++)
        {
            foreach (var item in envelopes[index].Items)
            {
                if (!firstWith.TryAdd(item.Notice.Id, index))
                    Join(heads, firstWith[item.Notice.Id], index);
            }
        }

        return envelopes
            .Index()
            .GroupBy(envelope => Head(heads, envelope.Index), envelope => envelope.Item)
            .Select(group => group.ToList());
    }

    private static void Join(int[] heads, int left, int right)
    {
        var (one, other) = (Head(heads, left), Head(heads, right));
        heads[Math.Max(one, other)] = Math.Min(one, other);
    }

    private static int Head(int[] heads, int index)
    {
        while (heads[index] != index)
            index = heads[index] = heads[heads[index]];
        return index;
    }
}
