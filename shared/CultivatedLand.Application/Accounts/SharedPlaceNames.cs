using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.People;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Accounts;

/// <summary>
/// Finder of short place names that several places share. A grant at 青禾县/石桥镇 covers what is written under 石桥镇 alone,
/// unless another county has a 石桥镇, or an account is granted 石桥镇 without a county: then nobody can tell which it is.
/// </summary>
public sealed class SharedPlaceNames(AccountStore accounts, IDirectoryStore directoryStore, TimeProvider clock)
{
    /// <summary>Time that other machines' accounts may stay unseen.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private volatile KnownNames? _last;

    /// <summary>Returns the grants, each without the short names that it shares.</summary>
    public async Task<IReadOnlyList<Grant>> Narrowed(IReadOnlyList<Grant> grants, CancellationToken cancellationToken)
    {
        if (!grants.Any(grant => grant.Spellings.Count() > 1))
            return grants;
        var known = await Known(cancellationToken);
        return [.. grants.Select(grant => Narrowed(grant, known))];
    }

    private static Grant Narrowed(Grant grant, KnownNames known)
    {
        if (grant.Place is not { } place)
            return grant;
        var shared = grant.Spellings.Skip(1).Where(spelling => known.IsShared(spelling, place)).ToList();
        return shared.Count == 0 ? grant : grant with { Shared = [.. shared] };
    }

    private async Task<KnownNames> Known(CancellationToken cancellationToken)
    {
        var directory = await directoryStore.Current(cancellationToken);
        var (now, last) = (clock.GetUtcNow(), _last);
        if (last is not null && last.Changes == accounts.Changes && last.Directory == directory && now - last.At < Fresh)
            return last;
        var changes = accounts.Changes;
        var granted = (await accounts.All(cancellationToken))
            .SelectMany(account => account.Grants)
            .Select(grant => grant.Place)
            .OfType<Place>();
        var fresh = new KnownNames([.. granted], directory, changes, now);
        _last = fresh;
        return fresh;
    }

    private sealed class KnownNames
    {
        private readonly HashSet<Place> _granted;
        private readonly ILookup<string, Place> _byName;

        public KnownNames(HashSet<Place> granted, PeopleDirectory directory, int changes, DateTimeOffset at)
        {
            (_granted, Directory, Changes, At) = (granted, directory, changes, at);
            _byName = granted
                .Concat(directory.Entries.Select(entry => entry.Place))
                .SelectMany(place => place.Upwards())
                .Distinct()
                .ToLookup(place => place.Name);
        }

        public PeopleDirectory Directory { get; }

        public int Changes { get; }

        public DateTimeOffset At { get; }

        /// <summary>Whether a short name of a place is also that of another one.</summary>
        public bool IsShared(Place spelling, Place place) =>
            _granted.Contains(spelling)
            || _byName[spelling.Name].Any(other => other.IsAlsoCalled(spelling) && other != spelling && !other.IsAlsoCalled(place));
    }
}
