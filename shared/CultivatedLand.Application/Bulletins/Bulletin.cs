using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Bulletins;

/// <summary>
/// 通报: how the places below one place stand against each other on a day, and what has changed since the last time. Source: Xingtai reply (weekly bulletin
/// to counties), Jiangjin reply (Monday meeting), Erping notice (half-monthly dispatch meeting).
/// </summary>
/// <param name="From">Day of the bulletin before, exclusive; the first one looks back over the whole plan.</param>
/// <param name="Lines">By rank: the deserving first.</param>
/// <param name="Total">Of everything at the place and below it.</param>
public sealed record Bulletin(Place? Place, DateOnly? From, DateOnly Day, EquatableArray<BulletinLine> Lines, BulletinFigures Total)
{
    /// <summary>Named with their numbers: places with something overdue, the latest first.</summary>
    public IEnumerable<BulletinLine> Late =>
        Lines.Where(line => line.Figures.Late > 0).OrderByDescending(line => line.Figures.Late).ThenByDescending(line => line.Rank);

    /// <param name="acts">Everything that happened after the last bulletin, up to and including this day.</param>
    /// <param name="called">Where interviews were called for in that time by the limits, each once; those of ladders are among the acts.</param>
    /// <param name="before">The last bulletin of the same place; null for the first.</param>
    public static Bulletin Of(
        Place? place,
        DateOnly day,
        IReadOnlyList<PlaceTotal> totals,
        IReadOnlyList<LedgerAct> acts,
        IReadOnlyList<Place> called,
        Bulletin? before
    )
    {
        var nodes = PlaceTree.Below(PlaceTree.Of(totals), place);
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
                    BulletinFigures.Of(
                        node.Tally,
                        day,
                        acts.Where(act => IsBelow(act.Place, node.Place)),
                        called.Count(at => IsBelow(at, node.Place))
                    ),
                    before?.Lines.FirstOrDefault(line => line.Place == node.Place)?.Rank
                )
        );
        return new Bulletin(
            place,
            before?.Day,
            day,
            lines.ToEquatableArray(),
            BulletinFigures.Of(PlaceTree.Sum(totals), day, acts, called.Count)
        );
    }

    private static bool IsBelow(Place place, Place above) => place.Upwards().Any(upper => upper == above);
}

/// <param name="RankBefore">In the last bulletin; null where the place was not in it.</param>
public sealed record BulletinLine(int Rank, Place Place, BulletinFigures Figures, int? RankBefore)
{
    /// <summary>Places gained since the last bulletin; negative for places lost.</summary>
    public int? Climbed => RankBefore - Rank;
}

/// <param name="Late">Active tasks whose current phase is overdue on the day.</param>
/// <param name="NewlyAccepted">Accepted since the last bulletin.</param>
/// <param name="Letters">Supervision letters that went out since the last bulletin; likewise interviews.</param>
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
    internal static BulletinFigures Of(Tally tally, DateOnly day, IEnumerable<LedgerAct> acts, int called)
    {
        var (accepted, letters, interviews) = (Mu.Zero, 0, called);
        foreach (var act in acts)
        {
            if (act.Fact is TaskFact.Accepted { Area: { } area })
                accepted += area;
            if (act.Fact is TaskFact.NoticeIssued { Step.Kind: NoticeKind.SupervisionLetter })
                letters++;
            if (act.Fact is TaskFact.NoticeIssued { Step.Kind: NoticeKind.Interview })
                interviews++;
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
            accepted,
            letters,
            interviews
        );
    }
}
