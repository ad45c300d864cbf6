using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain.Indicators;

namespace CultivatedLand.Documents.Recognisers.Figures;

/// <summary>Recogniser of targets and actual figures of the veto indicators: 耕地保护任务16057.05亩, 实际耕地保有量15995.15亩.</summary>
internal static class IndicatorRecogniser
{
    private static readonly (VetoIndicator Kind, string[] Words)[] Kinds =
    [
        (VetoIndicator.BasicFarmland, ["基本农田", "永久性基本农田", "永农"]),
        (VetoIndicator.CompensationBalance, ["占补平衡"]),
        (VetoIndicator.InOutBalance, ["进出平衡"]),
        (VetoIndicator.IllegalUse, ["违法占用耕地", "违法违规占用耕地", "违法占用"]),
        (VetoIndicator.Retention, ["保有量", "保量", "耕地保护任务", "耕地保护目标", "耕地面积"]),
    ];

    private static readonly string[] Targets = ["任务", "目标", "红线", "不低于", "不少于", "不得低于"];
    private static readonly string[] Actuals = ["实际", "现状", "现有", "面积", "实有", "达", "占用耕地", "已完成", "通过"];

    // Words of other figures: what is missing, what was added, what does not count.
    private static readonly string[] Others =
    [
        "缺口",
        "超出",
        "低于目标",
        "低于任务",
        "高于",
        "增加",
        "减少",
        "扣除",
        "未纳入",
        "净",
        "剩余",
        "不可",
        "趋势",
        "涉及",
        "图斑",
    ];

    public static ImmutableArray<DraftIndicator> Find(IEnumerable<Passage> passages)
    {
        var targets = new Dictionary<VetoIndicator, Sourced<decimal>>();
        var actuals = new Dictionary<VetoIndicator, Sourced<decimal>>();
        var deductions = new Dictionary<VetoIndicator, CountedDeduction>();
        foreach (var passage in passages)
        {
            foreach (var quantity in passage.Quantities().Where(quantity => quantity.IsArea))
            {
                var words = Lead(passage.Folded, quantity.Offset);
                if (Kind(words) is not { } kind || TextMatch.ContainsAny(words, Others))
                    continue;
                var read = new Sourced<decimal>(quantity.Mu, passage.Quote(quantity.Offset, quantity.Length));
                // The word nearest to the figure decides between target and actual figure: 任务 makes a target,
                // but a later 现状 makes an actual figure.
                if (Last(words, Targets) > Last(words, Actuals))
                    targets.TryAdd(kind, read);
                else if (
                    Last(words, Actuals) >= 0
                    && actuals.TryAdd(kind, read)
                    && CountedDeduction.Before(passage, quantity) is { } deduction
                )
                    deductions[kind] = deduction;
            }
        }

        return
        [
            .. Kinds
                .Select(known => known.Kind)
                .Where(kind => targets.ContainsKey(kind) || actuals.ContainsKey(kind))
                .Order()
                .Select(kind => new DraftIndicator(kind, targets.GetValueOrDefault(kind), actuals.GetValueOrDefault(kind))
                {
                    CurrentMu = deductions.GetValueOrDefault(kind)?.Current,
                    DeductedMu = deductions.GetValueOrDefault(kind)?.Deducted,
                    DeductedFor = deductions.GetValueOrDefault(kind)?.Reason,
                }),
        ];
    }

    /// <summary>Returns the clause before the figure. Where this clause leaves its subject out, the clause before it is included.</summary>
    private static ReadOnlySpan<char> Lead(string folded, int at)
    {
        var from = Math.Max(Clauses.ClauseStart(folded, at), at - 40);
        var words = folded.AsSpan(from, at - from);
        return Kind(words) is null && from > 0 && TextMatch.ContainsAny(words, "现状", "实际")
            ? folded.AsSpan(
                Math.Max(Clauses.ClauseStart(folded, from - 1), from - 40),
                at - Math.Max(Clauses.ClauseStart(folded, from - 1), from - 40)
            )
            : words;
    }

    private static VetoIndicator? Kind(ReadOnlySpan<char> words)
    {
        foreach (var (kind, signs) in Kinds)
        {
            if (TextMatch.ContainsAny(words, signs))
                return kind;
        }

        return null;
    }

    private static int Last(ReadOnlySpan<char> words, string[] signs)
    {
        var last = -1;
        foreach (var sign in signs)
            last = Math.Max(last, words.LastIndexOf(sign));
        return last;
    }
}
