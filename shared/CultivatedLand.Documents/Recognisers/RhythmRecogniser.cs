using System.Buffers;
using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers;

/// <summary>What comes back: 每周一例会, 半个月召开一次调度会, 周通报, 每月专报, 每季度调度一次.</summary>
internal static class RhythmRecogniser
{
    private const int LongestName = 24;

    private static readonly SearchValues<char> PeriodSigns = SearchValues.Create("周月季半每旬");

    // The longest word first, so that 每半个月 is no 每月 and 半年 is no 年.
    private static readonly (string Word, Every Every)[] Periods =
    [
        ("每半个月", Every.HalfMonth), ("每半月", Every.HalfMonth), ("每两周", Every.HalfMonth), ("每2周", Every.HalfMonth), ("每15天", Every.HalfMonth), ("每半年", Every.HalfYear), ("每星期", Every.Week), ("每周", Every.Week),
        ("每个季度", Every.Quarter), ("每季度", Every.Quarter), ("每季", Every.Quarter), ("每个月", Every.Month), ("每月", Every.Month), ("每年度", Every.Year), ("每年", Every.Year),
        ("半个月", Every.HalfMonth), ("半月", Every.HalfMonth), ("半年", Every.HalfYear), ("一周一", Every.Week), ("一月一", Every.Month), ("一季一", Every.Quarter), ("按月", Every.Month), ("按周", Every.Week), ("按季度", Every.Quarter), ("逐月", Every.Month), ("逐周", Every.Week),
        ("周", Every.Week), ("月", Every.Month), ("季度", Every.Quarter), ("季", Every.Quarter),
    ];

    // Behind a bare 周, 月, 季 only these make a rhythm of it: 周通报, 月调度.
    private static readonly string[] ShortActs = ["通报", "调度", "例会", "专报", "报告", "报制", "汇报", "会商", "巡查", "督导", "督查", "研判", "简报", "点评", "排名", "推进会"];

    private static readonly string[] Meetings = ["听取", "召开", "例会", "会议", "调度会", "推进会", "会商", "调度", "研判", "专题研究"];
    private static readonly string[] Bulletins = ["通报", "简报", "排名", "晾晒"];
    private static readonly string[] Reports = ["报送", "上报", "专报", "汇报", "报告", "小结", "报表", "月报", "周报", "书面报", "填报", "反馈"];
    private static readonly string[] Patrols = ["巡查", "巡河", "巡田", "巡护", "巡湖", "巡逻"];
    private static readonly string[] NotRhythms = ["培训", "补助", "元/亩", "标准", "经费", "奖励", "保费", "补贴", "种植"];

    public static ImmutableArray<DraftRhythm> Find(IEnumerable<Passage> passages)
    {
        var found = new List<(DraftRhythm Rhythm, string Act, Passage Source, int End)>();
        foreach (var passage in passages)
        {
            var folded = passage.Folded;
            var start = 0;
            while (start < folded.Length)
            {
                var end = Clauses.ClauseEnd(folded, start);
                if (end > start && InClause(passage, start, end) is var (rhythm, act))
                    Merge(found, rhythm, act, passage, start, end);
                start = end + 1;
            }
        }

        return [.. found.Select(item => item.Rhythm)];
    }

    private static (DraftRhythm Rhythm, string Act)? InClause(Passage passage, int start, int end)
    {
        var clause = passage.Folded.AsSpan(start, end - start);
        if (clause.IndexOfAny(PeriodSigns) < 0 || Signs.ContainsAny(clause, NotRhythms))
            return null;
        for (var at = 0; at < clause.Length; at++)
        {
            foreach (var (word, every) in Periods)
            {
                if (!clause[at..].StartsWith(word) || !Counts(clause, at, word))
                    continue;
                var rest = clause[(at + word.Length)..];
                if (Kind(rest) is not var (kind, act))
                    continue;
                var lead = clause.Length - clause.TrimStart(' ').Length;
                var quote = passage.Quote(start + lead, end - start - lead);
                return (new DraftRhythm(Name(clause, at, word, rest, act), kind, every, quote), act);
            }
        }

        return null;
    }

    private static bool Counts(ReadOnlySpan<char> clause, int at, string word)
    {
        var rest = clause[(at + word.Length)..];
        if (word[0] is '每' or '按' or '逐' || word.StartsWith('一'))
            return !rest.StartsWith("个") && !Signs.StartsWithAny(rest, "少", "出现");
        var before = at > 0 ? clause[at - 1] : '\0';
        if (word is "半年" or "半个月" or "半月")
            return before is not ('上' or '下' or '个' or '前' or '后') && (rest.Contains("一次", StringComparison.Ordinal) || Signs.StartsWithAny(rest, ShortActs) || Signs.StartsWithAny(rest, "工作小结", "小结", "总结", "工作总结"));
        // 9月调度 is a month of the year, 一周通报 a week that was.
        return !char.IsAsciiDigit(before) && before is not ('个' or '本' or '当' or '上' or '下' or '每' or '半' or '次' or '十' or '一' or '二') && Signs.StartsWithAny(rest, ShortActs);
    }

    private static (RhythmKind Kind, string Act)? Kind(ReadOnlySpan<char> rest)
    {
        foreach (var (kind, acts) in (ReadOnlySpan<(RhythmKind, string[])>)[(RhythmKind.Meeting, Meetings[..6]), (RhythmKind.Bulletin, Bulletins), (RhythmKind.Patrol, Patrols), (RhythmKind.Meeting, Meetings), (RhythmKind.Report, Reports)])
        {
            foreach (var act in acts)
            {
                if (rest.Contains(act, StringComparison.Ordinal))
                    return (kind, act);
            }
        }

        return null;
    }

    private static string Name(ReadOnlySpan<char> clause, int at, string word, ReadOnlySpan<char> rest, string act)
    {
        var called = rest.IndexOf("召开");
        var words = (called >= 0 ? rest[(called + 2)..] : rest).ToString();
        foreach (var noise in (ReadOnlySpan<string>)["一次", "至少", "不少于", "1次", "两次"])
            words = words.Replace(noise, "", StringComparison.Ordinal);
        words = WithoutDay(words).Trim(' ', '的', '、');
        if (word.Length <= 2 && !word.StartsWith('每'))
            words = word + words;
        else if (words == act)
            words = $"{Subject(clause[..at])}{words}";
        return words.Length is > 1 and <= LongestName ? words : act;
    }

    /// <summary>每周五下午4点前报送: the day is no part of the name.</summary>
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

    /// <summary>建立每周一例会机制，于每周一上午召开推进会 is one meeting; 周通报 said twice is one bulletin.</summary>
    private static void Merge(List<(DraftRhythm Rhythm, string Act, Passage Source, int End)> found, DraftRhythm rhythm, string act, Passage passage, int start, int end)
    {
        for (var i = 0; i < found.Count; i++)
        {
            var (before, beforeAct, source, beforeEnd) = found[i];
            if (before.Every != rhythm.Every || before.Kind != rhythm.Kind)
                continue;
            var goesOn = source == passage && beforeEnd + 1 == start && Signs.StartsWithAny(passage.Folded.AsSpan(start), "于", "在");
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
