using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Tasks;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>Reader of a table whose rows are tasks: 序号 | 任务 | 责任单位 | 完成时限.</summary>
internal sealed class TaskTable(Table table, int block, TableHeader header, DateContext dates)
{
    private const int LongestName = 40;
    private const int MostKnown = 10_000;

    /// <summary>Least number of rows for one thread.</summary>
    private const int SmallestPart = 5_000;

    private static readonly SearchValues<char> DateSigns = SearchValues.Create("年月日内底季旬周天时立即./-");

    private const int LongestCell = 4_000;

    private readonly int _name = NameColumn(header);
    private readonly PlaceColumns _place = PlaceColumns.Of(header);
    private readonly int _type = header.Column(ColumnKind.Type);
    private readonly int _area = ValueColumns.OfTask(header);
    private readonly int _done = header.Column(ColumnKind.Done);
    private readonly int _potential = header.Column(ColumnKind.Potential);
    private readonly int _start = header.Column(ColumnKind.Start);
    private readonly ImmutableArray<DeadlineColumn> _deadlines = DeadlineColumn.Of(header);
    private readonly ImmutableArray<int> _texts =
    [
        .. header.Columns(ColumnKind.Task),
        .. header.Columns(ColumnKind.Detail),
        .. header.Columns(ColumnKind.Unknown),
    ];

    // A column of units may repeat the same few names a hundred thousand times.
    private readonly Dictionary<string, ImmutableArray<DateMention>> _dated = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _undated = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<Sourced<string>>> _names = new(StringComparer.Ordinal);

    public static bool Fits(TableHeader header) =>
        (header.Has(ColumnKind.Task) || header.Has(ColumnKind.Detail) || header.Has(ColumnKind.Place))
        && (
            header.Has(ColumnKind.Deadline)
            || (
                header.Has(ColumnKind.Task)
                && (header.Has(ColumnKind.Responsible) || header.Has(ColumnKind.Lead) || header.Has(ColumnKind.Leader))
            )
            || header.Has(ColumnKind.Score)
        );

    /// <summary>Whether the rows are the stages of one task: 阶段 | 工作内容 | 时间.</summary>
    public static bool HoldsStages(TableHeader header) =>
        header.Has(ColumnKind.Deadline)
        && header.Names.Any(name =>
            name is "阶段" or "工作阶段" or "实施阶段" or "步骤" or "工作步骤" or "环节" or "阶段名称" or "时间阶段"
        );

    /// <summary>Lists the stages in the order of the rows.</summary>
    public IEnumerable<DraftPhase> Stages()
    {
        var stage = header
            .Columns(ColumnKind.Task)
            .First(column =>
                header.Names[column].Contains("阶段", StringComparison.Ordinal)
                || TextMatch.ContainsAny(header.Names[column], "步骤", "环节")
            );
        for (var row = header.FirstRow; row < table.Rows.Length; row++)
        {
            var name = PhaseWords.Heading(Cell(row, stage).Text);
            foreach (var phase in Dated(row))
                yield return phase with
                {
                    Name = name,
                    Kind = TaskKinds.OfPhase(name),
                    Rank = PhaseRank.Step,
                };
        }
    }

    /// <summary>Lists the units that work in the stages, each once.</summary>
    public IEnumerable<Sourced<string>> StageUnits() =>
        Enumerable
            .Range(header.FirstRow, Math.Max(table.Rows.Length - header.FirstRow, 0))
            .SelectMany(row => Names(row, ColumnKind.Responsible))
            .DistinctBy(unit => unit.Value);

