using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain.Bulletins;

namespace CultivatedLand.Documents.Recognisers.Rhythms;

/// <summary>Recogniser of rhythms: 每周一例会, 半个月召开一次调度会, 周通报, 每月专报, 每季度调度一次.</summary>
internal static class RhythmRecogniser
{
    private const int LongestName = 24;

    public static ImmutableArray<DraftRhythm> Find(IEnumerable<Passage> passages)
    {
        var found = new List<(DraftRhythm Rhythm, string Act, Passage Source, int End)>();
        foreach (var passage in passages)
        {
            var folded = passage.Folded;
            var start = 0;
            while (start < folded.Length)
            {
                var end = ClauseEnd(folded, start);
                foreach (var (from, to) in RhythmClauses.Parts(folded, start, end))
                {
                    if (InPart(passage, from, to) is var (rhythm, act))
                        Merge(found, rhythm, act, passage, from, to);
                }

                start = end + 1;
            }
        }

        return [.. found.Select(item => item.Rhythm)];
    }

    /// <summary>Finds the end of a clause. 每月28日前，各村报送进展 is one statement, and the colon of 10:00 ends no clause.</summary>
    private static int ClauseEnd(string folded, int start)
    {
        var end = Clauses.ClauseEnd(folded, start);
        while (
            end > start
            && end + 1 < folded.Length
            && folded[end] == ':'
            && char.IsAsciiDigit(folded[end - 1])
            && char.IsAsciiDigit(folded[end + 1])
        )
            end = Clauses.ClauseEnd(folded, end + 1);
        var clause = folded.AsSpan(start, end - start).Trim(' ');
        return end < folded.Length && folded[end] == '，' && clause.Length is > 2 and <= 10 && clause[0] == '每' && clause[^1] == '前'
            ? Clauses.ClauseEnd(folded, end + 1)
            : end;
    }

    private static (DraftRhythm Rhythm, string Act)? InPart(Passage passage, int start, int end)
    {
        var clause = passage.Folded.AsSpan(start, end - start);
        if (RhythmClauses.First(clause, 0) is not var (at, word, every) || RhythmClauses.IsNone(clause))
            return null;
        var rest = clause[(at + word.Length)..];
        if (RhythmWords.Act(rest) is not var (kind, act))
        {
            // 考核每年开展一次: the activity stands before the interval.
            var ahead =
                TextMatch.StartsWithAny(rest, "开展", "进行", "组织") && rest.Contains("次", StringComparison.Ordinal)
                    ? RhythmWords.Act($"{clause[..at]}一次")
                    : null;
            if ((ahead ?? (word[0] is '每' ? RhythmWords.Counted(rest) : null)) is not var (before, done))
                return null;
            (kind, act) = (before, done);
        }

        var lead = clause.Length - clause.TrimStart(" 、“\"").Length;
        var tail = clause.Length - clause.TrimEnd(" 、“”\"").Length;
        var twice = word == "每月" && RhythmClauses.NamesTwoDays(rest);
        return (
            new DraftRhythm(
                Name(clause, at, word, rest, act),
                kind,
                twice ? RecurrenceInterval.HalfMonth
                    : word == "每月" && RhythmClauses.NamesThreeDays(rest) ? RecurrenceInterval.TenDays
                    : every,
                passage.Quote(start + lead, end - start - lead - tail)
            ),
            act
        );
    }

    private static string Name(ReadOnlySpan<char> clause, int at, string word, ReadOnlySpan<char> rest, string act)
    {
        var called = rest.IndexOf("召开");
        var words = (called >= 0 ? rest[(called + 2)..] : rest).ToString();
        foreach (var noise in (ReadOnlySpan<string>)["一次", "至少", "不少于", "1次", "两次"])
            words = words.Replace(noise, "", StringComparison.Ordinal);
        words = WithoutDay(words).Trim(' ', '的', '、', '”', '“', '"');
        if (word.Length <= 2 && !word.StartsWith('每'))
            words = word + words;
        else if (words.Length == 0 || words == act)
            words = $"{Subject(clause[..at])}{(words.Length == 0 && clause[..at].Contains(act, StringComparison.Ordinal) ? "" : act)}";
        return words.Length is > 1 and <= LongestName ? words : act;
    }

    /// <summary>Removes the day, which is not part of the name: 每周五下午4点前报送.</summary>
    private static string WithoutDay(string words)
    {
        var until = words.IndexOf('前', StringComparison.Ordinal);
        if (until is >= 0 and <= 10)
            return words[(until + 1)..];
        return words.Length > 2 && words[0] is '底' or '末' or '一' or '二' or '三' or '四' or '五' or '六' or '日' ? words[1..] : words;
    }

    private static string Subject(ReadOnlySpan<char> before)
    {
        var words = before.Trim(' ');
        return words.Length <= 8 ? words.ToString() : "";
    }

    /// <summary>
    /// Adds a rhythm, or merges it with one that is already known.
    /// 建立每周一例会机制，于每周一上午召开推进会 is one meeting.
    /// A repeated 周通报 is one bulletin.
    /// </summary>
    private static void Merge(
        List<(DraftRhythm Rhythm, string Act, Passage Source, int End)> found,
        DraftRhythm rhythm,
        string act,
        Passage passage,
        int start,
        int end
    )
    {
        for (var i = 0; i < found.Count; i++)
        {
            var (before, beforeAct, source, beforeEnd) = found[i];
            if (before.Every != rhythm.Every || before.Kind != rhythm.Kind)
                continue;
            var goesOn = source == passage && beforeEnd + 1 == start && TextMatch.StartsWithAny(passage.Folded.AsSpan(start), "于", "在");
            if (goesOn)
            {
                var from = before.Quote.Place!.Value.Offset - passage.Place.Offset;
                found[i] = (rhythm with { Quote = passage.Quote(from, end - from) }, act, passage, end);
                return;
            }

            if (beforeAct == act && act != "召开" && source.Place.Block == passage.Place.Block)
            {
                found[i] = (before with { Quote = rhythm.Quote }, act, passage, end);
                return;
            }

            if (before.Name == rhythm.Name)
                return;
        }

        found.Add((rhythm, act, passage, end));
    }
}
