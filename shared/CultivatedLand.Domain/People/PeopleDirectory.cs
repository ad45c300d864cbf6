using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.People;

/// <summary>
/// Directory of people that finds a recipient: the person whom the plan names, in whatever role the directory has them,
/// otherwise the holder of the role. It looks at the task's place, then at each place above it, then for the lead office.
/// Rule: DOMAIN, "Places form a tree".
/// </summary>
public sealed class PeopleDirectory
{
    private readonly ILookup<string, DirectoryEntry> _byPlaceName;
    private readonly ILookup<string, DirectoryEntry> _byName;

    /// <param name="entries">Checked entries. Where two people hold one role at one place, the first entry wins.</param>
    public PeopleDirectory(IEnumerable<DirectoryEntry> entries)
    {
        Entries = entries.ToEquatableArray();
        _byPlaceName = Entries.ToLookup(entry => entry.Place.Name);
        _byName = Entries.ToLookup(entry => PlainWords.Of(entry.Name));
        HasAbsences = Entries.Any(entry => (entry.AwayFrom ?? entry.AwayTo) is not null);
    }

    public static PeopleDirectory Empty { get; } = new([]);

    public EquatableArray<DirectoryEntry> Entries { get; }

    /// <summary>Whether any entry has an absence, so that the answer depends on the day.</summary>
    public bool HasAbsences { get; }

    /// <summary>Finds the recipient for an addressee on the day of sending.</summary>
    /// <param name="leadOffices">Lead offices of the task, tried in order when no other recipient is found.</param>
    /// <param name="day">Local day of sending. It decides who is away.</param>
    public Recipient Resolve(Addressee addressee, IEnumerable<string> leadOffices, DateOnly day)
    {
        if (Find(addressee, day) is { } found)
            return found;

        var office = leadOffices
            .Append(null)
            .Select(label => Find(new Addressee(Role.LeadOffice, label, addressee.Place), day))
            .FirstOrDefault(recipient => recipient is not null);
        return office is null
            ? new Recipient(addressee, addressee.Place, null, null, null, RecipientStanding.Nobody)
            : office with
            {
                Addressee = addressee,
                Standing = RecipientStanding.LastResort,
            };
    }

    /// <summary>Lists who holds a role at a place, then at each place above it.</summary>
    public IEnumerable<DirectoryEntry> HoldersOf(Role role, Place place) =>
        place.Upwards().SelectMany(At).Where(entry => entry.Role == role);

    /// <summary>Whether somebody of this name is in the directory at a place or above it.</summary>
    public bool Holds(string name, Place place) => Named(name, place).Count > 0;

    private Recipient? Find(Addressee addressee, DateOnly day)
    {
        if (Entries.Count == 0)
            return null;
        if (addressee.Label is not { } label)
            return Holder(addressee, entry => entry.Role == addressee.Role, day);
        var (plain, named) = (PlainWords.Of(label), Named(label, addressee.Place));
        return (named.Count == 0 ? null : Holder(addressee, named.Contains, day))
            ?? Holder(addressee, entry => IsLabelled(entry, plain), day)
            ?? Holder(addressee, entry => entry.Role == addressee.Role, day);
    }

    /// <summary>Finds the entries of a name at a place or above it. Spaces, signs without width and width make no difference.</summary>
    private List<DirectoryEntry> Named(string name, Place place)
    {
        var plain = PlainWords.Of(name);
        return plain.Length == 0 ? [] : [.. _byName[plain].Where(entry => place.Upwards().Any(above => entry.Place.IsAlsoCalled(above)))];
    }

    /// <summary>
    /// Whether the directory's label matches that of a notice.
    /// A notice says 各村联系领导 or 镇建管办 where a directory says 联系领导 or 建管办.
    /// </summary>
    /// <param name="plain">Label of the notice as <see cref="PlainWords"/>.</param>
    private static bool IsLabelled(DirectoryEntry entry, string plain) =>
        entry.Label is { Length: > 1 } own
        && PlainWords.Of(own) is { Length: > 1 } words
        && plain.EndsWith(words, StringComparison.Ordinal);

    private Recipient? Holder(Addressee addressee, Func<DirectoryEntry, bool> holds, DateOnly day)
    {
        foreach (var place in addressee.Place.Upwards())
        {
            foreach (var entry in At(place))
            {
                if (!holds(entry))
                    continue;
                var (holder, present) = PresentOn(entry, day);
                if (present.Mail is null)
                    continue;
                return new Recipient(
                    addressee,
                    holder.Place,
                    present.Name,
                    present.Mail,
                    ReferenceEquals(present, holder) ? null : holder.Name,
                    RecipientStanding.Found
                );
            }
        }

        return null;
    }

    /// <summary>
    /// Finds the entries of a place. A name that two counties' towns share names neither of them: its entries are those that write it so.
    /// </summary>
    private List<DirectoryEntry> At(Place place)
    {
        var fitting = _byPlaceName[place.Name].Where(entry => entry.Place.IsAlsoCalled(place)).ToList();
        var fullest = fitting.MaxBy(entry => entry.Place.Path.Length);
        var isShared = fitting.Exists(entry => !entry.Place.IsAlsoCalled(fullest!.Place));
        return isShared ? fitting.FindAll(entry => entry.Place == place) : fitting;
    }

    private (DirectoryEntry Holder, DirectoryEntry Present) PresentOn(DirectoryEntry holder, DateOnly day)
    {
        var present = holder;
        var passed = new HashSet<string> { PlainWords.Of(holder.Name) };
        while (
            present.IsAwayOn(day)
            && present.Substitute is { } name
            && passed.Add(PlainWords.Of(name))
            && Nearest(name, holder) is { } substitute
        )
        {
            present = substitute;
        }

        // Everyone in the chain is away, so the mail still goes to the holder, who reads it on return.
        return present.IsAwayOn(day) ? (holder, holder) : (holder, present);
    }

    /// <summary>Finds a person by name. Of several people with one name, it takes the one whose place is nearest to the holder's.</summary>
    private DirectoryEntry? Nearest(string name, DirectoryEntry holder) =>
        _byName[PlainWords.Of(name)]
            .Where(entry => entry.Mail is not null)
            .OrderByDescending(entry => SharedLevels(entry.Place, holder.Place))
            .FirstOrDefault();

    private static int SharedLevels(Place left, Place right) =>
        left.Path.Split('/').Zip(right.Path.Split('/')).TakeWhile(pair => pair.First == pair.Second).Count();
}
