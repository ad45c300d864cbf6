using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Tasks;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>Form about one task. Its labels stand on the left and their values beside them: 责任单位 | 黄沙村, 整改时限 | 6月20日前.</summary>
internal sealed class FormTable
{
    private const int MostRows = 40;

    private readonly List<(ColumnKind Kind, string Label, Passage Value)> _fields;
    private readonly DateContext _dates;

    private FormTable(List<(ColumnKind, string, Passage)> fields, DateContext dates) => (_fields, _dates) = (fields, dates);

    /// <summary>
    /// Finds a form.
    /// A form pairs labels with values, and its labels name a deadline and a responsible unit, leader or place.
    /// Null for any other table.
    /// </summary>
    public static FormTable? Find(Table table, int block, DateContext dates)
    {
        if (table.Rows.Length is < 3 or > MostRows || table.Rows.Any(row => row.Length > 4))
            return null;
        var fields = new List<(ColumnKind Kind, string Label, Passage Value)>();
        for (var row = 0; row < table.Rows.Length; row++)
        {
            for (var column = 0; column + 1 < table.Rows[row].Length; column += 2)
            {
                var label = CharacterFolding.Unspaced(table.Rows[row][column]).TrimEnd('：', ':');
                var value = table.Passage(block, row, column + 1).Trim();
                // A header row has one label beside another.
                var kind = ColumnKinds.Of(label);
                if (kind != ColumnKind.Unknown && ColumnKinds.Of(value.Text) != ColumnKind.Unknown)
                    return null;
                fields.Add((kind, label, value));
            }
        }

        var known = fields.Count(field => field.Kind != ColumnKind.Unknown);
        return
            known * 2 >= fields.Count
            && fields.Exists(field => field.Kind == ColumnKind.Deadline)
            && fields.Exists(field => field.Kind is ColumnKind.Responsible or ColumnKind.Lead or ColumnKind.Leader or ColumnKind.Place)
            ? new FormTable(fields, dates)
            : null;
    }

    /// <param name="title">Title of the document. It names the task where no field of the form does.</param>
    public DraftTask Read(Sourced<string>? title)
    {
        var taskField = _fields.Find(field => field.Kind == ColumnKind.Task && !field.Value.IsBlank).Value;
        var name =
            taskField is not null ? new Sourced<string>(TaskNames.Clean(taskField.Text), taskField.Quote())
            : title is not null ? title with { Value = TaskNames.OfTitle(title.Value) }
            : new Sourced<string>("任务", _fields[0].Value.Quote(), Confidence.Guess);
        return new DraftTask(
            "",
            name,
            Kind(name.Value),
            Area(),
            null,
            Names(ColumnKind.Responsible),
            Names(ColumnKind.Lead),
            Names(ColumnKind.Leader),
            [.. Phases()],
            []
        )
        {
            Place = _fields.Find(field => field.Kind == ColumnKind.Place && !field.Value.IsBlank).Value is { } place
                ? new Sourced<string>(CharacterFolding.Unspaced(place.Text), place.Quote())
                : null,
        };
    }

    private TaskKind Kind(string name) =>
        _fields
            .Select(field => field.Value.Text)
            .Prepend(name)
            .Select(TaskKinds.Of)
            .FirstOrDefault(kind => kind != TaskKind.Other, TaskKind.Other);

    private Sourced<decimal>? Area() =>
        _fields
            .Where(field => field.Kind == ColumnKind.Area)
            .Select(field => TableCells.Area(field.Value, QuantityUnit.Mu))
            .FirstOrDefault(area => area is not null)
        ?? AreaReader
            .Read(
                "",
                _fields.Where(field => field.Kind is ColumnKind.Task or ColumnKind.Detail or ColumnKind.Target).Select(field => field.Value)
            )
            .Target;

    private ImmutableArray<Sourced<string>> Names(ColumnKind kind) =>
        [.. _fields.Where(field => field.Kind == kind).SelectMany(field => JoinedUnitNames.Split(field.Value))];

    private IEnumerable<DraftPhase> Phases() =>
        from field in _fields
        where field.Kind == ColumnKind.Deadline
        from mention in TableCells.Deadlines(field.Value.Text, _dates)
        select new DraftPhase(
            field.Label,
            PhaseKind.Other,
            mention.Start,
            mention.Due,
            mention.Relative,
            field.Value.Quote(mention.Offset, mention.Text.Length),
            PhaseRank.Overall,
            null,
            mention.Confidence
        );
}