    public IReadOnlyList<DraftTask> Read()
    {
        var parts = Math.Clamp((table.Rows.Length - header.FirstRow) / SmallestPart, 1, Environment.ProcessorCount);
        if (parts == 1)
            return Read(header.FirstRow, table.Rows.Length);
        var bounds = Enumerable
            .Range(0, parts + 1)
            .Select(part => header.FirstRow + (int)((table.Rows.Length - header.FirstRow) * (long)part / parts))
            .ToArray();
        var read = new List<DraftTask>[parts];
        try
        {
            // Each part has its own cache of known texts.
            Parallel.For(0, parts, part => read[part] = new TaskTable(table, block, header, dates).Read(bounds[part], bounds[part + 1]));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return [.. read.SelectMany(tasks => tasks)];
    }

    private List<DraftTask> Read(int from, int to)
    {
        // In a table of points, only a row with a deadline is a task. The other rows say what points are given for.
        var datedOnly = header.Has(ColumnKind.Score);
        var tasks = new List<DraftTask>(to - from);
        for (var row = from; row < to; row++)
        {
            if (Row(row) is { } task && (!datedOnly || !task.Phases.IsEmpty))
                tasks.Add(task);
        }

        return tasks;
    }

    /// <summary>
    /// Whether the row has a number of its own and 全县 or 全镇 is its place. A row of sums has no number.
    /// </summary>
    private bool IsNumbered(ImmutableArray<string> cells, int column) =>
        header.Column(ColumnKind.Serial) is >= 0 and var serial
        && serial < cells.Length
        && serial != column
        && column != _name
        && CharacterFolding.Unspaced(cells[column]).StartsWith('全')
        && TableHeader.IsFigure(cells[serial]);

    private static int NameColumn(TableHeader header)
    {
        var columns = header.Columns(ColumnKind.Task).ToList();
        if (columns.Count == 0)
            return header.Column(ColumnKind.Detail) is >= 0 and var detail ? detail : PlaceColumns.Of(header).Column;
        foreach (var words in (ReadOnlySpan<string>)["任务", "事项", "名称", "项目", "问题", "工作", "阶段"])
        {
            var found = columns.FindIndex(column => header.Names[column].Contains(words, StringComparison.Ordinal));
            if (found >= 0)
                return columns[found];
        }

        return columns[0];
    }

    private DraftTask? Row(int row)
    {
        var cells = table.Rows[row];
        for (var column = 0; column < Math.Min(cells.Length, 3); column++)
        {
            if (TableCells.IsTotal(cells[column]) && !IsNumbered(cells, column))
                return null;
        }

        var name = NameCell(row);
        if (name.IsBlank || TableParts.IsNote(cells))
            return null;
        var phases = DoneRows.Mark(Phases(row), header, table, row, dates);
        var area =
            _area < 0
                ? AreaReader.Read("", _texts.Select(column => Cell(row, column))).Target
                : TableCells.Area(Cell(row, _area), header.Units[_area]);
        var responsible = Names(row, ColumnKind.Responsible);
        if (responsible.IsEmpty)
            responsible = Names(row, ColumnKind.Cooperating);
        if (responsible.IsEmpty && _place.Column >= 0)
            responsible = [.. Names(row, ColumnKind.Place).Select(name => name with { Confidence = Confidence.Inferred })];
        if (phases.IsEmpty && area is null && responsible.IsEmpty && Names(row, ColumnKind.Lead).IsEmpty)
            return null;
        var words = Name(name, row);
        return new DraftTask(
            "",
            new Sourced<string>(words, name.Quote()),
            Kind(words, row),
            area,
            _done < 0 ? null : TableCells.Area(Cell(row, _done), header.Units[_done]),
            responsible,
            Names(row, ColumnKind.Lead),
            Names(row, ColumnKind.Leader),
            phases,
            []
        )
        {
            Place = _place.Column < 0 ? null : _place.Read(table, block, row),
            PotentialMu = _potential < 0 ? null : TableCells.Area(Cell(row, _potential), header.Units[_potential]),
        };
    }

    /// <summary>
    /// Returns the cell that names the task.
    /// Where it is empty, the measure of the row names it, else the task above, of which the row is a further part.
    /// </summary>
    private Passage NameCell(int row)
    {
        var own = Cell(row, _name).Trim();
        if (!own.IsBlank || _name == _place.Column)
            return own;
        foreach (var column in _texts)
        {
            if (column != _name && Cell(row, column).Trim() is { IsBlank: false } words && !TableHeader.IsFigure(words.Text))
                return words;
        }

        return own;
    }

    private Passage Cell(int row, int column) =>
        table.Passage(block, row, column) is var cell && cell.Length > LongestCell ? cell.Slice(0, LongestCell) : cell;

    private string Name(Passage cell, int row)
    {
        var words = CharacterFolding.Unspaced(OneName(cell.Text)).TrimEnd('。', '；', ';');
        if (words.Length > LongestName)
        {
            var stop = words.AsSpan(0, LongestName).LastIndexOfAny("。；，,");
            words = words[..(stop > 4 ? stop : LongestName)];
        }

        return _name == _place.Column && table.Title is { Length: > 0 } title && row >= 0 ? $"{title}：{words}" : words;
    }

    /// <summary>Joins a name that a narrow cell has broken over lines. Of several sentences, the first names the task.</summary>
    private static string OneName(string text)
    {
        var lines = text.Split('\n');
        return
            lines.Length > 1
            && lines.Length <= 4
            && lines.All(line =>
                line.Trim().Length <= 14
                && HeadingMarks.At(CharacterFolding.Fold(line)) is null
                && line.AsSpan().IndexOfAny(Clauses.Stops) < 0
            )
            ? string.Concat(lines)
            : lines[0];
    }

    private TaskKind Kind(string name, int row)
    {
        var kind = _type >= 0 ? TaskKinds.Of(table.Cell(row, _type) ?? "") : TaskKind.Other;
        if (kind == TaskKind.Other)
            kind = TaskKinds.Of(name);
        if (kind != TaskKind.Other)
            return kind;
        foreach (var column in _texts)
        {
            if (
                column != _name
                && table.Cell(row, column) is { Length: > 1 } words
                && TaskKinds.Of(words) is var other and not TaskKind.Other
            )
                return other;
        }

        return TaskKind.Other;
    }

    private ImmutableArray<Sourced<string>> Names(int row, ColumnKind kind)
    {
        var names = ImmutableArray<Sourced<string>>.Empty;
        foreach (var column in header.Columns(kind))
        {
            if (!string.IsNullOrWhiteSpace(table.Cell(row, column)))
                names = names.IsEmpty ? Split(Cell(row, column)) : names.AddRange(Split(Cell(row, column)));
        }

        return names;
    }

    private ImmutableArray<Sourced<string>> Split(Passage cell)
    {
        if (!_names.TryGetValue(cell.Text, out var names))
        {
            names = JoinedUnitNames.Split(new Passage(cell.Text, default));
            if (_names.Count < MostKnown)
                _names[cell.Text] = names;
        }

        return ImmutableArray.CreateRange(
            names,
            static (name, at) =>
                name with
                {
                    Quote = name.Quote with { Place = at with { Offset = at.Offset + name.Quote.Place!.Value.Offset } },
                },
            cell.Place
        );
    }

    private ImmutableArray<DraftPhase> Phases(int row)
    {
        var phases = ImmutableArray.CreateBuilder<DraftPhase>();
        foreach (var column in _texts)
            InText(Cell(row, column), phases);
        foreach (var dated in Dated(row))
        {
            // Two names for one day of one task are one step: 7月15日前补齐 beside 时限 7月15日.
            if (dated.Rank != PhaseRank.Overall || !phases.Any(step => step.Due is not null && step.Due == dated.Due))
                phases.Add(dated);
        }

        return phases.ToImmutable();
    }

    private void InText(Passage cell, ImmutableArray<DraftPhase>.Builder phases)
    {
        if (cell.Length < 4 || IsUndated(cell.Text))
            return;
        var reader = new PhaseReader(dates);
        reader.Passage(cell, schedule: false, null, null);
        phases.AddRange(reader.Phases);
    }

    private bool IsUndated(string text)
    {
        if (text.AsSpan().IndexOfAny(DateSigns) < 0)
            return true;
        if (!_undated.TryGetValue(text, out var undated) && _undated.Count < MostKnown)
            _undated[text] = undated = !DateRecogniser.Recognise(text, dates).Any(mention => mention.Deadline);
        return undated;
    }

    private IEnumerable<DraftPhase> Dated(int row)
    {
        foreach (var column in _deadlines)
        {
            var cell = Cell(row, column.Column);
            var mentions = Dates(cell.Text);
            if (mentions.Length > 1)
            {
                foreach (var step in StepCells.Read(cell, mentions, column))
                    yield return step;
                continue;
            }

            foreach (var mention in mentions)
                yield return column.Phase(mention, cell, _start < 0 ? null : Dates(Cell(row, _start).Text).FirstOrDefault()?.Due);
        }
    }

    private ImmutableArray<DateMention> Dates(string text)
    {
        if (!_dated.TryGetValue(text, out var mentions))
        {
            mentions = TableCells.Deadlines(text, dates);
            if (_dated.Count < MostKnown)
                _dated[text] = mentions;
        }

        return mentions;
    }
}
