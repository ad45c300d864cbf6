using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Rules that find the meaning of a date from the words around it. A date that is no deadline must not become one.</summary>
internal static class DateSurroundings
{
    public static DateSense Judge(in DateInContext at)
    {
        if (OtherTimes.InsideTitle(at.Text, at.Start))
            return DateSense.Cited;
        if (OtherTimes.Recurs(at))
            return DateSense.Recurring;
        if (OtherTimes.IsLunar(at))
            return DateSense.Mentioned;
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
        if (OtherTimes.IsNotice(at))
            return DateSense.Notice;
        if (OtherTimes.AsOf(at))
            return DateSense.AsOf;
        if (!at.IsBefore && OtherTimes.IsSince(at))
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
        if (PastTimes.IsEarlierDemand(at))
            return DateSense.Past;
        if (at.IsBefore && DutyWords.Forbids(at))
            return DateSense.Mentioned;
        if (at.IsBefore)
            return PastTimes.BoundsAState(at) ? DateSense.Past : DateSense.Deadline;
        return at.IsRange ? JudgeRange(at) : JudgePoint(at);
    }

    private static DateSense JudgeRange(in DateInContext at)
    {
        if (DateLabels.NamesNoWork(at.Text, at.Start))
            return DateSense.Mentioned;
        if (PastTimes.HasPast(at) || (at.Expectation != DateExpectation.Schedule && TextMatch.ContainsAny(at.Around, PastTimes.Offences)))
            return DateSense.Past;
        if (at.Point is { IsBareYear: true, Part: not DatePart.End })
            return TextMatch.EndsWithAny(at.Before, "从", "自") && DutyWords.IsObliged(at) ? DateSense.Deadline : DateSense.Mentioned;
        if (
            InBracketsBehindName(at)
            || at.Expectation == DateExpectation.Schedule
            || DutyWords.IsObliged(at)
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
        if (DateLabels.NamesNoWork(at.Text, at.Start))
            return DateSense.Mentioned;
        var after = BehindLeader(at, at.After.TrimStart(" ，"));
        if (at.Point.IsBareYear && at.Point.Part == DatePart.None)
            return YearsAsTimes.Alone(at);
        // 全年完成110个 may tell past work as well as planned work. It is planned where a deadline for half a year stands before it.
        if (at.Point.Part == DatePart.Whole)
            return at.IsListed && !PastTimes.HasPast(at) && TextMatch.StartsWithAny(after, DutyWords.Doings)
                ? DateSense.Deadline
                : DateSense.Mentioned;
        if (at.Point.Part == DatePart.Within)
            return YearsAsTimes.Within(at);
        if (at.Expectation == DateExpectation.Schedule && at.HeadsSentence && !PastTimes.HasPast(at))
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
            return PastTimes.HasPast(at) ? DateSense.Past : DateSense.Deadline;
        if (TextMatch.StartsWithAny(at.After, "为最后时限", "为最后期限", "为截止", "为最终时限", "为完成时限", "为限"))
            return DateSense.Deadline;
        if (at.Point.Grain == DateGrain.Day)
            return DateSense.Mentioned;
        // 到10月底, 10月底完成: the end of a period, with work to do.
        if (PastTimes.HasPast(at))
            return DateSense.Past;
        var reaches = TextMatch.EndsWithAny(at.Before, "到", "至");
        var ends =
            at.Point.Part is DatePart.End or DatePart.Late or DatePart.Middle or DatePart.EarlyMiddle or DatePart.MiddleLate
            || at.Text[at.End - 1] is '末' or '底'
            || at.Point.Half is not null;
        if (ends && (reaches || (TextMatch.StartsWithAny(after, DutyWords.Doings) && !IsModifier(at))))
            return DateSense.Deadline;
        // 一季度完成摸排; 上半年…，第三季度末开展“回头看”.
        if (
            at.OpensClause
            && !IsModifier(at)
            && (
                at.Point.Quarter is not null
                    ? TextMatch.StartsWithAny(after, DutyWords.Doings) || (ends && TextMatch.StartsWithAny(after, DutyWords.Starts))
                    : at.IsListed && ends && TextMatch.StartsWithAny(after, DutyWords.Starts)
            )
        )
            return DateSense.Deadline;
        return InBracketsBehindName(at) && at.Point.Part != DatePart.None ? DateSense.Deadline
            : reaches && DutyWords.IsObliged(at) ? DateSense.Deadline
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
