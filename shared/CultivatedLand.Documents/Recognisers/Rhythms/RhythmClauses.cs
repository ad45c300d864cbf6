using System.Buffers;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain.Bulletins;

namespace CultivatedLand.Documents.Recognisers.Rhythms;

/// <summary>Rules that find a period in a clause, and the border between one rhythm and the next.</summary>
internal static class RhythmClauses
{
    private const int MostParts = 8;

    private static readonly SearchValues<char> PeriodSigns = SearchValues.Create("周月季半每旬日");

    // The longest word comes first, so that 每半个月 is not read as 每月 and 半年 not as 年.
    private static readonly (string Word, RecurrenceInterval Every)[] Periods =
    [
        ("每半个月", RecurrenceInterval.HalfMonth),
        ("每半月", RecurrenceInterval.HalfMonth),
        ("每两周", RecurrenceInterval.HalfMonth),
        ("每2周", RecurrenceInterval.HalfMonth),
        ("每双周", RecurrenceInterval.HalfMonth),
        ("每15天", RecurrenceInterval.HalfMonth),
        ("每旬", RecurrenceInterval.TenDays),
        ("每10天", RecurrenceInterval.TenDays),
        ("每十天", RecurrenceInterval.TenDays),
        ("每10日", RecurrenceInterval.TenDays),
        ("每十日", RecurrenceInterval.TenDays),
        ("每天", RecurrenceInterval.Day),
        ("每日", RecurrenceInterval.Day),
        ("每半年", RecurrenceInterval.HalfYear),
        ("每星期", RecurrenceInterval.Week),
        ("每周", RecurrenceInterval.Week),
        ("每个季度", RecurrenceInterval.Quarter),
        ("每季度", RecurrenceInterval.Quarter),
        ("每季", RecurrenceInterval.Quarter),
        ("每个月", RecurrenceInterval.Month),
        ("每月", RecurrenceInterval.Month),
        ("每年度", RecurrenceInterval.Year),
        ("每年", RecurrenceInterval.Year),
        ("半月一", RecurrenceInterval.HalfMonth),
        ("半年一", RecurrenceInterval.HalfYear),
        ("一旬一", RecurrenceInterval.TenDays),
        ("一日一", RecurrenceInterval.Day),
        ("半个月", RecurrenceInterval.HalfMonth),
        ("半月", RecurrenceInterval.HalfMonth),
        ("双周", RecurrenceInterval.HalfMonth),
        ("半年", RecurrenceInterval.HalfYear),
        ("一周一", RecurrenceInterval.Week),
        ("一月一", RecurrenceInterval.Month),
        ("一季一", RecurrenceInterval.Quarter),
        ("按月", RecurrenceInterval.Month),
        ("按周", RecurrenceInterval.Week),
        ("按季度", RecurrenceInterval.Quarter),
        ("逐月", RecurrenceInterval.Month),
        ("逐周", RecurrenceInterval.Week),
        ("旬", RecurrenceInterval.TenDays),
        ("周", RecurrenceInterval.Week),
        ("月", RecurrenceInterval.Month),
        ("季度", RecurrenceInterval.Quarter),
        ("季", RecurrenceInterval.Quarter),
        ("日", RecurrenceInterval.Day),
    ];

    private static readonly SearchValues<char> Beginnings = SearchValues.Create([.. Periods.Select(period => period.Word[0])]);

    private static readonly string[] NotRhythms = ["培训", "补助", "元/亩", "标准", "经费", "奖励", "保费", "补贴", "种植", "每天补"];

    public static bool IsNone(ReadOnlySpan<char> clause) => TextMatch.ContainsAny(clause, NotRhythms);

