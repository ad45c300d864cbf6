using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain.Bulletins;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>
/// Finder of the words that ask for patrols without saying how often: 定期巡查，并建立巡查台账. A person is asked then.
/// Where the document states a frequency for any patrol, that one counts and nothing is asked.
/// </summary>
internal static class UnstatedPatrols
{
    private const int LongestQuote = 120;

    /// <summary>Words that set recurring patrols. A sentence with one of them is quoted before all others.</summary>
    private static readonly string[] Set =
    [
        "定期巡查",
        "日常巡查",
        "常态化巡查",
        "经常性巡查",
        "巡查台账",
        "巡查记录",
        "巡查日志",
        "巡查制度",
    ];

    /// <summary>Words that name recurring patrols, often among the aims of a document.</summary>
    private static readonly string[] Named =
    [
        "动态巡查",
        "网格化巡查",
        "巡查机制",
        "巡查力度",
        "加强巡查",
        "加大巡查",
        "强化巡查",
        "开展巡查",
        "巡查监管",
    ];

    /// <summary>Words of a sentence that tells of patrols made, stops them, or only opens the document.</summary>
    private static readonly string[] NoRequests =
    [
        "印发了",
        "已建立",
        "已开展",
        "累计",
        "共巡查",
        "不得巡查",
        "取消巡查",
        "通知如下",
        "有关事项",
        "特制定",
        "制定本方案",
    ];

    /// <returns>The sentence that asks for patrols. Null where none does, or where a frequency is stated.</returns>
    public static Quote? Find(IEnumerable<Passage> passages, IEnumerable<DraftRhythm> rhythms)
    {
        if (rhythms.Any(rhythm => rhythm.Kind == RhythmKind.Patrol))
            return null;
        Quote? named = null;
        foreach (var passage in passages)
        {
            foreach (var (start, end) in Clauses.Sentences(passage.Folded))
            {
                var sentence = passage.Folded.AsSpan(start, end - start);
                if (!IsRequest(sentence))
                    continue;
                if (TextMatch.ContainsAny(sentence, Set))
                    return Words(passage, start, end);
                if (named is null && TextMatch.ContainsAny(sentence, Named))
                    named = Words(passage, start, end);
            }
        }

        return named;
    }

    /// <summary>Whether a sentence may set patrols. A heading such as 加强巡查 has no comma and sets none by itself.</summary>
    private static bool IsRequest(ReadOnlySpan<char> sentence) =>
        sentence.Contains("巡查", StringComparison.Ordinal)
        && sentence.IndexOfAny('，', '、', ':') >= 0
        && !TextMatch.ContainsAny(sentence, NoRequests);

    /// <summary>Quotes the sentence, or the clause of the patrol where the sentence is long.</summary>
    private static Quote Words(Passage passage, int start, int end) =>
        end - start <= LongestQuote
            ? passage.Quote(start, end - start)
            : Clause(passage, start + passage.Folded.AsSpan(start, end - start).IndexOf("巡查"));

    private static Quote Clause(Passage passage, int at)
    {
        var (start, end) = (Clauses.ClauseStart(passage.Folded, at), Clauses.ClauseEnd(passage.Folded, at));
        return passage.Quote(start, Math.Min(end - start, LongestQuote));
    }
}
