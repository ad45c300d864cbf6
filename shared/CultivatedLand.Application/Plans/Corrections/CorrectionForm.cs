using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>Form of one scope as a person sent it, with the version that the person saw.</summary>
/// <param name="Scope">
/// <see cref="DraftFieldPath.Head"/>, <see cref="DraftFieldPath.Policy"/> or a task. A form changes only one of them.
/// </param>
/// <param name="Version">Version of the corrections when the form was shown.</param>
/// <param name="Typed">Typed text by the address of the value.</param>
public sealed record CorrectionForm(string Scope, int Version, IReadOnlyDictionary<string, string> Typed);

/// <summary>Fault of a typed value, in a sentence.</summary>
/// <param name="Address">Address of the value, so that the page can show the fault beside it.</param>
public sealed record CorrectionFault(string Address, LocalizedText Sentence);

/// <summary>Reader of a correction form. It checks each value by its kind, then the values of one task against each other.</summary>
internal static class CorrectionFormReader
{
    private static readonly LocalizedText BothWanted = new("分解须同时填写单位和面积。", "A share needs both its place and its area.");

    public static (Dictionary<string, string> Values, List<CorrectionFault> Faults) Read(
        CorrectionForm form,
        IReadOnlyDictionary<string, string> before,
        DateOnly today
    )
    {
        var values = new Dictionary<string, string>();
        var faults = new List<CorrectionFault>();
        var blank = BlankRows(form);
        foreach (var (address, typed) in form.Typed)
        {
            if (
                DraftFieldPath.KindOf(address) is not { } kind
                || !DraftFieldPath.IsWithin(address, form.Scope)
                || blank.Contains(DraftFieldPath.OwnerOf(address))
            )
                continue;
            var isRemoved = form.Typed.GetValueOrDefault(DraftFieldPath.OwnerOf(address) + ".removed", "").Length > 0;
            var (value, fault) = DraftValueFormat.Read(kind, typed);
            if (fault is not null && !isRemoved)
                faults.Add(new CorrectionFault(address, fault));
            if (fault is null)
                values[address] = value;
        }

        if (faults.Count == 0)
        {
            faults.AddRange(Together(form, values, before));
            faults.AddRange(DoneFaults(form, values, before, today));
        }
        return (values, faults);
    }

    /// <summary>
    /// Finds the offered new rows that the person left blank. A kind that is chosen in a list does not count as written.
    /// </summary>
    private static HashSet<string> BlankRows(CorrectionForm form) =>
        [
            .. form
                .Typed.Keys.Where(address => DraftFieldPath.RowKey(address) is { } row && DraftFieldPath.IsAdded(row.Key))
                .Select(DraftFieldPath.OwnerOf)
                .Distinct()
                .Where(owner =>
                    form.Typed.Where(pair => DraftFieldPath.OwnerOf(pair.Key) == owner && DraftFieldPath.FieldOf(pair.Key) != "kind")
                        .All(pair => string.IsNullOrWhiteSpace(pair.Value))
                ),
        ];

    /// <summary>
    /// Finds the faults of steps that are marked as done before the start: the day lies ahead, an earlier step is open, or it is an
    /// acceptance.
    /// </summary>
    private static IEnumerable<CorrectionFault> DoneFaults(
        CorrectionForm form,
        Dictionary<string, string> values,
        IReadOnlyDictionary<string, string> before,
        DateOnly today
    )
    {
        var merged = before.ToDictionary();
        foreach (var (address, value) in values)
            merged[address] = value;
        string Value(string address) => merged.GetValueOrDefault(address, "");
        if (DraftFieldPath.TaskKey(form.Scope + ".name") is not { } task)
            yield break;

        var steps = DraftRowKeys
            .Of(merged, task, "phase")
            .Select(key => DraftFieldPath.Phase(task, key))
            .Select(at => (At: at, Due: DraftValueFormat.ToDate(Value(at + ".due")), Done: DraftValueFormat.ToDate(Value(at + ".done"))))
            .Where(step => step.Due is not null)
            .OrderBy(step => step.Due)
            .ToList();
        foreach (var step in steps.Where(step => step.Done is not null))
        {
            var name = Value(step.At + ".name");
            if (step.Done > today)
                yield return new(
                    step.At + ".done",
                    new(
                        $"“{name}”的完成日期{step.Done:yyyy-MM-dd}还没有到。",
                        $"“{name}” cannot have been done on {step.Done:yyyy-MM-dd}, which is still to come."
                    )
                );
            else if (Value(step.At + ".kind") == "accept")
                yield return new(
                    step.At + ".done",
                    new(
                        $"“{name}”是验收，请在“其中已完成（亩）”填写已验收面积。",
                        $"“{name}” is an acceptance; give the accepted area under “of it done (mu)”."
                    )
                );
            else if (steps.Find(earlier => earlier.Due < step.Due && earlier.Done is null) is { At: { } open })
                yield return new(
                    step.At + ".done",
                    new(
                        $"“{Value(open + ".name")}”在“{name}”之前，还没有完成；请先填写它的完成日期。",
                        $"“{Value(open + ".name")}” comes before “{name}” and is not done; give the day on which it was done first."
                    )
                );
        }
    }

