using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail;

/// <summary>
/// Mails that must be recorded together, because a notice that several of them tell is taken out once. Bundles of hundreds of mails each are composed and
/// recorded one after the other, so that a morning with two hundred thousand notices needs no more memory than a few.
/// </summary>
public static class MailBatches
{
    /// <param name="envelopes">In the order of their first notices, which the bundles keep.</param>
    /// <param name="most">Mails of a bundle; more only where they hang together.</param>
    public static IEnumerable<IReadOnlyList<Envelope>> Of(IReadOnlyList<Envelope> envelopes, int most)
    {
        var bundle = new List<Envelope>();
        foreach (var linked in Linked(envelopes))
        {
            if (bundle.Count > 0 && bundle.Count + linked.Count > most)
            {
                yield return bundle;
                bundle = [];
            }

            bundle.AddRange(linked);
        }

        if (bundle.Count > 0)
            yield return bundle;
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
