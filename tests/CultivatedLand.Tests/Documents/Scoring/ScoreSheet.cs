using CultivatedLand.Documents.Drafts;

namespace CultivatedLand.Tests.Documents.Scoring;

/// <summary>Precision and recall per field, over any number of documents.</summary>
public sealed class ScoreSheet
{
    private readonly SortedDictionary<string, (int Right, int Found, int Expected)> _fields = new(StringComparer.Ordinal);
    private readonly List<string> _misses = [];

    public IReadOnlyList<string> Misses => _misses;

    public void Add(ExpectedReading expected, PlanDraft draft)
    {
        var tasks = draft.Tasks;
        Compare(
            expected,
            "due",
            expected.Tasks.SelectMany(task => task.Phases).Where(phase => phase.Due is not null).Select(phase => $"{phase.Due:yyyy-MM-dd}"),
            tasks.SelectMany(task => task.Phases).Where(phase => phase.Due is not null).Select(phase => $"{phase.Due:yyyy-MM-dd}")
        );
        Compare(
            expected,
            "start",
            expected
                .Tasks.SelectMany(task => task.Phases)
                .Where(phase => phase.Start is not null)
                .Select(phase => $"{phase.Start:yyyy-MM-dd}"),
            tasks.SelectMany(task => task.Phases).Where(phase => phase.Start is not null).Select(phase => $"{phase.Start:yyyy-MM-dd}")
        );
        Compare(
            expected,
            "area",
            expected.Tasks.Where(task => task.Area is not null).Select(task => $"{task.Area:0.##}"),
            tasks.Where(task => task.AreaMu is not null).Select(task => $"{task.AreaMu!.Value:0.##}")
        );
        Compare(
            expected,
            "share",
            expected.Tasks.SelectMany(task => task.Shares),
            tasks.SelectMany(task => task.Breakdown).Select(share => $"{share.Unit} {share.AreaMu:0.##}")
        );
        Compare(
            expected,
            "responsible",
            expected.Tasks.SelectMany(task => task.Responsible),
            tasks.SelectMany(task => task.ResponsibleUnits).Select(unit => unit.Value)
        );
        Compare(
            expected,
            "lead",
            expected.Tasks.SelectMany(task => task.Lead),
            tasks.SelectMany(task => task.LeadUnits).Select(unit => unit.Value)
        );
        Compare(
            expected,
            "unit",
            expected.Tasks.SelectMany(task => task.Responsible.Concat(task.Lead)),
            tasks.SelectMany(task => task.ResponsibleUnits.Concat(task.LeadUnits)).Select(unit => unit.Value)
        );
        Compare(
            expected,
            "leader",
            expected.Tasks.SelectMany(task => task.Leaders),
            tasks.SelectMany(task => task.Leaders).Select(leader => leader.Value)
        );
        Compare(expected, "rhythm", expected.Rhythms, draft.Rhythms.Select(rhythm => DraftJson.Name(rhythm.Every)));
        Compare(expected, "rate", expected.Rates, draft.Funding.Select(rule => ExpectedReading.Rate(rule.Rate, rule.Unit)));
        Compare(expected, "task", expected.Tasks.Select(_ => "task"), tasks.Select(_ => "task"));
    }

    public decimal Precision(string field) =>
        _fields.TryGetValue(field, out var score) && score.Found > 0 ? (decimal)score.Right / score.Found : 1;

    public decimal Recall(string field) =>
        _fields.TryGetValue(field, out var score) && score.Expected > 0 ? (decimal)score.Right / score.Expected : 1;

    public decimal F1(string field) => Precision(field) + Recall(field) is > 0 and var sum ? 2 * Precision(field) * Recall(field) / sum : 0;

    public override string ToString() =>
        string.Join(
            '\n',
            _fields.Select(field =>
                $"{field.Key.PadRight(12)} precision {Precision(field.Key):0.000}  recall {Recall(field.Key):0.000}  "
                + $"F1 {F1(field.Key):0.000}  ({field.Value.Right} right, {field.Value.Found} found, {field.Value.Expected} expected)"
            )
        );

    private void Compare(ExpectedReading reading, string field, IEnumerable<string> expected, IEnumerable<string> found)
    {
        var missing = expected.Select(Plain).ToList();
        var score = _fields.GetValueOrDefault(field);
        score.Expected += missing.Count;
        foreach (var value in found.Select(Plain))
        {
            score.Found++;
            if (missing.Remove(value))
                score.Right++;
            else
                _misses.Add($"{reading.Name}: {field} + {value}");
        }

        _misses.AddRange(missing.Select(value => $"{reading.Name}: {field} - {value}"));
        _fields[field] = score;
    }

    private static string Plain(string words) => string.Concat(words.Where(c => !char.IsWhiteSpace(c)));
}
