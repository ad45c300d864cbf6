using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading.Outline;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>
/// Rules for the name of a task.
/// The name is its heading, or the title of the document, without the words that all of them share.
/// </summary>
internal static class TaskNames
{
    private const int LongestName = 40;

    private static readonly string[] TitleTails =
    [
        "实施方案",
        "工作方案",
        "整改方案",
        "行动方案",
        "处置方案",
        "方案",
        "工作通知",
        "意见通知",
        "的通知",
        "通知",
        "的实施意见",
        "实施意见",
        "的意见",
        "意见",
        "工作计划",
        "计划",
        "任务完成情况公示",
        "完成情况公示",
        "情况公示",
        "的公示",
        "公示",
        "情况的通报",
        "的通报",
        "通报",
        "的公告",
        "公告",
        "任务分解表",
        "分解表",
        "任务表",
        "台账",
        "清单",
        "的督办函",
        "的督办通知单",
        "的函",
        "的复函",
        "复函",
        "的答复",
        "答复",
        "的报告",
        "报告",
    ];

    public static (string Name, Quote Quote) Of(Section section)
    {
        var own = Own(section);
        var name = Clean(own.Text);
        // 1.一级网格 alone says little, so the heading above it is added.
        if (
            section.Rank is HeadingRank.Third or HeadingRank.Fourth
            && section.Parent is { Heading.Length: > 0, Rank: HeadingRank.Second } parent
            && name.Length <= 8
        )
            name = $"{Clean(parent.Heading.Text)}：{name}";
        return (name, own.Quote());
    }

    /// <summary>Shortens a heading to a name. It removes 关于…的问题 and figures, and cuts a long heading at a pause.</summary>
    public static string Clean(string heading)
    {
        var name = CharacterFolding.Unspaced(heading).Trim('。', '；', '：', ':', ';', '，');
        if (name.StartsWith("关于", StringComparison.Ordinal) && name.Length > 4)
            name = name.EndsWith("的问题", StringComparison.Ordinal) ? name[2..^3] : name[2..];
        var folded = CharacterFolding.Fold(name);
        var bracket = folded.IndexOf('(');
        if (
            bracket > 3
            && folded.EndsWith(')')
            && (char.IsAsciiDigit(folded[bracket + 1]) || TextMatch.ContainsAny(folded.AsSpan(bracket), "责任", "牵头", "月", "时限"))
        )
            name = name[..bracket];
        name = Quota(name) ?? name;
        // 复耕60亩，由柳湾村负责: who does the work is no part of its name.
        var by = name.IndexOf("，由", StringComparison.Ordinal);
        if (by > 3)
            name = name[..by];
        var figure = name.LastIndexOf("，面积", StringComparison.Ordinal);
        if (figure > 4)
            name = name[..figure];
        if (name.Length > LongestName)
        {
            var pause = name.AsSpan(0, LongestName).LastIndexOfAny("，。；");
            name = name[..(pause > 3 ? pause : LongestName)];
        }

        return name;
    }

    /// <summary>Whether the title tells only the kind of document and not its subject: 紧急通知, 督办函, 会议纪要.</summary>
    public static bool SaysNothing(string title) =>
        title.Length <= 7
        && TextMatch.EndsWithAny(
            title,
            "通知",
            "函",
            "纪要",
            "交办单",
            "通知单",
            "通知书",
            "提示",
            "责任书",
            "通报",
            "告知书",
            "督办单",
            "任务单",
            "提示单",
            "提醒单"
        );

    public static string OfTitle(string title)
    {
        var name = title;
        var about = name.IndexOf("关于", StringComparison.Ordinal);
        if (about >= 0)
            name = name[(about + 2)..].TrimStart('对', '的');
        foreach (
            var verb in (ReadOnlySpan<string>)
                [
                    "立即开展",
                    "进一步做好",
                    "切实做好",
                    "扎实做好",
                    "切实抓好",
                    "抓好",
                    "做好",
                    "开展",
                    "印发",
                    "加快推进",
                    "落实",
                    "分解下达",
                    "下达",
                    "组织申报",
                    "报送",
                ]
        )
        {
            if (name.Length > verb.Length + 4 && name.StartsWith(verb, StringComparison.Ordinal))
            {
                name = name[verb.Length..];
                break;
            }
        }

        foreach (var tail in TitleTails)
        {
            if (name.Length > tail.Length + 2 && name.EndsWith(tail, StringComparison.Ordinal))
            {
                name = name[..^tail.Length];
                break;
            }
        }

        name = WithoutPlace(name.TrimEnd('的', '》').TrimStart('《'));
        return name.EndsWith("工作", StringComparison.Ordinal) && name.Length > 6 ? name[..^2] : name;
    }

    private static Passage Own(Section section)
    {
        if (section.Heading.Length > 0)
            return section.Heading;
        var body = section.Body.Count > 0 ? section.Body[0] : section.Heading;
        var pause = body.Folded.AsSpan(0, Math.Min(body.Length, 60)).IndexOfAny("，。；:");
        return body.Slice(0, pause > 3 ? pause : Math.Min(body.Length, LongestName)).Trim();
    }

    /// <summary>
    /// Returns the work of a quota: 2023年需完成存量缺口补足2.79万亩 is 存量缺口补足. The year and the figure are not part of the name.
    /// Null where the name is no quota.
    /// </summary>
    private static string? Quota(string name)
    {
        var words = name.AsSpan();
        if (words.Length > 5 && words[4] == '年' && words.StartsWith("20") && char.IsAsciiDigit(words[2]) && char.IsAsciiDigit(words[3]))
            words = words[5..];
        if (words.Length < 8 || words[0] is not ('需' or '须' or '要' or '应') || !words[1..].StartsWith("完成") || words[^1] != '亩')
            return null;
        words = words[3..^1];
        if (words[^1] == '万')
            words = words[..^1];
        var work = words.TrimEnd("0123456789.");
        return work.Length is >= 4 and <= 20 && work.Length < words.Length && work.IndexOfAny(Clauses.ListBorders) < 0
            ? work.ToString()
            : null;
    }

    /// <summary>Removes the place before the year, which is the issuer's own: 白石镇2023年耕地….</summary>
    private static string WithoutPlace(string name)
    {
        var year = name.IndexOf("20", StringComparison.Ordinal);
        return year is >= 2 and <= 8 && name[year - 1] is '镇' or '乡' or '县' or '区' or '市' or '村' or '道' && name.Length > year + 8
            ? name[year..]
            : name;
    }
}
