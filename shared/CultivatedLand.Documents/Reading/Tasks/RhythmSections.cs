using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Rhythms;
using CultivatedLand.Documents.Recognisers.Roles;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>
/// Rule for a section that only keeps a rhythm: 四、调度机制。每周五调度一次，每半月书面报告一次.
/// It sets no work to be finished, so the plan gets its rhythms and no task.
/// </summary>
internal static class RhythmSections
{
    private const int MostSentences = 6;
    private const int LongestSignature = 25;

    public static bool Is(TaskScope scope, DraftTask task)
    {
        if (scope.IsDocument || !task.Phases.IsEmpty || task.AreaMu is not null || task.Kind == TaskKind.Patrol || !IsOfOffice(scope))
            return false;
        var sentences = scope
            .Content.Where(passage => !passage.IsBlank && passage.Place.Row is null)
            .TakeWhile(passage => !IsEnd(passage))
            .SelectMany(passage => Clauses.Sentences(passage.Folded).Select(range => passage.Slice(range.Start, range.End - range.Start)))
            .Where(sentence => Says(sentence.Folded))
            .Take(MostSentences + 1)
            .ToList();
        return sentences.Count is > 0 and <= MostSentences && sentences.TrueForAll(sentence => !RhythmRecogniser.Find([sentence]).IsEmpty);
    }

    /// <summary>
    /// Whether the name is that of the office's own reporting. 加强监测 and 落实巡河制度 are work in the field, which a person decides on.
    /// </summary>
    private static bool IsOfOffice(TaskScope scope) =>
        TextMatch.ContainsAny(
            scope.Name.Value,
            "调度",
            "报送",
            "通报",
            "例会",
            "会商",
            "信息",
            "报告",
            "督查",
            "汇报",
            "进展",
            "进度",
            "碰头",
            "每周",
            "每月",
            "每日",
            "每天",
            "每季",
            "查看"
        );

    /// <summary>
    /// Whether the text of the document ends here. Its last section holds the annexes, the signature and who was present too.
    /// </summary>
    private static bool IsEnd(Passage passage)
    {
        var words = CharacterFolding.Unspaced(passage.Folded);
        return TextMatch.StartsWithAny(
                words,
                "附件",
                "附表",
                "附:",
                "出席",
                "列席",
                "参会",
                "联系人",
                "主送",
                "抄送",
                "抄报",
                "(此",
                "(联系"
            )
            || words.EndsWith("印发", StringComparison.Ordinal)
            || (words.Length <= LongestSignature && words.IndexOfAny(['，', '。', '；', ':']) < 0 && OrganisationNames.EndsLikeUnit(words));
    }

    /// <summary>Whether the words are a sentence. A heading such as 调度机制 says nothing of its own.</summary>
    private static bool Says(string words) => words.Trim(' ').Length > 8;
}
