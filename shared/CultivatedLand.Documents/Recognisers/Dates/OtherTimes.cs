using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Rules for times that belong to no task: in a cited title, of a rhythm, of a season, of the document itself.</summary>
internal static class OtherTimes
{
    private static readonly string[] Seasons =
    [
        "汛期",
        "火期",
        "戒严期",
        "渔期",
        "枯水期",
        "丰水期",
        "生长期",
        "农忙期",
        "农闲期",
        "禁烧期",
        "采暖期",
        "封山期",
        "禁牧期",
    ];

    public static bool InsideTitle(string text, int start)
    {
        var window = text.AsSpan(Math.Max(0, start - 120), start - Math.Max(0, start - 120));
        return window.LastIndexOf('《') > window.LastIndexOf('》')
            || window.LastIndexOf('[') > window.LastIndexOf(']') && start < text.Length && window.Length - window.LastIndexOf('[') <= 2;
    }

    /// <summary>Removes the days of a list that stand before one of its days: 每月15日、 before 30日前.</summary>
    private static ReadOnlySpan<char> WithoutListedDays(ReadOnlySpan<char> before)
    {
        while (before.Length > 2 && before[^1] is '、' or '和' or '及' or '与')
        {
            var rest = before[..^1].TrimEnd();
            if (rest is not [.., '日' or '号'])
                break;
            var figures = rest[..^1].TrimEnd("0123456789十一二三四五六七八九廿");
            if (figures.Length == rest.Length - 1)
                break;
            before = figures.TrimEnd();
        }

        return before;
    }

    public static bool Recurs(in DateInContext at) =>
        TextMatch.EndsWithAny(
            WithoutListedDays(at.Before),
            "每",
            "每年",
            "每月",
            "每季度",
            "每季度末",
            "每季",
            "每季末",
            "每半年",
            "每周",
            "每逢",
            "次月",
            "次季度",
            "每年的",
            "每月的",
            "每年于",
            "每月于",
            "于每",
            "逐",
            "各",
            "每季度首",
            "每季度末月",
            "于次",
            "每个"
        )
        || (
            at.Point.YearForm == YearForm.Next
            && at.Text[at.Start] is '次' or '翌'
            && TextMatch.ContainsAny(at.ClauseBefore, "应当", "每年", "年度")
        )
        || IsSeason(at);

    /// <summary>Whether the period is a season, which is no task: 汛期（4月1日至9月30日）.</summary>
    private static bool IsSeason(in DateInContext at) =>
        TextMatch.EndsWithAny(at.Before.TrimEnd(" (:为"), Seasons)
        || (at.IsRange && at.After.StartsWith("为") && TextMatch.ContainsAny(at.ClauseAfter, Seasons));

    public static bool IsNotice(in DateInContext at) =>
        TextMatch.ContainsAny(at.Before, "公示期", "公示时间", "公示期间", "公示自")
        || (at.IsRange && IsShown(at))
        || TextMatch.EndsWithAny(at.Before.TrimEnd("为自从是 "), "有效期", "有效期限", "服务期", "合同期", "任期", "试行期")
        || TextMatch.StartsWithAny(at.After, "公示", "为公示期", "期间公示")
        || TextMatch.ContainsAny(at.Before, "法定节假日", "放假");

    /// <summary>Whether a period is that of a public notice: 对结果进行公示（3月5日至11日）. A stage called 公示阶段 is a step of the work.</summary>
    private static bool IsShown(in DateInContext at) =>
        (at.ClauseBefore.Contains("公示", StringComparison.Ordinal) || TextMatch.StartsWithAny(at.After, "公示", "进行公示", "在公示栏"))
        && !at.Around.Contains("公示阶段", StringComparison.Ordinal);

    /// <summary>Whether the date belongs to the lunar calendar: 农历八月十五, 阴历九月底. It is no day of the solar year.</summary>
    public static bool IsLunar(in DateInContext at) =>
        TextMatch.EndsWithAny(at.Before, "农历", "阴历", "旧历")
        || at.Text.AsSpan(at.Start, at.End - at.Start).Contains("农历", StringComparison.Ordinal)
        // 七月初十 counts the days as the lunar calendar does.
        || (at.Text[at.End - 1] == '初' && at.End < at.Text.Length && ChineseNumerals.IsNumeral(at.Text[at.End]));

    public static bool AsOf(in DateInContext at) =>
        !at.IsBefore && TextMatch.EndsWithAny(at.Before, "截至", "截止", "截止到", "截至到", "截止至", "统计到", "截止目前")
        || at.IsBefore && TextMatch.EndsWithAny(at.Before, "截至") && !TextMatch.ContainsAny(at.ClauseAfter, "完成", "报送", "整改");

    public static bool IsSince(in DateInContext at) =>
        TextMatch.StartsWithAny(at.After, "以来", "后", "以后", "之后", "起", "开始", "始")
        && !TextMatch.StartsWithAny(at.After, "起至", "后期");
}
