using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Outline;

/// <summary>Role of a section in a plan, found by the words of its heading.</summary>
internal enum SectionRole
{
    Unknown,

    /// <summary>The present state and past work. Dates in this section are history.</summary>
    Background,

    /// <summary>指导思想, 工作依据.</summary>
    Principles,
    Goals,

    /// <summary>The parts of the section are the tasks.</summary>
    Tasks,

    /// <summary>The parts of the section are the stages and steps.</summary>
    Schedule,
    Duties,
    Funding,

    /// <summary>保障措施, 工作要求.</summary>
    Safeguards,
}

/// <summary>Rules that find the role of a section from its heading.</summary>
internal static class SectionRoles
{
    private const int LongestTitle = 40;

    // The first role that fits counts: 保障措施 before 措施, 进度安排 before 安排.
    private static readonly (SectionRole Role, string[] Words)[] Table =
    [
        (
            SectionRole.Schedule,
            [
                "步骤",
                "进度安排",
                "时间安排",
                "实施阶段",
                "工作进度",
                "阶段安排",
                "时间节点",
                "日程",
                "进度计划",
                "阶段划分",
                "时间进度",
                "实施进度",
                "时间要求",
                "工作流程",
                "方法和步骤",
                "实施安排",
                "阶段任务",
                "工作程序",
                "实施程序",
                "操作程序",
                "申报程序",
                "办理程序",
                "推进计划",
                "进度要求",
                "时间",
                "期限",
                "时限",
            ]
        ),
        (
            SectionRole.Principles,
            [
                "指导思想",
                "总体思路",
                "工作原则",
                "基本原则",
                "工作依据",
                "编制依据",
                "重要意义",
                "提高认识",
                "适用范围",
                "思想认识",
                "目的意义",
                "重大意义",
            ]
        ),
        (
            SectionRole.Safeguards,
            [
                "保障措施",
                "工作要求",
                "有关要求",
                "相关要求",
                "组织保障",
                "工作保障",
                "纪律",
                "监督检查",
                "督导检查",
                "其他事项",
                "其它事项",
                "考核",
                "监督管理",
                "附则",
                "加强领导",
                "组织领导",
                "保障机制",
                "几点要求",
                "具体要求",
                "联系方式",
                "部门协调",
                "协调配合",
                "宣传引导",
                "舆论",
            ]
        ),
        (SectionRole.Funding, ["资金", "奖补", "补助", "经费", "奖励", "激励", "补偿标准", "补贴标准", "奖惩"]),
        (
            SectionRole.Background,
            [
                "总体情况",
                "基本情况",
                "形势",
                "现状",
                "背景",
                "相关情况",
                "开展情况",
                "成效",
                "存在问题",
                "存在的问题",
                "主要问题",
                "整改情况",
                "完成情况",
                "整改进度",
                "工作回顾",
                "落实情况",
                "工作情况",
                "反映问题",
                "反映的问题",
                "问题分析",
                "推进情况",
                "进展情况",
                "反馈问题",
                "前期工作",
                "有关情况",
                "评估",
                "情况",
            ]
        ),
        (
            SectionRole.Tasks,
            [
                "重点任务",
                "主要任务",
                "工作任务",
                "重点工作",
                "整改任务",
                "主要内容",
                "工作内容",
                "组织实施",
                "工作措施",
                "整改措施",
                "主要措施",
                "具体措施",
                "重点措施",
                "实施措施",
                "下步措施",
                "任务分工",
                "工作重点",
                "整改内容",
                "整改事项",
                "工作机制",
                "下一步",
                "下步",
                "工作安排",
                "具体安排",
                "整治重点",
                "整治内容",
                "排查内容",
                "检查内容",
                "工作举措",
                "主要举措",
                "重点举措",
                "整治任务",
                "治理任务",
                "任务措施",
                "目标及任务",
                "任务及分工",
                "重点内容",
                "具体任务",
                "任务要求",
                "实施内容",
                "整改方案",
                "整治措施",
                "治理措施",
                "任务清单",
                "具体工作",
                "重点事项",
                "主要工作",
                "工作打算",
                "下阶段",
            ]
        ),
        (SectionRole.Duties, ["职责", "责任分工", "组织机构", "工作分工", "部门分工", "任务分解", "分工", "工作专班"]),
        (
            SectionRole.Goals,
            ["总体要求", "工作目标", "目标任务", "总体目标", "主要目标", "任务目标", "整改目标", "整治目标", "目标", "治理目标"]
        ),
    ];

    private static bool IsDatedSentence(string words)
    {
        var month = words.IndexOf('月', StringComparison.Ordinal);
        if (TextMatch.StartsWithAny(words, "月底前", "年底前", "月末前"))
            return true;
        return words.Length > 12
            && month > 0
            && (char.IsAsciiDigit(words[month - 1]) || words[month - 1] == '每')
            && !CharacterFolding.Fold(words).Contains('(', StringComparison.Ordinal);
    }

    /// <summary>Whether the heading is a name with a period in brackets: 集中清表（11月21日至次年1月31日）.</summary>
    public static bool IsPeriod(string folded)
    {
        var open = folded.TrimEnd(' ').EndsWith(')') ? folded.LastIndexOf('(') : -1;
        if (open < 2)
            return false;
        var period = folded.AsSpan(open);
        return period.Contains('月') && period.IndexOfAny("-~至到") > 0 && period.IndexOfAnyInRange('0', '9') >= 0;
    }

    public static SectionRole Of(string heading)
    {
        var words = CharacterFolding.Unspaced(heading);
        if (
            words.Length > 3 && words[0] == '第' && (words.AsSpan(1, 3).Contains("阶段", StringComparison.Ordinal) || words[2] == '步')
            || words.Contains("阶段", StringComparison.Ordinal) && IsPeriod(CharacterFolding.Fold(words))
        )
            return SectionRole.Schedule;
        if (Recognisers.Dates.DateLabels.NamesOtherTime(words))
            return SectionRole.Background;
        // A whole sentence with a date is a task, whatever words it uses: 3月底前将奖补资金拨付到位.
        if (words.Length > LongestTitle || IsDatedSentence(words))
            return SectionRole.Unknown;
        foreach (var (role, signs) in Table)
        {
            if (TextMatch.ContainsAny(words, signs))
                return role;
        }

        return SectionRole.Unknown;
    }
}
