using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>Reader of the areas of a section: the target, the part that is done, and the shares of units.</summary>
internal static class AreaReader
{
    private const int Stated = 3;
    private const int Inferred = 2;
    private const decimal LargestPlausible = 3_000_000;

    private static readonly string[] TargetWords =
    [
        "任务",
        "任务量",
        "总任务",
        "任务数",
        "需",
        "须",
        "应",
        "计划",
        "退出",
        "整改面积",
        "补足面积",
        "恢复面积",
        "力争",
        "确保",
        "需要",
        "必须",
        "拟",
        "目标",
        "整治面积",
        "复耕面积",
        "治理面积",
        "完成面积",
        "任务面积",
        "指标",
        "不少于",
        "不低于",
        "下达",
    ];

    private static readonly string[] DoingWords =
    [
        "恢复",
        "补足",
        "复耕",
        "整改",
        "治理",
        "补充",
        "新增",
        "整治",
        "翻耕",
        "种植",
        "复种",
        "复垦",
        "退林",
        "腾退",
        "补划",
        "清退",
        "完成",
        "还田",
        "播种",
        "移栽",
        "退耕",
        "拆除",
        "建成",
        "清理",
        "清除",
        "移除",
        "回填",
        "平整",
        "整理",
        "补种",
        "抢种",
    ];

    private static readonly string[] OtherFigures =
    [
        "已",
        "目前",
        "仅",
        "现状",
        "潜力",
        "下发图斑",
        "扣除",
        "不可",
        "无法",
        "未纳入",
        "保有量",
        "保护面积",
        "保护目标",
        "净增",
        "净减",
        "增加",
        "减少",
        "超出",
        "低于",
        "高于",
        "剩余",
        "未完成",
        "划定",
        "趋势",
        "种粮",
        "面积达",
        "共有",
        "总面积",
        "现有",
        "国土",
        "不涉及",
        "每",
        "平均",
        "图斑面积",
    ];

    /// <summary>Words for damage to farmland that must be put right.</summary>
    private static readonly string[] Harms =
    [
        "占用",
        "侵占",
        "撂荒",
        "流出",
        "抛荒",
        "弃耕",
        "荒芜",
        "改种",
        "堆放",
        "硬化",
        "挖塘",
        "毁坏",
        "破坏",
        "草皮",
        "苗木",
        "非粮化",
        "非农化",
    ];

    /// <summary>Areas of a task: target, done part, shares, and the areas that might be the target as well.</summary>
    internal sealed record Areas(Sourced<decimal>? Target, Sourced<decimal>? Done, ImmutableArray<DraftShare> Shares)
    {
        public ImmutableArray<Sourced<decimal>> Rivals { get; init; } = [];
    }

    public static Areas Read(string heading, IEnumerable<Passage> passages)
    {
        var (best, bestScore) = ((Sourced<decimal>?)null, Inferred - 1);
        Sourced<decimal>? done = null;
        var shares = ImmutableArray<DraftShare>.Empty;
        var rivals = new RivalAreas();
        foreach (var passage in passages)
        {
            var parts = ShareLists.Find(passage);
            if (shares.IsEmpty)
                shares = [.. parts.Select(part => part.Share)];
            if (AreaWords.Labelled(passage) is { } labelled && bestScore < Stated)
                (best, bestScore) = (labelled, Stated);
            if (StepAreas.Sum(passage) is { } sum && bestScore < Stated)
                (best, bestScore) = (sum, Stated);
            var steps = StepAreas.Offsets(passage);
            var whole = parts.IsEmpty ? 0 : parts.Sum(part => part.Share.AreaMu);
            foreach (var quantity in passage.Quantities())
            {
                if (
                    !quantity.IsArea
                    || steps.Contains(quantity.Offset)
                    || parts.Any(part => part.Offset == quantity.Offset)
                    || IsThreshold(passage.Folded, quantity)
                )
                    continue;
                var isDone = IsDone(passage.Folded, quantity);
                if (!isDone)
                    rivals.Add(passage, quantity);
                if (done is null && isDone)
                    done = new(quantity.Mu, passage.Quote(quantity.Offset, quantity.Length));
                var score = isDone ? 0 : Math.Max(Score(passage.Folded, quantity, heading), AreaWords.Score(passage.Folded, quantity));
                // The sum of the parts is the whole area.
                if (quantity.Mu == whole && !TextMatch.ContainsAny(Before(passage.Folded, quantity.Offset), OtherFigures))
                    score = Math.Max(score, Stated + 1);
                if (score > bestScore)
                    (best, bestScore) = (
                        new(
                            quantity.Mu,
                            passage.Quote(quantity.Offset, quantity.Length),
                            score >= Stated ? Confidence.Stated : Confidence.Inferred
                        ),
                        score
                    );
            }
        }

        return new(best, best is null || done?.Value > best.Value ? null : done, shares)
        {
            Rivals = best is null || !shares.IsEmpty ? [] : rivals.Beside(best, done?.Value),
        };
    }

