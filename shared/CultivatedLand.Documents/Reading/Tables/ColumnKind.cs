using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>Kind of column in a task table.</summary>
internal enum ColumnKind
{
    Unknown,
    Serial,
    Place,
    Task,
    Type,
    Detail,
    Area,
    Potential,
    Done,
    Deadline,
    Start,
    Responsible,
    Lead,
    Cooperating,
    Supervising,
    Leader,
    Target,
    Score,
    Remark,

    /// <summary>是否完成, 状态: whether the row is done.</summary>
    DoneMark,

    /// <summary>实际完成时间, 销号日期: the day on which the row was done. It is no deadline.</summary>
    DoneDay,
}

/// <summary>Rules that find the kind of a column from its header.</summary>
internal static class ColumnKinds
{
    private static readonly string[] Places =
    [
        "村",
        "村居",
        "行政村",
        "村(社区)",
        "村(居)",
        "乡镇",
        "镇街",
        "镇(街)",
        "镇(街道)",
        "乡镇(街道)",
        "乡(镇)",
        "街道",
        "社区",
        "县区",
        "区县",
        "地区",
        "单位",
        "镇村",
        "村名",
        "村社",
        "所在村",
        "所在乡镇",
        "所在镇",
        "乡镇名称",
        "村名称",
        "村(居)委会",
        "各村",
        "县(市、区)",
        "县(区)",
        "镇",
        "位置",
        "镇乡",
        "村级",
        "权属单位",
        "地点",
        "乡镇(镇、街道)",
        "单位名称",
        "所属村",
        "所属乡镇",
    ];

    public static ColumnKind Of(string header)
    {
        var words = CharacterFolding.Unspaced(CharacterFolding.Fold(header));
        var bare = WithoutUnit(words);
        if (bare.Length is 0 or > 30)
            return ColumnKind.Unknown;
        if (bare is "序号" or "编号" or "No" or "NO" or "序" or "图斑编号" or "图斑号" or "项目编号" or "任务编号")
            return ColumnKind.Serial;
        if (TextMatch.EndsWithAny(bare, "类型", "类别", "种类"))
            return ColumnKind.Type;
        if (TextMatch.ContainsAny(bare, "分值", "得分", "评分", "总分", "赋分"))
            return ColumnKind.Score;
        if (TextMatch.ContainsAny(bare, "考核部门", "考核单位", "考评单位", "评分部门"))
            return ColumnKind.Supervising;
        if (
            TextMatch.StartsWithAny(bare, "是否完成", "是否销号", "是否整改", "是否验收", "是否办结")
            || bare is "状态" or "完成状态" or "整改状态" or "办理状态" or "进展" or "进度"
        )
            return ColumnKind.DoneMark;
        if (
            bare.StartsWith("实际", StringComparison.Ordinal) && TextMatch.EndsWithAny(bare, "时间", "日期")
            || bare is "销号日期" or "办结日期" or "验收日期" or "整改完成日期"
        )
            return ColumnKind.DoneDay;
        if (bare is "备注" or "说明" or "备 注" || bare.EndsWith("备注", StringComparison.Ordinal))
            return ColumnKind.Remark;
        if (TextMatch.ContainsAny(bare, "开始时间", "起始时间", "启动时间", "开工时间"))
            return ColumnKind.Start;
        if (IsVillage(bare))
            return ColumnKind.Place;
        if (RoleLabels.Of(bare) is { } role && Of(role) is var kind and not ColumnKind.Unknown)
            return kind;
        if (bare.Contains("潜力", StringComparison.Ordinal))
            return ColumnKind.Potential;
        if (
            TextMatch.ContainsAny(bare, "已完成", "已恢复", "完成数", "完成面积", "已验收", "已整改", "完成量")
            && !bare.Contains('应', StringComparison.Ordinal)
        )
            return ColumnKind.Done;
        if (
            TextMatch.ContainsAny(bare, "面积", "任务数", "任务量", "亩数", "指标")
            || (words != bare && TextMatch.ContainsAny(words, "亩", "公顷", "平方米", "㎡"))
            || bare is "任务(亩)" or "亩" or "目标数" or "计划数" or "下达数"
        )
            return ColumnKind.Area;
        if (Places.Contains(bare))
            return ColumnKind.Place;
        if (TextMatch.ContainsAny(bare, "措施", "要求", "标准", "内容", "指标"))
            return TextMatch.ContainsAny(bare, "任务", "事项", "工作内容", "承诺") ? ColumnKind.Task : ColumnKind.Detail;
        return TextMatch.ContainsAny(bare, "任务", "事项", "项目", "问题", "工作", "名称", "举措", "阶段", "环节", "步骤") ? ColumnKind.Task
            : bare is "地块" or "田块" or "点位" or "图斑名称" ? ColumnKind.Task
            : ColumnKind.Unknown;
    }

    /// <summary>Whether the header names a village that a person or unit is assigned to: 包保村, 联系村（社区）.</summary>
    private static bool IsVillage(string words) =>
        words.Length is > 1 and <= 9
        && TextMatch.StartsWithAny(words, "包保", "包联", "包", "联系", "挂点", "挂钩", "挂包", "联", "驻", "结对", "整改", "任务")
        && TextMatch.EndsWithAny(words, "村", "村居", "村(社区)", "村(居)", "社区");

    private static ColumnKind Of(RoleKind role) =>
        role switch
        {
            RoleKind.Deadline => ColumnKind.Deadline,
            RoleKind.Responsible => ColumnKind.Responsible,
            RoleKind.Lead => ColumnKind.Lead,
            RoleKind.Cooperating => ColumnKind.Cooperating,
            RoleKind.Supervising => ColumnKind.Supervising,
            RoleKind.Leader => ColumnKind.Leader,
            RoleKind.Measures => ColumnKind.Detail,
            RoleKind.Progress => ColumnKind.Remark,
            RoleKind.Problem => ColumnKind.Task,
            RoleKind.Target => ColumnKind.Target,
            _ => ColumnKind.Unknown,
        };

    /// <summary>Removes the unit from a header: 任务面积（亩） → 任务面积.</summary>
    public static string WithoutUnit(string words)
    {
        var open = words.LastIndexOf('(');
        return
            open > 0
            && words.EndsWith(')')
            && TextMatch.ContainsAny(words.AsSpan(open), "亩", "公顷", "平方", "㎡", "m²", "m2", "畝", "分项", "元", "单位:")
            ? words[..open]
            : words;
    }
}
