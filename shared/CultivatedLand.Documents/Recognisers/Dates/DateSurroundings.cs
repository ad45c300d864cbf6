using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Rules that find the meaning of a date from the words around it. A date that is no deadline must not become one.</summary>
internal static class DateSurroundings
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

    private static readonly string[] Doings =
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
    private static readonly string[] Starts =
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

    private static readonly string[] Offences = ["违法", "违规", "侵占", "非法", "未经", "擅自", "未批先", "发现"];

    public static DateSense Judge(in DateInContext at)
    {
        if (InsideTitle(at.Text, at.Start))
            return DateSense.Cited;
        if (Recurs(at))
            return DateSense.Recurring;
        if (DateLabels.Before(at.Text, at.Start) is { } label)
        {
            if (DateLabels.NamesOtherTime(label))
                return DateSense.Notice;
            if (DateLabels.NamesDeadline(label))
                return DateSense.Deadline;
        }

        if (at.Expectation == DateExpectation.Deadline)
            return TextMatch.StartsWithAny(at.After, "以来", "后", "以后", "之后", "印发", "发布")
                ? DateSense.Mentioned
                : DateSense.Deadline;
        if (IsNotice(at))
            return DateSense.Notice;
        if (AsOf(at))
            return DateSense.AsOf;
        if (!at.IsBefore && IsSince(at))
            return DateSense.Since;
        if (
            !at.IsBefore
            && TextMatch.StartsWithAny(
                at.After,
                "印发",
                "发布",
                "公布",
                "施行",
                "生效",
                "发文",
                "召开",
                "通过的",
                "讯",
                "《",
                "电",
                "第",
                "出台",
                "修订",
                "修正",
                "下达",
                "反馈",
                "交办"
            )
        )
            return DateSense.Mentioned;
        if (at.IsBefore)
            return BoundsAState(at) ? DateSense.Past : DateSense.Deadline;
        return at.IsRange ? JudgeRange(at) : JudgePoint(at);
    }

    private static DateSense JudgeRange(in DateInContext at)
    {
        if (HasPast(at) || (at.Expectation != DateExpectation.Schedule && TextMatch.ContainsAny(at.Around, Offences)))
            return DateSense.Past;
        if (at.Point.IsBareYear)
            return TextMatch.EndsWithAny(at.Before, "从", "自") && IsObliged(at) ? DateSense.Deadline : DateSense.Mentioned;
        if (
            InBracketsBehindName(at)
            || at.Expectation == DateExpectation.Schedule
            || IsObliged(at)
            || (at.After.StartsWith("为") && at.ClauseAfter.Contains("阶段", StringComparison.Ordinal))
        )
            return DateSense.Deadline;
        // 自4月17日起至12月31日 announces a period, unless it is past.
        return TextMatch.EndsWithAny(at.Before, "自", "从") && at.Text.AsSpan(at.Start, at.End - at.Start).Contains('起')
            ? DateSense.Deadline
            : DateSense.Mentioned;
    }

    private static DateSense JudgePoint(in DateInContext at)
    {
        if (at.Point.YearForm == YearForm.Last)
            return DateSense.Past;
        var after = BehindLeader(at, at.After.TrimStart(" ，"));
        if (at.Point.IsBareYear && at.Point.Part == DatePart.None)
            return JudgeBareYear(at);
        // 全年完成110个 may tell past work as well as planned work. It is planned where a deadline for half a year stands before it.
        if (at.Point.Part == DatePart.Whole)
            return at.IsListed && !HasPast(at) && TextMatch.StartsWithAny(after, Doings) ? DateSense.Deadline : DateSense.Mentioned;
        if (at.Point.Part == DatePart.Within)
            return
                !HasPast(at)
                && (
                    TextMatch.StartsWithAny(
                        at.After,
                        "完成",
                        "全面",
                        "全部",
                        "实现",
                        "建成",
                        "基本",
                        "整改",
                        "恢复",
                        "达到",
                        "要",
                        "力争",
                        "须",
                        "需"
                    ) || TextMatch.EndsWithAny(at.Before, "力争", "确保", "争取", "须于", "需在", "在")
                )
                && TextMatch.ContainsAny(at.ClauseAfter, Doings)
                ? DateSense.Deadline
                : DateSense.Mentioned;
        if (at.Expectation == DateExpectation.Schedule && at.HeadsSentence && !HasPast(at))
            return DateSense.Deadline;
        if (
            TextMatch.EndsWithAny(
                at.Before,
                "不迟于",
                "不得迟于",
                "不晚于",
                "不得晚于",
                "最迟",
                "最迟于",
                "不超过",
                "不得超过",
                "最晚",
                "最晚于",
                "请于",
                "请在",
                "务必于",
                "务于",
                "须于",
                "须在",
                "应于",
                "应在",
                "要于",
                "定于",
                "拟于",
                "计划于",
                "计划在",
                "将于",
                "争取于",
                "争取在",
                "确保",
                "确保在",
                "确保于",
                "力争",
                "力争在",
                "力争于",
                "原则上于"
            )
        )
            return HasPast(at) ? DateSense.Past : DateSense.Deadline;
        if (TextMatch.StartsWithAny(at.After, "为最后时限", "为最后期限", "为截止", "为最终时限", "为完成时限", "为限"))
            return DateSense.Deadline;
        if (at.Point.Grain == DateGrain.Day)
            return DateSense.Mentioned;
        // 到10月底, 10月底完成: the end of a period, with work to do.
        if (HasPast(at))
            return DateSense.Past;
        var reaches = TextMatch.EndsWithAny(at.Before, "到", "至");
        var ends =
            at.Point.Part is DatePart.End or DatePart.Late or DatePart.Middle or DatePart.EarlyMiddle or DatePart.MiddleLate
            || at.Text[at.End - 1] is '末' or '底'
            || at.Point.Half is not null;
        if (ends && (reaches || (TextMatch.StartsWithAny(after, Doings) && !IsModifier(at))))
            return DateSense.Deadline;
        // 一季度完成摸排; 上半年…，第三季度末开展“回头看”.
        if (
            at.OpensClause
            && !IsModifier(at)
            && (
                at.Point.Quarter is not null
                    ? TextMatch.StartsWithAny(after, Doings) || (ends && TextMatch.StartsWithAny(after, Starts))
                    : at.IsListed && ends && TextMatch.StartsWithAny(after, Starts)
            )
        )
            return DateSense.Deadline;
        return InBracketsBehindName(at) && at.Point.Part != DatePart.None ? DateSense.Deadline
            : reaches && IsObliged(at) ? DateSense.Deadline
            : DateSense.Mentioned;
    }

    /// <summary>Returns the words after the leading unit, which may stand between the time and the work: 2025年上半年，由县局牵头，完成核查.</summary>
    private static ReadOnlySpan<char> BehindLeader(in DateInContext at, ReadOnlySpan<char> after)
    {
        if (!after.StartsWith("由"))
            return after;
        var sentence = at.Text.AsSpan(at.End, Clauses.SentenceEnd(at.Text, at.End) - at.End).TrimStart(" ，");
        var pause = sentence.IndexOf('，');
        return pause < 0 ? after : sentence[(pause + 1)..];
    }

    /// <summary>Finds the meaning of a year alone. It is a deadline where the words set a duty for it: 到2025年, 2023年需完成…亩.</summary>
    private static DateSense JudgeBareYear(in DateInContext at)
    {
        if (HasPast(at) || at.Point.YearForm is YearForm.This or YearForm.Last)
            return DateSense.Mentioned;
        if (at.PlanYear is { } plan && at.Point.YearForm == YearForm.Stated && at.Point.Year < plan)
            return DateSense.Mentioned;
        if (
            TextMatch.EndsWithAny(at.Before, "到", "至")
            && TextMatch.StartsWithAny(at.After, "，", "全", "实现", "完成", "基本", "力争", "底", "建成", "达到", "耕地")
        )
            return DateSense.Deadline;
        var clause = at.ClauseAfter;
        var duty = clause.IndexOfAny("需须要应拟");
        return
            duty is >= 0 and <= 10
            && clause.IndexOf("要求") != duty
            && char.IsAsciiDigit(LastFigure(clause))
            && TextMatch.ContainsAny(clause, "完成", "恢复", "补足", "补充", "整改", "新增", "治理", "建设", "退出")
            && TextMatch.ContainsAny(clause, "亩", "公顷", "个", "%")
            ? DateSense.Deadline
            : DateSense.Mentioned;
    }

    private static char LastFigure(ReadOnlySpan<char> clause)
    {
        var at = clause.LastIndexOfAnyInRange('0', '9');
        return at < 0 ? ' ' : clause[at];
    }

    private static bool InsideTitle(string text, int start)
    {
        var window = text.AsSpan(Math.Max(0, start - 120), start - Math.Max(0, start - 120));
        return window.LastIndexOf('《') > window.LastIndexOf('》')
            || window.LastIndexOf('[') > window.LastIndexOf(']') && start < text.Length && window.Length - window.LastIndexOf('[') <= 2;
    }

    private static bool Recurs(in DateInContext at) =>
        TextMatch.EndsWithAny(
            at.Before,
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

    private static bool IsNotice(in DateInContext at) =>
        TextMatch.ContainsAny(at.Before, "公示期", "公示时间", "公示期间", "公示自")
        || TextMatch.EndsWithAny(at.Before.TrimEnd("为自从是 "), "有效期", "有效期限", "服务期", "合同期", "任期", "试行期")
        || TextMatch.StartsWithAny(at.After, "公示", "为公示期", "期间公示")
        || TextMatch.ContainsAny(at.Before, "法定节假日", "放假");

    private static bool AsOf(in DateInContext at) =>
        !at.IsBefore && TextMatch.EndsWithAny(at.Before, "截至", "截止", "截止到", "截至到", "截止至", "统计到", "截止目前")
        || at.IsBefore && TextMatch.EndsWithAny(at.Before, "截至") && !TextMatch.ContainsAny(at.ClauseAfter, "完成", "报送", "整改");

    private static bool IsSince(in DateInContext at) =>
        TextMatch.StartsWithAny(at.After, "以来", "后", "以后", "之后", "起", "开始", "始")
        && !TextMatch.StartsWithAny(at.After, "起至", "后期");

    private static bool BoundsAState(in DateInContext at)
    {
        if (
            at.Point.YearForm == YearForm.Last
            || at.PlanYear is { } plan && at.Point.YearForm == YearForm.Stated && at.Point.Year < plan - 1
        )
            return true;
        var after = at.After.TrimStart(' ');
        if (TextMatch.StartsWithAny(after, BoundedStates))
            return true;
        // 完成已恢复地块的春播: the work is done on land that was restored before.
        var clause = TextMatch.StartsWithAny(after, "完成", "全面完成", "全部完成") && !after.StartsWith("完成了") ? "" : at.ClauseAfter;
        return TextMatch.ContainsAny(clause, "已完成", "已经", "已全部", "已全面", "完成了", "均已", "已整改", "已恢复")
            || TextMatch.ContainsAny(at.ClauseBefore, "已于", "已在", "早在", "曾在", "曾于");
    }

    private static bool HasPast(in DateInContext at)
    {
        if (at.PlanYear is { } plan && at.Point.YearForm == YearForm.Stated && at.Point.Year < plan && !at.IsRange)
            return true;
        return TextMatch.ContainsAny(at.Around, PastSigns) && !TextMatch.ContainsAny(at.ClauseBefore, "确保", "力争", "必须", "务必");
    }

    internal static bool IsObliged(in DateInContext at) =>
        TextMatch.ContainsAny(at.ClauseBefore, Obligations) || TextMatch.ContainsAny(at.ClauseAfter, Obligations);

    private static bool IsModifier(in DateInContext at) =>
        at.ClauseAfter.Contains('的') && !TextMatch.ContainsAny(at.ClauseAfter, "完成", "实现");

    /// <summary>Whether the brackets hold only the period, after the name of its activity: 重点推进阶段（4月15日至7月31日）.</summary>
    internal static bool InBracketsBehindName(in DateInContext at)
    {
        var before = at.Text.AsSpan(0, at.Start).TrimEnd();
        before = TextMatch.EndsWithAny(before, "自", "从", "时间") ? before[..^1].TrimEnd("时间 ") : before;
        if (before.Length < 2 || before[^1] is not ('(' or '['))
            return false;
        var after = at.Text.AsSpan(at.End).TrimStart();
        return after.Length == 0 || after[0] is ')' or ']' or '，' or '；' or '。';
    }

    /// <summary>Whether the words name a whole period and not its end: 总结阶段（12月）, 5月上旬：….</summary>
    public static bool IsWholePeriod(in DateInContext at) =>
        IsPeriod(at.Point)
        && at.Text[at.End - 1] is not ('底' or '末')
        && (InBracketsBehindName(at) || (at.After.StartsWith(":") && at.HeadsSentence));

    private static bool IsPeriod(DatePoint point) =>
        point.Quarter is not null || point.Half is not null || (point.Day is null && point.Month is not null && IsWholeOrThird(point.Part));

    private static bool IsWholeOrThird(DatePart part) =>
        part is DatePart.None or DatePart.Early or DatePart.Middle or DatePart.Late or DatePart.EarlyMiddle or DatePart.MiddleLate;
}
