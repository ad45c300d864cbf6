using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Rules for times that are over: what has happened, what an earlier plan asked for, and the cut-off date of a policy.</summary>
internal static class PastTimes
{
    /// <summary>Words after 前 where the date limits a state and not a duty: 2020年11月4日前发生的.</summary>
    private static readonly string[] BoundedStates =
    [
        "发生",
        "已",
        "，已",
        "未",
        "曾",
        "就已",
        "违法",
        "印发的",
        "公布的",
        "颁布",
        "施行",
        "印发实施的",
        "的",
        "出生",
        "建成的",
        "建成并",
        "形成的",
        "取得的",
        "存在的",
        "流出的",
        "批准的",
        "审批的",
        "立项的",
        "签订的",
        "备案的",
        "开工的",
        "登记的",
        "实施的",
        "种植的",
        "下达的",
        "划定的",
        "产生的",
        "认定的",
        "占用的",
        "办理的",
        "注册",
        "登记注册",
        "在册",
        "入库的",
        "已经",
        "为非耕地",
        "为耕地",
    ];

    private static readonly string[] PastSigns =
    [
        "已",
        "曾",
        "以来",
        "同比",
        "反馈了",
        "成立了",
        "印发了",
        "召开了",
        "开展了",
        "完成了",
        "发现了",
    ];

    public static readonly string[] Offences = ["违法", "违规", "侵占", "非法", "未经", "擅自", "未批先", "发现"];

    /// <summary>Words for a plan or a time before this one: 去年方案要求…, 上一轮整改原定….</summary>
    private static readonly string[] EarlierTimes =
    [
        "去年",
        "上年",
        "上一年",
        "往年",
        "前年",
        "上一轮",
        "上轮",
        "原定",
        "原计划",
        "原方案",
        "此前",
        "前期要求",
    ];

    /// <summary>Words for the present in a sentence that begins with an earlier time.</summary>
    private static readonly string[] PresentTimes =
    [
        "今年",
        "本年",
        "本轮",
        "此次",
        "本次",
        "下一步",
        "下步",
        "确保",
        "务必",
        "现要求",
        "调整为",
        "延长至",
    ];

    /// <summary>Words that tell what came of an earlier demand.</summary>
    private static readonly string[] Outcomes = ["实际", "最终", "完成率", "仅完成", "只完成", "未完成", "没有完成", "仍有", "未按期"];

    public static bool BoundsAState(in DateInContext at)
    {
        if (
            at.Point.YearForm == YearForm.Last
            || at.PlanYear is { } plan && at.Point.YearForm == YearForm.Stated && at.Point.Year < plan - 1
        )
            return true;
        if (IsEarlierDemand(at) || CutsOff(at))
            return true;
        var after = at.After.TrimStart(' ');
        if (TextMatch.StartsWithAny(after, BoundedStates))
            return true;
        // 完成已恢复地块的春播: the work is done on land that was restored before.
        var clause = TextMatch.StartsWithAny(after, "完成", "全面完成", "全部完成") && !after.StartsWith("完成了") ? "" : at.ClauseAfter;
        return TextMatch.ContainsAny(clause, "已完成", "已经", "已全部", "已全面", "完成了", "均已", "已整改", "已恢复")
            || TextMatch.ContainsAny(at.ClauseBefore, "已于", "已在", "早在", "曾在", "曾于");
    }

    /// <summary>Whether an earlier plan asked for the date: 去年方案要求10月31日前完成, 2023年任务书要求…，最终….</summary>
    public static bool IsEarlierDemand(in DateInContext at)
    {
        var before = at.SentenceBefore;
        foreach (var word in EarlierTimes)
        {
            if (before.LastIndexOf(word) is >= 0 and var found && !TextMatch.ContainsAny(before[found..], PresentTimes))
                return true;
        }

        return at.Point.YearForm == YearForm.Stated
            && at.Point.Year < at.PlanYear
            && (
                TextMatch.ContainsAny(at.SentenceAfter, Outcomes)
                || TextMatch.ContainsAny(before, "年度方案", "年度计划", "年任务书", "年方案", "年计划")
            );
    }

    /// <summary>
    /// Whether the date only tells which things a rule is about: 2019年6月30日之前搭建的，由各村核实.
    /// A relative clause after the date ends in 的. Work that must be completed is no such clause.
    /// </summary>
    private static bool CutsOff(in DateInContext at)
    {
        if (at.Point.YearForm != YearForm.Stated || at.Expectation == DateExpectation.Deadline)
            return false;
        var clause = at.ClauseAfter.TrimStart(" ，");
        var isOld = at.Point.Year < (at.PlanYear ?? at.LatestYear) || IsBeforeIssue(at);
        if (!isOld && TextMatch.StartsWithAny(clause, DutyWords.Doings))
            return false;
        if (clause is [.., '的'])
            return true;
        // 2018年底前形成的撂荒地: a few characters, 的 and a noun.
        return isOld && clause.IndexOf('的') is > 0 and <= 12;
    }

    private static bool IsBeforeIssue(in DateInContext at) =>
        at.Issued is { } issued
        && at.Point is { Month: { } month, Day: { } day, Year: var year }
        && day <= DateTime.DaysInMonth(year, month)
        && new DateOnly(year, month, day) < issued;

    public static bool HasPast(in DateInContext at)
    {
        if (at.PlanYear is { } plan && at.Point.YearForm == YearForm.Stated && at.Point.Year < plan && !at.IsRange)
            return true;
        return TextMatch.ContainsAny(at.Around, PastSigns) && !TextMatch.ContainsAny(at.ClauseBefore, "确保", "力争", "必须", "务必");
    }
}
