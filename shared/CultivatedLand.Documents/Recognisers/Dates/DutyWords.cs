using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Words that set a duty or forbid a deed.</summary>
internal static class DutyWords
{
    private static readonly string[] Obligations =
    [
        "需",
        "须",
        "必须",
        "要求",
        "应",
        "应当",
        "确保",
        "力争",
        "计划",
        "拟",
        "务必",
        "务于",
        "请于",
        "请在",
        "定于",
        "将于",
        "将在",
        "安排在",
        "争取",
        "保证",
        "目标",
        "实现",
        "不迟于",
        "最迟",
        "集中",
    ];

    public static readonly string[] Doings =
    [
        "完成",
        "全面",
        "全部",
        "实现",
        "基本",
        "建成",
        "达到",
        "达标",
        "整改",
        "恢复",
        "补足",
        "建立",
        "落实",
        "形成",
        "力争",
        "销号",
        "验收",
        "清零",
        "消除",
        "治理",
        "报送",
        "上报",
        "种植",
        "翻耕",
        "复耕",
        "退出",
        "拆除",
        "办结",
        "提交",
        "启动",
        "到位",
    ];

    /// <summary>
    /// Words for work that may begin at a time as well as end by it.
    /// Such a date is a deadline only where it stands in a list of deadlines.
    /// </summary>
    public static readonly string[] Starts =
    [
        "新",
        "开展",
        "组织",
        "集中",
        "召开",
        "总结",
        "评估",
        "考核",
        "抽查",
        "推广",
        "改造",
        "建设",
        "开工",
        "竣工",
        "拨付",
        "兑现",
        "移交",
        "督查",
        "复核",
        "再",
        "进行",
        "累计",
        "占",
    ];

    private static readonly string[] Bans =
    [
        "不得",
        "不准",
        "不许",
        "不予",
        "不能",
        "不可",
        "不允许",
        "不再受理",
        "禁止",
        "严禁",
        "暂停受理",
        "暂停办理",
        "暂停审批",
        "暂不",
        "谢绝",
    ];

    /// <summary>Whether the words forbid something until the date: 2026年12月31日前不得改变用途. Nothing is to be finished by then.</summary>
    public static bool Forbids(in DateInContext at)
    {
        var clause = at.ClauseAfter;
        var ban = First(clause, Bans);
        return ban >= 0 && First(clause[..ban], Doings) < 0 && !TextMatch.StartsWithAny(clause[ban..], "不得少于", "不得低于", "不能少于");
    }

    private static int First(ReadOnlySpan<char> words, string[] signs)
    {
        var first = -1;
        foreach (var sign in signs)
        {
            if (words.IndexOf(sign) is >= 0 and var found && (first < 0 || found < first))
                first = found;
        }

        return first;
    }

    public static bool IsObliged(in DateInContext at) =>
        TextMatch.ContainsAny(at.ClauseBefore, Obligations) || TextMatch.ContainsAny(at.ClauseAfter, Obligations);
}