    /// <summary>Finds the part of a target that is already done.</summary>
    public static Sourced<decimal>? DoneOf(IEnumerable<Passage> passages, decimal target)
    {
        foreach (var passage in passages)
        {
            foreach (var quantity in passage.Quantities())
            {
                if (quantity.IsArea && quantity.Mu <= target && IsDone(passage.Folded, quantity))
                    return new(quantity.Mu, passage.Quote(quantity.Offset, quantity.Length));
            }
        }

        return null;
    }

    /// <summary>Whether the figure is a condition and no target. 恢复耕地2400亩以上 is a target; 连片50亩以上的 is a condition.</summary>
    private static bool IsThreshold(string folded, in Quantity quantity) =>
        !(
            TextMatch.StartsWithAny(folded.AsSpan(quantity.End), "以上", "及以上")
            && !TextMatch.StartsWithAny(folded.AsSpan(Math.Min(folded.Length, folded.IndexOf('上', quantity.End) + 1)), "的")
            && DoneTo(Before(folded, quantity.Offset))
        ) && TextMatch.StartsWithAny(folded.AsSpan(quantity.End), "以上", "以下", "及以上", "以内", "也已", "已", "均已", "全部已");

    private static bool IsDone(string folded, in Quantity quantity) =>
        AreaWords.IsDone(
            Before(folded, quantity.Offset),
            folded.AsSpan(quantity.End, Math.Min(40, Clauses.SentenceEnd(folded, quantity.End) - quantity.End))
        );

    /// <summary>Whether the figure is the object of a verb of work: 恢复耕地…, 复耕….</summary>
    private static bool DoneTo(ReadOnlySpan<char> before)
    {
        foreach (var noun in (ReadOnlySpan<string>)["耕地", "面积", "农田"])
        {
            if (before.EndsWith(noun))
                before = before[..^noun.Length];
        }

        return TextMatch.EndsWithAny(before, DoingWords);
    }

    private static int Score(string folded, in Quantity quantity, string heading)
    {
        var before = Before(folded, quantity.Offset);
        if (IsDuty(folded, quantity))
            return Stated + 2;
        // 种植林果类图斑。面积9800亩，…: under a heading, the area that opens its text is that of the heading.
        if (
            heading.Length > 0
            && before.TrimEnd("约共计合为达") is "面积" or "涉及面积" or "总面积"
            && Clauses.SentenceStart(folded, quantity.Offset) == Clauses.ClauseStart(folded, quantity.Offset)
        )
            return Inferred;
        // 清理树木、恢复耕种，面积共计127.3亩: the work stands one clause earlier.
        if (
            before.TrimEnd("约共计合为达") is "面积"
            && Clauses.ClauseStart(folded, quantity.Offset) is > 1 and var clause
            && folded[clause - 1] == '，'
            && TextMatch.ContainsAny(folded.AsSpan(Clauses.ClauseStart(folded, clause - 1)..(clause - 1)), DoingWords)
            && !TextMatch.ContainsAny(folded.AsSpan(Clauses.ClauseStart(folded, clause - 1)..(clause - 1)), OtherFigures)
        )
            return Stated;
        // An area in a complaint, or one that an earlier campaign has put right, is no target.
        if (
            IsComplaint(folded.AsSpan(Clauses.SentenceStart(folded, quantity.Offset)..quantity.Offset))
            || TextMatch.ContainsAny(folded.AsSpan(Clauses.ClauseStart(folded, quantity.Offset)..quantity.Offset), "已整改", "已完成整改")
        )
            return 0;
        // A protection target is maintained and not reduced by work.
        // 按10%比例 names only a part.
        // So large a number of plain mu belongs to no county.
        if (
            TextMatch.ContainsAny(before, "保护目标", "保护任务", "保有量", "划定")
            || (before.Contains('%') && before.Contains("比例", StringComparison.Ordinal))
            || (quantity.Unit == QuantityUnit.Mu && quantity.Value > LargestPlausible)
        )
            return 0;
        if (TextMatch.ContainsAny(before, "已整改", "已恢复", "已完成", "已拆除", "不属于", "其余"))
            return 0;
        if (Sets(folded, quantity) || CountedAreas.IsMoved(folded, quantity))
            return Stated;
        var named = HeadingBonus(before, heading);
        var near = before.Length > 12 ? before[^12..] : before;
        if (near.Contains("流出", StringComparison.Ordinal) && !TextMatch.ContainsAny(near, DoingWords) && named == 0)
            return 0;
        if (TextMatch.ContainsAny(near, OtherFigures) && !near.EndsWith("任务") && named == 0)
            return 0;
        if (TextMatch.ContainsAny(before, TargetWords))
            return Stated + named;
        if (TextMatch.ContainsAny(near, DoingWords))
            return Inferred + named;
        if (TextMatch.ContainsAny(near, "占用耕地", "占用永久基本农田", "占用基本农田", "占耕地", "涉及耕地"))
            return Inferred;
        if (named > 0)
            return Stated;
        // 96.4亩永久基本农田种植草皮的问题: the damage stands after the figure.
        var behind = folded.AsSpan(quantity.End, Clauses.ClauseEnd(folded, quantity.End) - quantity.End);
        if (
            (behind.Contains("问题", StringComparison.Ordinal) || TextMatch.StartsWithAny(behind, "耕地", "永久基本农田", "基本农田"))
            && TextMatch.ContainsAny(behind, Harms)
            && !TextMatch.ContainsAny(near, OtherFigures)
        )
            return Inferred;
        if (CountedAreas.IsBeside(folded, quantity) && !TextMatch.ContainsAny(near, OtherFigures))
            return Inferred;
        // …占用耕地建设光伏项目，面积56.8亩: the clause before the figure names the damage.
        var sentence = folded.AsSpan(
            Clauses.SentenceStart(folded, quantity.Offset),
            quantity.Offset - Clauses.SentenceStart(folded, quantity.Offset)
        );
        return TextMatch.EndsWithAny(before.TrimEnd("约共为达"), "面积", "涉及") && TextMatch.ContainsAny(sentence, Harms) ? Inferred : 0;
    }

