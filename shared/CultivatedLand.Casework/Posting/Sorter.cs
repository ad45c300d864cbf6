using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Casework.Posting;

/// <summary>
/// Sorts notices into mails: several notices to one person for one sending time are one mail, letters and interview notices
/// are always mails of their own. Rule: DOMAIN, "Deadline policy".
/// </summary>
public sealed class Sorter(PeopleDirectory directory)
{
    public IReadOnlyList<Envelope> Sort(IEnumerable<Notice> notices) =>
        [.. notices
            .SelectMany(ItemsFor)
            .GroupBy(item => (item.Recipient.Key, item.Notice.SendAt, Own: item.Notice.Kind.IsMailOfItsOwn() ? item.Notice.Id.ToString() : null))
            .Select(group => new Envelope(group.First().Recipient, group.Key.SendAt, MostUrgentFirst(group)))];

    /// <summary>The people a notice goes to, and those who get a copy; nobody is named twice.</summary>
    public (EquatableArray<Recipient> To, EquatableArray<Recipient> Cc) RecipientsOf(Notice notice)
    {
        var items = ItemsFor(notice).ToLookup(item => item.IsCopy, item => item.Recipient);
        return (items[false].ToEquatableArray(), items[true].ToEquatableArray());
    }

    private IEnumerable<EnvelopeItem> ItemsFor(Notice notice)
    {
        var day = ChinaTime.DateOf(notice.SendAt);
        return notice.To.Select(addressee => Item(addressee, isCopy: false))
            .Concat(notice.Cc.Select(addressee => Item(addressee, isCopy: true)))
            .DistinctBy(item => item.Recipient.Key);

        EnvelopeItem Item(Addressee addressee, bool isCopy) => new(notice, isCopy, directory.Resolve(addressee, notice.LeadOffices, day));
    }

    /// <summary>The highest rung first, then what has waited longest; copies after what concerns the reader directly.</summary>
    private static EquatableArray<EnvelopeItem> MostUrgentFirst(IEnumerable<EnvelopeItem> items) =>
        items.DistinctBy(item => item.Notice.Id)
            .OrderBy(item => item.IsCopy)
            .ThenByDescending(item => item.Notice.Kind)
            .ThenBy(item => item.Notice.Due)
            .ThenBy(item => item.Notice.Id.ToString(), StringComparer.Ordinal)
            .ToEquatableArray();
}
