namespace CultivatedLand.Documents.Text;

/// <summary>Table of labels for each kind of role.</summary>
internal static class RoleLabels
{
    // Within a kind, the longest words come first. The first kind with words that end the label counts.
    private static readonly (RoleKind Kind, string[] Words)[] Table =
    [
        (
            RoleKind.Supervising,
            [
                "督办单位",
                "督导单位",
                "监督单位",
                "验收单位",
                "考核部门",
                "考核单位",
                "督导领导",
                "督办领导",
                "验收部门",
                "监管单位",
                "监督部门",
                "督导部门",
                "销号单位",
                "审核单位",
                "验收责任单位",
                "督导责任单位",
                "验收销号单位",
                "指导单位",
                "指导部门",
                "牵头督办单位",
            ]
        ),
        (
            RoleKind.Cooperating,
            [
                "配合单位",
                "协办单位",
                "配合部门",
                "参与单位",
                "协助单位",
                "协同单位",
                "参加单位",
                "协同部门",
                "参与部门",
                "协作单位",
                "配合责任单位",
            ]
        ),
        (RoleKind.Lead, ["牵头单位", "牵头部门", "主办单位", "总牵头", "牵头责任单位", "牵头科室", "主办部门", "牵头负责单位", "牵头"]),
        (
            RoleKind.Responsible,
            [
                "责任单位",
                "责任部门",
                "主责单位",
                "承办单位",
                "实施单位",
                "整改主体",
                "责任主体",
                "落实单位",
                "承办部门",
                "整改单位",
                "责任科室",
                "完成单位",
                "实施主体",
                "责任村",
                "责任乡镇",
                "责任镇街",
                "责任镇",
                "主责部门",
                "办理单位",
                "主体责任单位",
                "责任单位(部门)",
                "承担单位",
                "主管部门",
                "主管单位",
                "执行单位",
                "责任(落实)单位",
                "承诺单位",
                "乙方",
                "具体落实单位",
            ]
        ),
        (
            RoleKind.Leader,
            [
                "责任领导",
                "分管领导",
                "包保领导",
                "联系领导",
                "牵头领导",
                "县领导",
                "区领导",
                "市领导",
                "责任人",
                "负责人",
                "主要领导",
                "包抓领导",
                "挂点领导",
                "包联领导",
                "包案领导",
                "挂钩领导",
                "带队领导",
                "总负责人",
                "领导责任人",
                "第一责任人",
                "包村领导",
                "驻村领导",
                "主管领导",
                "网格长",
                "包村干部",
                "包保干部",
                "驻村干部",
                "包保责任人",
                "联村领导",
                "包联干部",
                "包片领导",
                "挂钩干部",
            ]
        ),
        (
            RoleKind.Deadline,
            [
                "时限",
                "期限",
                "完成时间",
                "落实时间",
                "办结时间",
                "截止时间",
                "截止日期",
                "完成日期",
                "整改时间",
                "报送时间",
                "上报时间",
                "时间要求",
                "时间节点",
                "开展时间",
                "实施时间",
                "工作时间",
                "时间安排",
                "整治时间",
                "完成节点",
                "销号时间",
                "计划时间",
                "治理时间",
                "排查时间",
                "进度要求",
                "时间进度",
                "办理时间",
                "进度安排",
                "时间",
                "整治期限",
                "完成进度",
            ]
        ),
        (RoleKind.Target, ["整改目标", "工作目标", "目标任务", "治理目标", "目标"]),
        (
            RoleKind.Problem,
            [
                "反馈问题",
                "存在问题",
                "反映问题",
                "问题描述",
                "问题",
                "问题内容",
                "具体问题",
                "整改任务",
                "投诉反映问题",
                "整改事项",
                "整改问题",
            ]
        ),
        (RoleKind.Area, ["面积", "亩数", "面积(亩)", "面积(公顷)", "面积(平方米)"]),
        (RoleKind.Measures, ["整改措施", "工作措施", "措施", "具体措施", "主要措施"]),
        (RoleKind.Progress, ["整改情况", "整改进度", "整改进展", "进展情况", "完成情况", "落实情况", "整改完成情况", "整改结果", "备注"]),
    ];

    /// <summary>
    /// Words of work before a bare 时间. 制表时间, 来电时间 and 违法发生时间 have none of them, and no label can be known to be a deadline
    /// by its last two characters.
    /// </summary>
    private static readonly string[] Works =
    [
        "完成",
        "整改",
        "整治",
        "治理",
        "落实",
        "办结",
        "办理",
        "截止",
        "报送",
        "上报",
        "实施",
        "开展",
        "销号",
        "计划",
        "安排",
        "要求",
        "进度",
        "清理",
        "清退",
        "复耕",
        "复垦",
        "恢复",
        "拆除",
        "种植",
        "播种",
        "翻耕",
        "验收",
        "推进",
        "排查",
        "工作",
        "活动",
        "攻坚",
        "阶段",
        "起止",
        "执行",
        "到位",
        "清零",
        "交付",
        "竣工",
        "施工",
        "建设",
        "处置",
        "处理",
        "解决",
        "达标",
        "移栽",
        "回填",
        "收割",
        "申请",
        "兑付",
        "拨付",
    ];

    private static bool IsOfWork(ReadOnlySpan<char> label) =>
        !label.EndsWith("时间") || label.Length == 2 || TextMatch.ContainsAny(label, Works);

    /// <summary>Whether the label names the day by which work is done: 到位时间, 清零时间, 整改时限.</summary>
    public static bool NamesDeadline(ReadOnlySpan<char> label) =>
        !TextMatch.EndsWithAny(label, NotDeadlines) && label.EndsWith("时间") && label.Length > 2 && TextMatch.ContainsAny(label, Works);

    private static readonly string[] NotDeadlines =
    [
        "发布时间",
        "公示时间",
        "公示期限",
        "公示时限",
        "会议时间",
        "统计时间",
        "更新时间",
        "办公时间",
        "受理时间",
        "交办时间",
        "反馈时间",
        "督察时间",
        "发现时间",
        "检查时间",
        "起始时间",
        "开始时间",
        "发文时间",
        "有效期限",
        "流转期限",
        "承包期限",
        "成立时间",
    ];

    public static RoleKind? Of(string label)
    {
        // 问题一, 整改任务3.
        var words = label.AsSpan().TrimEnd("0123456789一二三四五六七八九十");
        if (TextMatch.EndsWithAny(words, NotDeadlines))
            return null;
        if (words is "任务" or "事项")
            return RoleKind.Problem;
        foreach (var (kind, names) in Table)
        {
            if (TextMatch.EndsWithAny(words, names))
                return kind == RoleKind.Deadline && !IsOfWork(words) ? null : kind;
        }

        return null;
    }
}