    private static IEnumerable<CorrectionFault> Together(
        CorrectionForm form,
        Dictionary<string, string> values,
        IReadOnlyDictionary<string, string> before
    )
    {
        string Value(string address) => values.GetValueOrDefault(address) ?? before.GetValueOrDefault(address, "");
        foreach (
            var owner in values
                .Keys.Where(address => DraftFieldPath.RowKey(address) is not null)
                .Select(DraftFieldPath.OwnerOf)
                .Distinct()
                .Where(owner => Value(owner + ".removed").Length == 0)
        )
        {
            var (start, due) = (DraftValueFormat.ToDate(Value(owner + ".start")), DraftValueFormat.ToDate(Value(owner + ".due")));
            if (due < start)
                yield return new(
                    owner + ".due",
                    new(
                        $"时限{due:yyyy-MM-dd}早于开始日期{start:yyyy-MM-dd}。",
                        $"It is due on {due:yyyy-MM-dd}, before it begins on {start:yyyy-MM-dd}."
                    )
                );
            var (row, key) = DraftFieldPath.RowKey(owner + ".name")!.Value;
            if (row == "phase" && DraftFieldPath.IsAdded(key) && due is null)
                yield return new(owner + ".due", new("新增的阶段须有时限。", "A phase that is added needs a due date."));
            if (row == "share" && Value(owner + ".area").Length == 0)
                yield return new(owner + ".area", BothWanted);
        }

        if (form.Scope == DraftFieldPath.Figures)
        {
            foreach (
                var owner in values.Keys.Select(DraftFieldPath.OwnerOf).Distinct().Where(owner => Value(owner + ".removed").Length == 0)
            )
            {
                var (deducted, current) = (
                    DraftValueFormat.ToArea(Value(owner + ".deducted")) ?? 0,
                    DraftValueFormat.ToArea(Value(owner + ".current")) ?? 0
                );
                if (deducted > current)
                    yield return new(
                        owner + ".deducted",
                        new($"扣除{deducted}亩，多于现状{current}亩。", $"{deducted} mu are deducted from {current} mu.")
                    );
                if (deducted > 0 && Value(owner + ".reason").Length == 0)
                    yield return new(owner + ".reason", new("请写明扣除的理由。", "Say why this area does not count."));
            }
        }

        if (!form.Scope.StartsWith("task.", StringComparison.Ordinal))
            yield break;
        var (area, done) = (DraftValueFormat.ToArea(Value(form.Scope + ".area")), DraftValueFormat.ToArea(Value(form.Scope + ".done")));
        if (done > area)
            yield return new(
                form.Scope + ".done",
                new($"已完成{done}亩大于任务面积{area}亩。", $"{done} mu done are more than the area of the task, {area} mu.")
            );
        if (Value(form.Scope + ".place") is { Length: > 0 } place && Place.Parse(place) is null)
            yield return new(
                form.Scope + ".place",
                new($"“{place}”不是地点，应如“柳树村”。", $"“{place}” is not a place; write it like 柳树村.")
            );
    }
}
