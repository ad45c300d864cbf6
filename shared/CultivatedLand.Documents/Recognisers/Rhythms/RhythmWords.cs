using System.Buffers;
using CultivatedLand.Documents.Text;
using CultivatedLand.Domain.Bulletins;

namespace CultivatedLand.Documents.Recognisers.Rhythms;

/// <summary>Words for the activities of a rhythm, and the kind of each.</summary>
internal static class RhythmWords
{
    // After a single 周, 月 or 季, only these words make a rhythm: 周通报, 月调度.
    public static readonly string[] ShortActs =
    [
        "通报",
        "调度",
        "例会",
        "专报",
        "报告",
        "报制",
        "汇报",
        "会商",
        "巡查",
        "督导",
        "督查",
        "督办",
        "研判",
        "简报",
        "点评",
        "排名",
        "推进会",
        "考核",
        "考评",
        "抽查",
        "暗访",
    ];

    private static readonly string[] Gatherings =
    [
        "听取",
        "召开",
        "例会",
        "会议",
        "调度会",
        "推进会",
        "碰头",
        "碰一次头",
        "碰个头",
        "开会",
        "开一次会",
        "座谈",
    ];
    private static readonly string[] Meetings = ["会商", "调度", "研判", "专题研究", "研究"];
    private static readonly string[] Bulletins = ["通报", "简报", "排名", "晾晒", "点评", "晒进度", "晒成绩", "亮晒", "晒单"];
    private static readonly string[] Reports =
    [
        "报送",
        "上报",
        "专报",
        "汇报",
        "报告",
        "小结",
        "报表",
        "月报",
        "周报",
        "书面报",
        "填报",
        "反馈",
        "前报",
        "述职",
        "报市",
        "报县",
        "报区",
        "报镇",
        "情况报",
        "报进度",
        "报进展",
        "报数据",
        "报台账",
        "报一次",
        "报上周",
        "报上月",
        "报本周",
        "报本月",
        "报结果",
        "上传",
    ];
    private static readonly string[] Patrols = ["巡查", "巡河", "巡田", "巡护", "巡湖", "巡逻", "巡山"];

    // These activities are also done occasionally. They count only beside a number of times, or directly after the period.
    private static readonly string[] Checks =
    [
        "抽查",
        "督查",
        "督导",
        "督办",
        "暗访",
        "监测",
        "检查",
        "考核",
        "考评",
        "到村",
        "走访",
        "研究",
    ];

    /// <summary>Work in the field and payments. They are done several times a year and are no rhythm of the office.</summary>
    private static readonly string[] FieldWork =
    [
        "发放",
        "拨付",
        "兑付",
        "兑现",
        "缴",
        "施肥",
        "灌",
        "浇",
        "收割",
        "收获",
        "打药",
        "喷",
        "除草",
        "领取",
        "休耕",
        "轮作",
        "翻耕",
        "耕作",
        "播",
        "结算",
    ];

    private static readonly string[] Doing = ["开展", "组织", "进行", "实施", "安排", "举办", "举行"];

    /// <summary>Signs of acts that look at the field or at papers.</summary>
    private static readonly SearchValues<char> Looks = SearchValues.Create("巡查看检访核督");

    private const int LongestAct = 16;

    /// <summary>
    /// Finds any act with a number of times directly after its period: 每季度开展一次交叉互评, 每周汇总一次.
    /// The number makes it a rhythm, whatever is done.
    /// </summary>
    public static (RhythmKind Kind, string Act)? Counted(ReadOnlySpan<char> rest)
    {
        var times = rest.IndexOf('次');
        if (times is < 1 or > LongestAct || !HasTimes(rest) || TextMatch.ContainsAny(rest, FieldWork))
            return null;
        var act = rest[..(times - 1)].TrimStart("至少要须应需 ").TrimEnd("不少于低");
        foreach (var doing in Doing)
        {
            if (act.StartsWith(doing))
            {
                act = act[doing.Length..];
                break;
            }
        }

        if (act.Trim(' ').IsEmpty)
            act = rest[(times + 1)..];
        act = act[..Math.Min(act.Length, LongestAct)].Trim(" 的“”\"");
        return act.Length < 2 ? null
            : TextMatch.ContainsAny(act, "汇总", "更新", "对账", "统计", "公布", "公开", "填") ? (RhythmKind.Report, act.ToString())
            : act.IndexOfAny(Looks) >= 0 ? (RhythmKind.Patrol, act.ToString())
            : (RhythmKind.Meeting, act.ToString());
    }

    public static (RhythmKind Kind, string Act)? Act(ReadOnlySpan<char> rest)
    {
        foreach (
            var (kind, acts) in (ReadOnlySpan<(RhythmKind, string[])>)
                [
                    (RhythmKind.Meeting, Gatherings),
                    (RhythmKind.Bulletin, Bulletins),
                    (RhythmKind.Patrol, Patrols),
                    (RhythmKind.Meeting, Meetings[..4]),
                    (RhythmKind.Report, Reports),
                ]
        )
        {
            foreach (var act in acts)
            {
                if (rest.Contains(act, StringComparison.Ordinal))
                    return (kind, act);
            }
        }

        foreach (var act in Checks)
        {
            var at = rest.IndexOf(act);
            if (at >= 0 && (at <= 1 || HasTimes(rest)))
                return (act == "研究" ? RhythmKind.Meeting : RhythmKind.Patrol, act);
        }

        return null;
    }

    private static bool HasTimes(ReadOnlySpan<char> rest)
    {
        var at = rest.IndexOf('次');
        return at > 0 && (char.IsAsciiDigit(rest[at - 1]) || rest[at - 1] is '一' or '二' or '两' or '三' or '四');
    }
}
