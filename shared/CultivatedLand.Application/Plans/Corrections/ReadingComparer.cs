using System.Globalization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>Comparer of an edition before and after its document was read again, with the corrections that hold.</summary>
internal static class ReadingComparer
{
    private const int MostChanges = 100;

    public static Rereading Compare(OpenedPlanEdition before, OpenedPlanEdition after, ReadingMatch match, string by, DateTimeOffset at)
    {
        var (old, now) = (Tasks(before), Tasks(after));
        var changes = Head(before, after).ToList();
        var (found, changed, gone) = (new HashSet<(string, int)>(), 0, 0);
        foreach (var ((key, number), spec) in old)
        {
            if (match.TaskKey(key) is not { } same || !now.TryGetValue((same, number), out var present))
            {
                gone++;
                changes.Add(new ReadingChange(Name(spec), new("不再读出", "No longer found"), spec.Name, ""));
                continue;
            }

            found.Add((same, number));
            var differences = EditionComparer.Changes(spec, present).ToList();
            changed += differences.Count > 0 ? 1 : 0;
            changes.AddRange(differences.Select(change => new ReadingChange(Name(present), change.What, change.Before, change.After)));
        }

        var added = now.Where(pair => !found.Contains(pair.Key)).Select(pair => pair.Value).ToList();
        changes.AddRange(added.Select(spec => new ReadingChange(Name(spec), new("新读出", "Newly found"), "", spec.Name)));
        return new Rereading(
            by,
            at,
            before.Kept?.Reader ?? 0,
            after.Kept?.Reader ?? 0,
            added.Count,
            changed,
            gone,
            after.Corrected.Lost.Count,
            [.. changes.Take(MostChanges)]
        );
    }

    private static IEnumerable<ReadingChange> Head(OpenedPlanEdition before, OpenedPlanEdition after)
    {
        var (old, now) = (before.Draft, after.Draft);
        var rows = new (LocalizedText What, string Before, string After)[]
        {
            (new("标题", "Title"), old.Title, now.Title),
            (new("文号", "Number"), old.DocumentNumber ?? "", now.DocumentNumber ?? ""),
            (new("发文机关", "Issuer"), old.Issuer ?? "", now.Issuer ?? ""),
            (new("发文日期", "Issued"), DraftValueFormat.Date(old.Issued), DraftValueFormat.Date(now.Issued)),
            (new("例会等", "Rhythms"), Number(old.Rhythms.Length), Number(now.Rhythms.Length)),
            (new("资金规定", "Funding rules"), Number(old.Funding.Length), Number(now.Funding.Length)),
            (new("考核指标", "Indicators"), Number(old.Indicators.Length), Number(now.Indicators.Length)),
            (new("问题", "Findings"), Number(old.Findings.Length), Number(now.Findings.Length)),
        };
        return rows.Where(row => row.Before != row.After).Select(row => new ReadingChange("", row.What, row.Before, row.After));
    }

    /// <summary>Tasks and duties of a plan, each by the key of the task in the draft that it comes from and its number among those.</summary>
    private static Dictionary<(string Key, int Number), TaskSpec> Tasks(OpenedPlanEdition opened)
    {
        var keys = opened
            .Draft.Tasks.Zip(opened.Corrected.TaskKeys)
            .DistinctBy(pair => pair.First.Id)
            .ToDictionary(pair => pair.First.Id, pair => pair.Second);
        return opened
            .Plan.Tasks.Select(task => (task.Source, task.Spec))
            .Concat(opened.Plan.Duties.Select(duty => (duty.Source, duty.Spec)))
            .GroupBy(task => keys.GetValueOrDefault(task.Source, task.Source))
            .SelectMany(group => group.Select((task, number) => ((group.Key, number), task.Spec)))
            .ToDictionary(pair => pair.Item1, pair => pair.Spec);
    }

    private static string Name(TaskSpec spec) => $"{spec.Name}（{spec.Place.Name}）";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
