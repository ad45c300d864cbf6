using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>
/// Splitter of a task whose only deadline governs several amounts of different work: 9月底前，平整田块460亩，改良土壤1280亩.
/// Each amount becomes a task of its own with the same deadline.
/// </summary>
internal static class SeveralTargets
{
    private const int LongestName = 24;

    /// <summary>Verbs of work on land. Each amount must follow one of its own.</summary>
    private static readonly string[] Works =
    [
        "平整",
        "改良",
        "翻耕",
        "补种",
        "拆除",
        "退出",
        "清除",
        "清退",
        "清理",
        "改造",
        "新增",
        "新建",
        "建设",
        "建成",
        "播种",
        "移栽",
        "整治",
        "提升",
        "恢复",
        "复耕",
        "复垦",
        "种植",
        "治理",
        "流转",
        "修复",
        "补充",
        "补划",
        "栽植",
        "旱改水",
        "整理",
        "回填",
        "退林",
        "退果",
        "还田",
        "深松",
        "新修",
        "修建",
    ];

    public static IEnumerable<DraftTask> Split(DraftTask task, IEnumerable<Passage> content)
    {
        if (!task.Breakdown.IsEmpty || task.Phases.Count(phase => phase.Due is not null) != 1)
            return [task];
        var due = task.Phases.First(phase => phase.Due is not null);
        foreach (var passage in content)
        {
            if (due.Quote.Place is not { } place || place.Block != passage.Place.Block || Offset(due.Quote, passage) is not { } from)
                continue;
            var end = Clauses.SentenceEnd(passage.Folded, from);
            var parts = passage
                .Quantities()
                .Where(quantity => quantity.IsArea && quantity.Offset >= from && quantity.End <= end)
                .Select(quantity => (Quantity: quantity, Deed: Deed(passage, quantity)))
                .ToList();
            if (
                parts.Count >= 2
                && parts.TrueForAll(part => part.Deed is not null)
                && parts.Select(part => part.Deed!.Text).Distinct(StringComparer.Ordinal).Count() == parts.Count
                && !TextMatch.ContainsAny(passage.Folded.AsSpan(from, end - from), "其中", "包括", "累计", "分别", "已")
            )
                return parts.Select(part => Part(task, passage, part.Quantity, part.Deed!));
        }

        return [task];
    }

    private static DraftTask Part(DraftTask task, Passage passage, Quantity quantity, Passage deed) =>
        task with
        {
            Name = new Sourced<string>(CharacterFolding.Unspaced(deed.Text), deed.Quote(), Confidence.Inferred),
            AreaMu = new Sourced<decimal>(quantity.Mu, passage.Quote(quantity.Offset, quantity.Length)),
            DoneAreaMu = null,
        };

    private static int? Offset(Quote quote, Passage passage)
    {
        var at = quote.Place!.Value.Offset - passage.Place.Offset;
        return at >= 0 && at < passage.Length && quote.Place.Value.Row == passage.Place.Row ? at : null;
    }

    /// <summary>Returns the work and its object before a figure: 平整田块. Null where no verb of work stands there.</summary>
    private static Passage? Deed(Passage passage, in Quantity quantity)
    {
        var folded = passage.Folded;
        var from = folded.AsSpan(0, quantity.Offset).LastIndexOfAny(Clauses.ListBorders) + 1;
        var words = folded.AsSpan(from, quantity.Offset - from);
        var at = -1;
        foreach (var work in Works)
        {
            if (words.LastIndexOf(work) is >= 0 and var found && found > at)
                at = found;
        }

        return at >= 0 && words.Length - at <= LongestName ? passage.Slice(from + at, words.Length - at).Trim() : null;
    }
}
