using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Tasks;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>Reader of a cell of deadlines that names several steps: 4月底前完成翻耕，6月底前完成种植, 翻耕：4月20日；种植：6月10日.</summary>
internal static class StepCells
{
    public static IEnumerable<DraftPhase> Read(Passage cell, ImmutableArray<DateMention> mentions, DeadlineColumn column)
    {
        var from = 0;
        for (var i = 0; i < mentions.Length; i++)
        {
            var mention = mentions[i];
            var next = i + 1 < mentions.Length ? mentions[i + 1].Offset : cell.Length;
            var stop = cell.Folded.AsSpan(mention.End, next - mention.End).IndexOfAny(Clauses.ListBorders);
            // The words behind the date come first; a pause ends them.
            var end = stop < 0 ? next : mention.End + stop;
            var name = Name(cell.Text[mention.End..end]);
            if (name.Length == 0)
                name = Name(cell.Text[from..mention.Offset]);
            from = Math.Max(end, mention.End);
            var phase = column.Phase(mention, cell, null);
            yield return name.Length == 0 ? phase : phase with { Name = name, Kind = TaskKinds.OfPhase(name), Rank = PhaseRank.Step };
        }
    }

    private static string Name(string words)
    {
        var name = PhaseWords.Clean(words.Trim('，', ',', '；', ';', '、', '（', '(', '）', ')', '：', ':', '。', '\n', ' '));
        return name.Length >= 2 && name.Any(CharacterFolding.IsHan) ? name : "";
    }
}