    /// <summary>Splits a clause into rhythms. 周调度、月通报、季考核 are three rhythms; 每月月底前报送 is one.</summary>
    public static List<(int Start, int End)> Parts(string folded, int start, int end)
    {
        var parts = new List<(int Start, int End)>();
        if (end <= start || folded.AsSpan(start, end - start).IndexOfAny(PeriodSigns) < 0)
            return parts;
        var clause = folded.AsSpan(start, end - start);
        var (from, next) = (0, First(clause, 0));
        while (next is var (at, word, _) && parts.Count < MostParts)
        {
            var following = First(clause, at + word.Length);
            // A second period begins a second rhythm only where the first already has its own activity.
            while (
                following is var (other, otherWord, _)
                && (clause[..other].LastIndexOfAny("、，和“\"") < at || RhythmWords.Act(clause[(at + word.Length)..other]) is null)
            )
                following = First(clause, other + otherWord.Length);
            if (following is not var (cut, _, _))
                break;
            cut = clause[..cut].LastIndexOfAny("、，和“\"") + 1;
            parts.Add((start + from, start + cut - 1));
            (from, next) = (cut, First(clause, cut));
        }

        parts.Add((start + from, end));
        return parts;
    }

    public static (int At, string Word, RecurrenceInterval Every)? First(ReadOnlySpan<char> clause, int from)
    {
        for (var at = from; at < clause.Length; at++)
        {
            var next = clause[at..].IndexOfAny(Beginnings);
            if (next < 0)
                return null;
            at += next;
            foreach (var (word, every) in Periods)
            {
                if (clause[at..].StartsWith(word) && Counts(clause, at, word))
                    return (at, word, every);
            }
        }

        return null;
    }

    /// <summary>Whether two days are named after 每月: 5日、20日通报.</summary>
    public static bool NamesTwoDays(ReadOnlySpan<char> rest)
    {
        var first = DayEnd(rest, 0);
        return first > 0
            && first < rest.Length
            && rest[first] is '、' or '和'
            && DayEnd(rest, first + 1) is var second and > 0
            && !(second < rest.Length && rest[second] is '、' or '和');
    }

    /// <summary>Whether three days are named after 每月: 5日、15日、25日报送.</summary>
    public static bool NamesThreeDays(ReadOnlySpan<char> rest)
    {
        var at = 0;
        for (var day = 0; day < 3; day++)
        {
            if (day > 0 && (at >= rest.Length || rest[at++] is not ('、' or '和')))
                return false;
            at = DayEnd(rest, at);
            if (at == 0)
                return false;
        }

        return true;
    }

    private static int DayEnd(ReadOnlySpan<char> rest, int from)
    {
        var at = from;
        while (at < rest.Length && at - from < 2 && char.IsAsciiDigit(rest[at]))
            at++;
        return at > from && at < rest.Length && rest[at] is '日' or '号' ? at + 1 : 0;
    }

    private static bool Counts(ReadOnlySpan<char> clause, int at, string word)
    {
        var rest = clause[(at + word.Length)..];
        if (word[0] is '每' or '按' or '逐' || word.StartsWith('一') || word.EndsWith('一'))
            return !rest.StartsWith("个") && !TextMatch.StartsWithAny(rest, "少", "出现");
        var before = at > 0 ? clause[at - 1] : '\0';
        if (word is "半年" or "半个月" or "半月")
            return before is not ('上' or '下' or '个' or '前' or '后' or '每')
                && (
                    rest.Contains("一次", StringComparison.Ordinal)
                    || TextMatch.StartsWithAny(rest, RhythmWords.ShortActs)
                    || TextMatch.StartsWithAny(rest, "工作小结", "小结", "总结", "工作总结")
                );
        if (word == "日" && before is '今' or '昨' or '近' or '即' or '同' or '前' or '作' or '节' or '假' or '生' or '末' or '工')
            return false;
        // 9月调度 names a month of the year, and 一周通报 means the past week.
        return !char.IsAsciiDigit(before)
            && before is not ('个' or '本' or '当' or '上' or '下' or '每' or '半' or '双' or '次')
            && !"一二三四五六七八九十".Contains(before, StringComparison.Ordinal)
            && TextMatch.StartsWithAny(rest, RhythmWords.ShortActs);
    }
}
