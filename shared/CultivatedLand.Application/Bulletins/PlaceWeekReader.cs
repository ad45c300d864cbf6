using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Reader of how places stand today and of what has changed within the last seven days. It needs no rhythm.</summary>
public sealed class PlaceWeekReader(BulletinWriter writer, ILedgerViews views)
{
    /// <summary>Number of days that count as the last week, today included.</summary>
    private const int Days = 7;

    /// <param name="place">Place whose parts are compared. Null for the first level at which places part.</param>
    /// <param name="places">Places whose tasks count.</param>
    public async Task<PlaceWeek> Read(Place? place, PlaceSet places, DateOnly today, CancellationToken cancellationToken)
    {
        var since = today.AddDays(-Days);
        var now = await writer.Write(place, places, since, today, null, cancellationToken);
        var before = PlaceTree.Rows(await views.Totals(places, since, cancellationToken), place);
        return new PlaceWeek(
            now,
            [
                .. now
                    .Lines.Select(line => new PlaceWeekLine(line, line.Figures.Late - LateBefore(line)))
                    .OrderByDescending(week => week.Line.Figures.Late)
                    .ThenByDescending(week => week.Line.Rank),
            ]
        );

        int LateBefore(BulletinLine line) =>
            before.FirstOrDefault(node => node.Place == line.Place && node.IsOwn == line.IsOwn)?.Tally.Late ?? 0;
    }
}

/// <summary>How places stand, with what the last seven days have changed.</summary>
/// <param name="Lines">Lines with overdue tasks first, the most at the top; then by rank, the last first.</param>
public sealed record PlaceWeek(Bulletin Bulletin, IReadOnlyList<PlaceWeekLine> Lines);

/// <summary>Line of one place.</summary>
/// <param name="Line">Line with the rank of today. Its new area, letters and interviews are those of the seven days.</param>
/// <param name="NewlyLate">Overdue tasks that fell overdue within the seven days.</param>
public sealed record PlaceWeekLine(BulletinLine Line, int NewlyLate);
