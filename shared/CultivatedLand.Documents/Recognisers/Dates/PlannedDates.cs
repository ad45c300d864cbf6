using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>
/// Rules that turn a merely named date into a deadline, where it lies after the date of issue.
/// The words alone leave this open: 到6月20日，全面完成 stands in reports and in plans.
/// </summary>
internal static class PlannedDates
{
    private static readonly string[] Duties = ["全面", "全部", "完成", "实现", "基本完成", "力争", "确保", "要", "须", "必须", "应", "各"];

    private static readonly string[] Stages =
    [
        "阶段",
        "步骤",
        "步",
        "环节",
        "验收",
        "总结",
        "整改",
        "自查",
        "排查",
        "摸排",
        "部署",
        "提升",
        "建制",
        "立制",
        "巩固",
    ];

    public static bool IsPlanned(in DateInContext at, DateMention mention, DateContext context)
    {
        if (mention.Due is not { } due || due < context.Issued)
            return false;
        if (mention.Start is not null)
        {
            // A period after the date of issue is planned, whatever the words around it say.
            return mention.Sense == DateSense.Mentioned && mention.Grain != DateGrain.Year && context.Issued is not null;
        }

        if (TextMatch.ContainsAny(at.ClauseAfter, "已", "了", "同比"))
            return false;
        if (
            context.Issued is not null
            && mention.Grain <= DateGrain.Month
            && IsReached(at, mention)
            && TextMatch.StartsWithAny(at.After.TrimStart(" ，"), Duties)
        )
            return true;
        return mention.Sense == DateSense.Mentioned && (IsStage(at) || HeadsItsLine(at));
    }

    private static bool IsReached(in DateInContext at, DateMention mention) =>
        mention.Sense == DateSense.AsOf || (mention.Sense == DateSense.Mentioned && TextMatch.EndsWithAny(at.Before, "到", "至"));

    /// <summary>Whether a month alone in brackets after a stage is the whole period of that stage: 总结阶段（12月）.</summary>
    private static bool IsStage(in DateInContext at)
    {
        if (
            at.Point.Grain is not (DateGrain.Month or DateGrain.TenDays or DateGrain.Quarter or DateGrain.HalfYear)
            || !DateSurroundings.InBracketsBehindName(at)
        )
            return false;
        var open = at.Text.AsSpan(0, at.Start).LastIndexOf('(');
        return open > 0 && (at.Expectation == DateExpectation.Schedule || TextMatch.EndsWithAny(at.Text.AsSpan(0, open).TrimEnd(), Stages));
    }

    /// <summary>Whether a time and a colon stand at the beginning of a line: 5月上旬：县级复核验收.</summary>
    private static bool HeadsItsLine(in DateInContext at)
    {
        var before = at.Text.AsSpan(0, at.Start).TrimEnd();
        return at.After.StartsWith(":")
            && at.Point.Grain <= DateGrain.HalfYear
            && (before.Length == 0 || before[^1] is '\n' or ')' or '.' or '、' && before.Length <= 5);
    }
}
