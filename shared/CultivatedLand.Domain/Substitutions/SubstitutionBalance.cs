using System.Globalization;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Substitutions;

/// <summary>
/// Balance of one place: what has to be substituted, what was confirmed, and what of it was taken.
/// Rule: “以补定占”, only confirmed area can be taken.
/// </summary>
/// <param name="Owed">Area granted as infeasible, which must be substituted.</param>
public sealed record SubstitutionBalance(Place Place, Mu Owed, Mu Confirmed, Mu Taken)
{
    /// <summary>Confirmed area that is left to be taken.</summary>
    public Mu Left => Confirmed.Less(Taken);

    /// <summary>Area that must still be substituted.</summary>
    public Mu Missing => Owed.Less(Confirmed);

    /// <summary>Finding that more was taken than was confirmed. Null where it was not.</summary>
    public LocalizedText? Finding =>
        Taken > Confirmed
            ? new(
                $"{Place.Path.Replace('/', ' ')}：已占用 {Exact(Taken)} 亩，已确认补划 {Exact(Confirmed)} 亩，多占 {Exact(Taken.Less(Confirmed))} 亩；"
                    + "应先补划确认再占用。",
                $"{Place.Path}: {Exact(Taken)} mu are taken and {Exact(Confirmed)} mu confirmed, {Exact(Taken.Less(Confirmed))} mu too many; "
                    + "land is confirmed before it is taken."
            )
            : null;

    /// <summary>Reckons the balance of each place that has an entry or an area to be substituted, in order of place.</summary>
    public static IReadOnlyList<SubstitutionBalance> Of(
        IEnumerable<(Place Place, Mu Area)> owed,
        IReadOnlyCollection<SubstitutionEntry> entries
    )
    {
        var infeasible = owed.ToLookup(item => item.Place, item => item.Area);
        return
        [
            .. infeasible
                .Select(group => group.Key)
                .Concat(entries.Select(entry => entry.Place))
                .Distinct()
                .OrderBy(place => place.Path, StringComparer.Ordinal)
                .Select(place => new SubstitutionBalance(
                    place,
                    Sum(infeasible[place]),
                    Sum(Areas(entries, place, SubstitutionSide.Confirmed)),
                    Sum(Areas(entries, place, SubstitutionSide.Taken))
                )),
        ];
    }

    private static IEnumerable<Mu> Areas(IEnumerable<SubstitutionEntry> entries, Place place, SubstitutionSide side) =>
        entries.Where(entry => entry.Place == place && entry.Side == side).Select(entry => entry.Area);

    private static Mu Sum(IEnumerable<Mu> areas) => areas.Aggregate(Mu.Zero, (sum, area) => sum + area);

    private static string Exact(Mu area) => area.Value.ToString("0.00", CultureInfo.InvariantCulture);
}
