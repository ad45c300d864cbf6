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
    private readonly Dictionary<NoticeId, IReadOnlyList<EnvelopeItem>> known = [];
    private readonly Dictionary<(Addressee Addressee, EquatableArray<string> LeadOffices, DateOnly? Day), Recipient> resolved = [];

    public IReadOnlyList<Envelope> Sort(IEnumerable<Notice> notices) =>
        [.. notices
            .SelectMany(ItemsFor)
            .GroupBy(item => (item.Recipient.Key, item.Notice.SendAt, Own: item.Notice.Kind.IsMailOfItsOwn() ? item.Notice.Id : (NoticeId?)null))
            .Select(group => new Envelope(group.First().Recipient, group.Key.SendAt, MostUrgentFirst([.. group])))];

    /// <summary>The people a notice goes to, and those who get a copy; nobody is named twice.</summary>
    public (EquatableArray<Recipient> To, EquatableArray<Recipient> Cc) RecipientsOf(Notice notice)
    {
        var items = ItemsFor(notice).ToLookup(item => item.IsCopy, item => item.Recipient);
        return (items[false].ToEquatableArray(), items[true].ToEquatableArray());
    }

    /// <summary>Who gets a notice; asked of the directory once, since sorting and addressing both want it.</summary>
    private IReadOnlyList<EnvelopeItem> ItemsFor(Notice notice) =>
        known.TryGetValue(notice.Id, out var items) ? items : known[notice.Id] = Resolve(notice);

    private EnvelopeItem[] Resolve(Notice notice)
    {
        return [.. notice.To.Select(addressee => Item(addressee, isCopy: false))
            .Concat(notice.Cc.Select(addressee => Item(addressee, isCopy: true)))
            .DistinctBy(item => item.Recipient.Key)];

        EnvelopeItem Item(Addressee addressee, bool isCopy) => new(notice, isCopy, Holder(addressee, notice));
    }

    private Recipient Holder(Addressee addressee, Notice notice)
    {
        var day = ChinaTime.DateOf(notice.SendAt);
        var question = (addressee, notice.LeadOffices, directory.HasAbsences ? day : (DateOnly?)null);
        return resolved.TryGetValue(question, out var holder) ? holder : resolved[question] = directory.Resolve(addressee, notice.LeadOffices, day);
    }

    /// <summary>The highest rung first, then what has waited longest; copies after what concerns the reader directly.</summary>
    private static EquatableArray<EnvelopeItem> MostUrgentFirst(EnvelopeItem[] items) => items.Length == 1
        ? [items[0]]
        : items.DistinctBy(item => item.Notice.Id)
            .OrderBy(item => item.IsCopy)
            .ThenByDescending(item => item.Notice.Kind)
            .ThenBy(item => item.Notice.Due)
            .ThenBy(item => item.Notice.Id.ToString(), StringComparer.Ordinal)
            .ToEquatableArray();
}