    /// <summary>Whether the words only pass on a complaint. What was verified is work: 经核实占用耕地2.4亩.</summary>
    private static bool IsComplaint(ReadOnlySpan<char> before) =>
        TextMatch.ContainsAny(before, "反映", "投诉", "举报") && !TextMatch.ContainsAny(before, "核实", "核查", "查实", "属实", "核验");

    /// <summary>Whether the words after the figure make it a target, whatever stands before it: 其余65.2亩须全部拆除复耕, 剩余的78.5亩恢复任务.</summary>
    private static bool IsDuty(string folded, in Quantity quantity)
    {
        var after = folded.AsSpan(quantity.End, Clauses.ClauseEnd(folded, quantity.End) - quantity.End).TrimStart(")的");
        if (after.StartsWith("耕地") && !after.StartsWith("耕地保护"))
            after = after[2..];
        if (TextMatch.StartsWithAny(after, "恢复任务", "复耕任务", "整改任务", "补足任务", "整治任务", "补充任务"))
            return true;
        if (TextMatch.StartsWithAny(after, "全部") && TextMatch.StartsWithAny(after[2..], "整改", "复耕", "拆除", "恢复", "清退"))
            return !TextMatch.StartsWithAny(after[4..], "完成", "到位完成", "完毕");
        return TextMatch.StartsWithAny(after, "须", "需", "应", "必须", "要")
            && TextMatch.ContainsAny(after, "整改", "恢复", "复耕", "补足", "拆除", "退耕", "清退", "还草", "翻耕")
            && !TextMatch.ContainsAny(Before(folded, quantity.Offset), "每");
    }

    /// <summary>Whether the clause after the figure makes it a target: 净减少172.39亩，需在今年整改恢复到位.</summary>
    private static bool Sets(string folded, in Quantity quantity)
    {
        var pause = Clauses.ClauseEnd(folded, quantity.End);
        if (pause >= folded.Length || folded[pause] != '，' || pause - quantity.End > 6)
            return false;
        var next = folded.AsSpan(pause + 1, Clauses.ClauseEnd(folded, pause + 1) - pause - 1);
        return TextMatch.StartsWithAny(next, "需", "须", "应", "必须", "要")
            && TextMatch.ContainsAny(next, "整改", "恢复", "复耕", "补足", "到位", "完成");
    }

    private static int HeadingBonus(ReadOnlySpan<char> before, string heading)
    {
        var words = before.TrimEnd("约共为达仍有总量数 面积");
        return words.Length >= 2 && heading.Contains(words[^2..], StringComparison.Ordinal) && CharacterFolding.IsHan(words[^1]) ? 2 : 0;
    }

    internal static ReadOnlySpan<char> Before(string folded, int at)
    {
        var from = Math.Max(Clauses.ClauseStart(folded, at), at - 40);
        var span = folded.AsSpan(from, at - from);
        // 任务101亩、已完成32亩: the words of the first figure say nothing about the second.
        var figure = span.LastIndexOf('亩');
        return figure >= 0 && span[figure..].Length > 1 ? span[(figure + 1)..] : span;
    }
}
