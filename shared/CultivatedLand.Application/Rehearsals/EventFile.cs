using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>
/// Reader of the events of a rehearsal from a .csv or .xlsx file. It checks the whole file against the plan before it accepts any event.
/// </summary>
public static class EventFile
{
    private static readonly Dictionary<string, RehearsalAct> Acts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["progress"] = RehearsalAct.Progress,
        ["进度"] = RehearsalAct.Progress,
        ["done"] = RehearsalAct.Done,
        ["完成"] = RehearsalAct.Done,
        ["apply"] = RehearsalAct.Apply,
        ["申请验收"] = RehearsalAct.Apply,
        ["accept"] = RehearsalAct.Accept,
        ["验收"] = RehearsalAct.Accept,
        ["return"] = RehearsalAct.Return,
        ["退回"] = RehearsalAct.Return,
        ["extend"] = RehearsalAct.Extend,
        ["延期"] = RehearsalAct.Extend,
        ["infeasible"] = RehearsalAct.Infeasible,
        ["不可整改"] = RehearsalAct.Infeasible,
        ["suspend"] = RehearsalAct.Suspend,
        ["中止"] = RehearsalAct.Suspend,
        ["resume"] = RehearsalAct.Resume,
        ["恢复"] = RehearsalAct.Resume,
        ["close-out"] = RehearsalAct.CloseOut,
        ["销号"] = RehearsalAct.CloseOut,
        ["lead"] = RehearsalAct.Lead,
        ["线索"] = RehearsalAct.Lead,
    };

    private static readonly Column[] Columns =
    [
        new("date", ["日期"], IsRequired: true),
        new("task", ["任务"]),
        new("event", ["事件", "办理"], IsRequired: true),
        new("phase", ["阶段"]),
        new("area", ["面积", "面积（亩）"]),
        new("due", ["时限", "新时限"]),
        new("reason", ["理由", "原因"]),
        new("place", ["地点"]),
    ];

    public static LoadResult<IReadOnlyList<RehearsalEvent>> Read(SourceFile file, Plan plan) =>
        HeaderedTable.Read(file, Columns) switch
        {
            LoadResult<IReadOnlyList<TableRow>>.Ok rows => Check(rows.Value, plan),
            LoadResult<IReadOnlyList<TableRow>>.Rejected rejected => new LoadResult<IReadOnlyList<RehearsalEvent>>.Rejected(
                rejected.Faults
            ),
            _ => throw new InvalidOperationException("A table loads or it is rejected."),
        };

    private static LoadResult<IReadOnlyList<RehearsalEvent>> Check(IReadOnlyList<TableRow> rows, Plan plan)
    {
        var faults = new List<LocalizedText>();
        var events = rows.Select(row => Event(row, plan, faults)).OfType<RehearsalEvent>().ToList();
        return faults.Count == 0
            ? new LoadResult<IReadOnlyList<RehearsalEvent>>.Ok(events)
            : new LoadResult<IReadOnlyList<RehearsalEvent>>.Rejected(faults.ToEquatableArray());
    }

    private static RehearsalEvent? Event(TableRow row, Plan plan, List<LocalizedText> faults)
    {
        var before = faults.Count;
        var date = Required(row, "date", CellParser.Date, faults, new("日期", "a date"), new("2023-08-20", "2023-08-20"));
        var act = Required(
            row,
            "event",
            word => Acts.TryGetValue(word, out var known) ? known : (RehearsalAct?)null,
            faults,
            new("事件", "an event"),
            new(
                "progress、done、apply、accept、return、extend、infeasible、suspend、resume、close-out、lead",
                "progress, done, apply, accept, return, extend, infeasible, suspend, resume, close-out or lead"
            )
        );
        var area = Optional(row, "area", CellParser.Area, faults, new("面积（亩）", "an area in mu"), new("69 或 180.4", "69 or 180.4"));
        var due = Optional(row, "due", CellParser.Date, faults, new("日期", "a date"), new("2023-08-20", "2023-08-20"));
        if (act == RehearsalAct.Extend && row["due"] is null)
            faults.Add(row.Fault("延期须填新时限（due）。", "an extension needs its new date in the column due."));
        var place = row["place"] is { } written ? Place.Parse(written) : null;
        if (act == RehearsalAct.Lead && place is null)
            faults.Add(
                row.Fault(
                    "线索须填发现的地点（place），如 青禾县/石桥镇/柳湾村。",
                    "a lead needs the place where it is found in the column place, such as 青禾县/石桥镇/柳湾村."
                )
            );
        if (faults.Count > before)
            return null;

        var happening = new RehearsalEvent(row.Number, date!.Value, row["task"], act!.Value, row["phase"], area, due, row["reason"], place);
        if (act == RehearsalAct.Lead || plan.Tasks.Any(task => Rehearsal.IsAbout(happening, task)))
            return happening;

        var known = string.Join("；", plan.Tasks.Select(task => $"{task.Id} {task.Spec.Name}").Take(12));
        faults.Add(
            row.Fault($"方案中没有任务“{happening.Task}”。现有：{known}。", $"the plan has no task “{happening.Task}”. It has: {known}.")
        );
        return null;
    }

    private static T? Required<T>(
        TableRow row,
        string column,
        Func<string, T?> read,
        List<LocalizedText> faults,
        LocalizedText what,
        LocalizedText like
    )
        where T : struct
    {
        if (row[column] is null)
            faults.Add(row.Fault($"缺{what.Chinese}（{column}）。", $"{what.English} is missing (column {column})."));
        return Optional(row, column, read, faults, what, like);
    }

    private static T? Optional<T>(
        TableRow row,
        string column,
        Func<string, T?> read,
        List<LocalizedText> faults,
        LocalizedText what,
        LocalizedText like
    )
        where T : struct
    {
        if (row[column] is not { } cell)
            return null;
        if (read(cell) is { } value)
            return value;
        faults.Add(
            row.Fault($"“{cell}”不是{what.Chinese}，应如 {like.Chinese}。", $"“{cell}” is not {what.English}; write {like.English}.")
        );
        return null;
    }
}
