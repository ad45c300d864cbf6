using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail;

/// <summary>
/// Builder of mails from notices. Several notices to one person for one sending time form one mail.
/// Letters and interview notices are always mails of their own. Rule: DOMAIN, "Deadline policy".
/// </summary>
public sealed class DigestBuilder(PeopleDirectory directory)
{
    private readonly Dictionary<(Addressee Addressee, EquatableArray<string> LeadOffices, DateOnly? Day), Recipient> _resolved = [];

    public IReadOnlyList<Envelope> Sort(IEnumerable<Notice> notices) => SortItems(notices.SelectMany(ItemsFor));

    /// <summary>
    /// Sorts items into envelopes. It takes the result of <see cref="ItemsFor"/>, for callers that need that result too.
    /// </summary>
    public static IReadOnlyList<Envelope> SortItems(IEnumerable<EnvelopeItem> items) =>
        [
            .. items
                .GroupBy(item =>
                    (item.Recipient.Key, item.Notice.SendAt, Own: item.Notice.Kind.IsMailOfItsOwn() ? item.Notice.Id : (NoticeId?)null)
                )
                .Select(group => new Envelope(group.First().Recipient, group.Key.SendAt, MostUrgentFirst([.. group]))),
        ];

    /// <summary>
    /// Returns one item for each person whom a notice goes to, then one for each who gets a copy. Nobody is named twice.
    /// Who did what a hand-over tells knows of it, and is left out unless nobody else would hear of it. A start is told to everybody.
    /// </summary>
    public IReadOnlyList<EnvelopeItem> ItemsFor(Notice notice)
    {
        var items = notice
            .To.Select(addressee => Item(addressee, isCopy: false))
            .Concat(notice.Cc.Select(addressee => Item(addressee, isCopy: true)))
            .Concat(Allotted(notice).Select(addressee => Item(addressee, isCopy: true)))
            .DistinctBy(item => item.Recipient.Key)
            .ToList();
        if (notice.Fact is not { } fact || fact is TaskFact.Started)
            return items;
        var others = items.FindAll(item => item.Recipient.Name is not { } name || !IsBy(fact.By, name));
        return others.Count > 0 ? others : items;

        EnvelopeItem Item(Addressee addressee, bool isCopy) => new(notice, isCopy, Holder(addressee, notice));
    }

    /// <summary>
    /// Lists the officer to whom the place, or the nearest one above it, is allotted: escalations are copied there.
    /// Empty where no place is allotted, because nobody stands in for such an officer.
    /// </summary>
    private IEnumerable<Addressee> Allotted(Notice notice) =>
        notice.Kind is NoticeKind.Overdue or NoticeKind.SupervisionLetter or NoticeKind.Interview or NoticeKind.StillOverdue
        && directory.HoldersOf(Role.Allotted, notice.Place).Any(entry => entry.Mail is not null)
            ? [new Addressee(Role.Allotted, null, notice.Place)]
            : [];

    /// <summary>Whether a fact was caused by this person, or by a substitute who is named with the person: 何静川（代李村长）.</summary>
    private static bool IsBy(string by, string name) => by == name || by.StartsWith(name + "（代", StringComparison.Ordinal);

    /// <summary>Returns the people whom a notice goes to, and those who get a copy.</summary>
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

    /// <summary>Orders items: the highest rung first, then the earliest due date. Copies come after the notices for the reader.</summary>
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
