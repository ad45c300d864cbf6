using System.Text.Json.Serialization;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Bulletins;

/// <summary>
/// Bulletin (通报): the ranking of the places below one place on a day, and the changes since the bulletin before.
/// Source: Xingtai reply (weekly bulletin to counties), Jiangjin reply (Monday meeting), Erping notice (half-monthly dispatch meeting).
/// </summary>
/// <param name="From">Day of the bulletin before, exclusive. The first bulletin looks back over the whole plan.</param>
/// <param name="Lines">Lines by rank, the best first. Their figures add up to the total.</param>
/// <param name="Total">Figures of everything at the place and below it.</param>
public sealed record Bulletin(Place? Place, DateOnly? From, DateOnly Day, EquatableArray<BulletinLine> Lines, BulletinFigures Total)
{
    /// <summary>What it says beside the table, a sentence each: sanctions in force, leads, publicity.</summary>
    public EquatableArray<LocalizedText> Remarks { get; init; } = [];

    /// <summary>Lines of places with overdue tasks, the most overdue tasks first.</summary>
    public IEnumerable<BulletinLine> Late =>
        Lines.Where(line => line.Figures.Late > 0).OrderByDescending(line => line.Figures.Late).ThenByDescending(line => line.Rank);

    /// <param name="acts">Actions after the last bulletin, up to and including this day.</param>
    /// <param name="interviewed">Places of the interviews that were held in that time, one entry for each interview.</param>
    /// <param name="before">Last bulletin of the same place. Null for the first.</param>
    public static Bulletin Of(
        Place? place,
        DateOnly day,
        IReadOnlyList<PlaceTotal> totals,
        IReadOnlyList<LedgerAct> acts,
        IReadOnlyList<Place> interviewed,
        Bulletin? before
    )
    {
        var nodes = PlaceTree.Rows(totals, place);
        var ranked = nodes
            .OrderByDescending(node => node.Tally.Lead(day) ?? -1)
            .ThenBy(node => node.Tally.Late)
            .ThenByDescending(node => node.Tally.Done ?? 0)
            .ThenBy(node => node.Place.Path, StringComparer.Ordinal);
        var lines = ranked.Select(
            (node, index) =>
                new BulletinLine(
                    index + 1,
                    node.Place,
                    BulletinFigures.Of(node.Tally, day, acts.Where(act => IsOf(act.Place, node)), interviewed.Count(at => IsOf(at, node))),
                    before?.Lines.FirstOrDefault(line => line.Place == node.Place && line.IsOwn == node.IsOwn)?.Rank,
                    node.IsOwn
                )
        );
        return new Bulletin(
            place,
            before?.Day,
            day,
            lines.ToEquatableArray(),
            BulletinFigures.Of(PlaceTree.Sum(totals), day, acts, interviewed.Count)
        );
    }

    private static bool IsOf(Place place, PlaceNode node) =>
        node.IsOwn ? place == node.Place : place.Upwards().Any(upper => upper == node.Place);
}

/// <summary>Line of a bulletin: one place with its rank and figures.</summary>
/// <param name="RankBefore">Rank in the last bulletin. Null where the place was not in it.</param>
/// <param name="IsOwn">Whether the line has only the tasks that lie at the place itself.</param>
public sealed record BulletinLine(int Rank, Place Place, BulletinFigures Figures, int? RankBefore, bool IsOwn = false)
{
    [JsonIgnore]
    public LocalizedText Name => PlaceNode.NameOf(Place, IsOwn);

    /// <summary>Ranks gained since the last bulletin. Negative for ranks lost.</summary>
    public int? Climbed => RankBefore - Rank;
}

/// <summary>Figures of one place in a bulletin.</summary>
/// <param name="Late">Active tasks whose current phase is overdue on the day.</param>
/// <param name="NewlyAccepted">Area accepted since the last bulletin, less what was corrected since then.</param>
/// <param name="Letters">
/// Supervision letters that went out since the last bulletin.
/// </param>
/// <param name="Interviews">
/// Interviews that were recorded as held since the last bulletin. One that was only called for does not count.
/// </param>
public sealed record BulletinFigures(
    int Tasks,
    int Closed,
    int Late,
    Mu Target,
    Mu Accepted,
    Mu Infeasible,
    decimal? Done,
    decimal? TimeGone,
    Mu NewlyAccepted,
    int Letters,
    int Interviews
)
{
    /// <summary>Tasks that were closed on their papers, which are counted apart.</summary>
    public int OnPapers { get; init; }

    internal static BulletinFigures Of(Tally tally, DateOnly day, IEnumerable<LedgerAct> acts, int interviews)
    {
        var (accepted, letters) = (0m, 0);
        foreach (var act in acts)
        {
            if (act.Fact is TaskFact.Accepted { Area: { } area })
                accepted += area.Value;
            if (act.Fact is TaskFact.Corrected { After: var after })
                accepted += after.Accepted.Value - after.AcceptedBefore.Value;
            if (act.Fact is TaskFact.NoticeIssued { Step.Kind: NoticeKind.SupervisionLetter })
                letters++;
        }

        return new(
            tally.Tasks,
            tally.Closed,
            tally.Late,
            tally.Target,
            tally.Accepted,
            tally.Infeasible,
            tally.Done,
            tally.TimeGone(day),
            Mu.Of(Math.Max(0, accepted)),
            letters,
            interviews
        )
        {
            OnPapers = tally.OnPapers,
        };
    }
}
