using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail;

/// <summary>
/// Sorts notices into mails: several notices to one person for one sending time are one mail, letters and interview notices
/// are always mails of their own. Rule: DOMAIN, "Deadline policy".
/// </summary>
public sealed class DigestBuilder(PeopleDirectory directory)
{
    private readonly Dictionary<(Addressee Addressee, EquatableArray<string> LeadOffices, DateOnly? Day), Recipient> _resolved = [];

    public IReadOnlyList<Envelope> Sort(IEnumerable<Notice> notices) => SortItems(notices.SelectMany(ItemsFor));

    /// <summary>What <see cref="ItemsFor"/> found, for those who want to know it too.</summary>
    public static IReadOnlyList<Envelope> SortItems(IEnumerable<EnvelopeItem> items) =>
        [
            .. items
                .GroupBy(item =>
                    (item.Recipient.Key, item.Notice.SendAt, Own: item.Notice.Kind.IsMailOfItsOwn() ? item.Notice.Id : (NoticeId?)null)
                )
                .Select(group => new Envelope(group.First().Recipient, group.Key.SendAt, MostUrgentFirst([.. group]))),
        ];

    /// <summary>One for each of the people that a notice goes to, then for each who gets a copy; nobody is named twice.</summary>
    public IReadOnlyList<EnvelopeItem> ItemsFor(Notice notice)
    {
        return
        [
            .. notice
                .To.Select(addressee => Item(addressee, isCopy: false))
                .Concat(notice.Cc.Select(addressee => Item(addressee, isCopy: true)))
                .DistinctBy(item => item.Recipient.Key),
        ];

        EnvelopeItem Item(Addressee addressee, bool isCopy) => new(notice, isCopy, Holder(addressee, notice));
    }

    /// <summary>The people a notice goes to, and those who get a copy.</summary>
    public static (EquatableArray<Recipient> To, EquatableArray<Recipient> Cc) RecipientsIn(IReadOnlyList<EnvelopeItem> items) =>
        (
            items.Where(item => !item.IsCopy).Select(item => item.Recipient).ToEquatableArray(),
            items.Where(item => item.IsCopy).Select(item => item.Recipient).ToEquatableArray()
        );

    private Recipient Holder(Addressee addressee, Notice notice)
    {
        var day = ChinaTime.DateOf(notice.SendAt);
        var question = (addressee, notice.LeadOffices, directory.HasAbsences ? day : (DateOnly?)null);
        return _resolved.TryGetValue(question, out var holder)
            ? holder
            : _resolved[question] = directory.Resolve(addressee, notice.LeadOffices, day);
    }

    /// <summary>The highest rung first, then what has waited longest; copies after what concerns the reader directly.</summary>
    private static EquatableArray<EnvelopeItem> MostUrgentFirst(EnvelopeItem[] items) =>
        items.Length == 1
            ? [items[0]]
            : items
                .DistinctBy(item => item.Notice.Id)
                .OrderBy(item => item.IsCopy)
                .ThenByDescending(item => item.Notice.Kind)
                .ThenBy(item => item.Notice.Due)
                .ThenBy(item => item.Notice.Id.ToString(), StringComparer.Ordinal)
                .ToEquatableArray();
}
