using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Tasks;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>
/// Reader of a table of places with a column for each time: 村 | 4月底（亩） | 6月底（亩） | 9月底（亩）.
/// Each place is a task, and each time is one of its steps.
/// </summary>
internal sealed class TimeTable(Table table, int block, TableHeader header, ImmutableArray<TimeColumn> times)
{
    private readonly PlaceColumns _places = PlaceColumns.Of(header);
    private readonly int _area = AreaColumn(header, times);
    private readonly bool _isRunning = IsRunning(table, header, times);

    public IEnumerable<DraftTask> Read()
    {
        for (var row = header.FirstRow; row < table.Rows.Length; row++)
        {
            if (table.Rows[row].Take(times[0].Column).Any(TableCells.IsTotal) || _places.Read(table, block, row) is not { } place)
                continue;
            var phases = Phases(row);
            if (phases.IsEmpty)
                continue;
            var unit = place with { Value = place.Value[(place.Value.LastIndexOf('/') + 1)..] };
            var units = Names(row, ColumnKind.Responsible);
            yield return new DraftTask(
                "",
                unit,
                TaskKind.Other,
                Area(row),
                null,
                units.IsEmpty ? [unit with { Confidence = Confidence.Inferred }] : units,
                Names(row, ColumnKind.Lead),
                Names(row, ColumnKind.Leader),
                phases,
                []
            )
            {
                Place = place,
            };
        }
    }

    private ImmutableArray<Sourced<string>> Names(int row, ColumnKind kind) =>
        [.. header.Columns(kind).SelectMany(column => JoinedUnitNames.Split(table.Passage(block, row, column)))];

    private ImmutableArray<DraftPhase> Phases(int row)
    {
        var phases = ImmutableArray.CreateBuilder<DraftPhase>();
        foreach (var time in times)
        {
            var cell = CharacterFolding.Unspaced(table.Cell(row, time.Column) ?? "");
            if (cell.Trim('-', '/', '—').Length == 0)
                continue;
            var head = table.Passage(block, header.FirstRow - 1, time.Column);
            var at = Math.Max(0, head.Text.IndexOf(time.Mention.Text, StringComparison.Ordinal));
            var words = at + time.Mention.Text.Length <= head.Length ? head.Quote(at, time.Mention.Text.Length) : head.Quote();
            phases.Add(
                new DraftPhase(
                    Name(time, cell),
                    TaskKinds.OfPhase(time.Deed),
                    time.Mention.Start,
                    time.Mention.Due,
                    null,
                    words,
                    PhaseRank.Step,
                    null,
                    Confidence.Inferred
                )
            );
        }

        return phases.ToImmutable();
    }

    private string Name(TimeColumn time, string cell)
    {
        if (time.Deed.Length > 1 && time.Deed is not ("完成" or "累计" or "任务" or "目标" or "累计完成"))
            return time.Deed;
        var bare = TableHeader.IsFigure(cell) && char.IsAsciiDigit(cell[^1]);
        var done = _isRunning ? "累计完成" : "完成";
        return bare ? $"{done}{cell}{AreaUnits.Words(header.Units[time.Column])}" : $"{done}{cell}";
    }

    /// <summary>
    /// Returns the whole area of a row: that of its own column, else the last of running totals, else the sum of the times.
    /// Where each time has a deed of its own, all of them are done on the same land.
    /// </summary>
    private Sourced<decimal>? Area(int row)
    {
        if (_area >= 0)
            return TableCells.Area(table.Passage(block, row, _area), header.Units[_area]);
        var areas = times
            .Select(time => TableCells.Area(table.Passage(block, row, time.Column), header.Units[time.Column]))
            .OfType<Sourced<decimal>>()
            .ToList();
        if (areas.Count == 0)
            return null;
        if (times.Select(time => time.Deed).Distinct().Count() > 1)
            return areas.MaxBy(area => area.Value);
        return _isRunning ? areas[^1] : areas[^1] with { Value = areas.Sum(area => area.Value), Confidence = Confidence.Inferred };
    }

    private static int AreaColumn(TableHeader header, ImmutableArray<TimeColumn> times)
    {
        var columns = header.Columns(ColumnKind.Area).Where(column => !times.Any(time => time.Column == column)).ToList();
        return columns.Count == 0 ? -1
            : columns.Find(column => TextMatch.ContainsAny(header.Names[column], "任务", "目标", "下达", "计划")) is > 0 and var named
                ? named
            : columns[0];
    }

    /// <summary>Whether the figures run on: the headers say so, or no row ever falls and one rises.</summary>
    private static bool IsRunning(Table table, TableHeader header, ImmutableArray<TimeColumn> times)
    {
        if (times.Any(time => header.Names[time.Column].Contains("累计", StringComparison.Ordinal)))
            return true;
        var rises = false;
        for (var row = header.FirstRow; row < table.Rows.Length; row++)
        {
            var figures = times
                .Select(time => TableCells.Mu(table.Cell(row, time.Column), header.Units[time.Column]))
                .OfType<decimal>()
                .ToList();
            foreach (var (one, next) in figures.Zip(figures.Skip(1)))
            {
                if (next < one)
                    return false;
                rises |= next > one;
            }
        }

        return rises;
    }
}
