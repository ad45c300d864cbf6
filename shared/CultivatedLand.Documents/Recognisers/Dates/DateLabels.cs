using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Labels before a time, which decide its meaning: 整改时限 names a term, 公示时间 names no task's term.</summary>
internal static class DateLabels
{
    private static readonly string[] DeadlineLabels =
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
        "验收时间",
        "计划时间",
        "治理时间",
        "排查时间",
        "进度要求",
        "完成时",
        "时间进度",
        "办理时间",
        "活动时间",
        "行动时间",
        "工期",
        "建设周期",
        "整改周期",
    ];

    private static readonly string[] OtherLabels =
    [
        "发布时间",
        "发布日期",
        "成文日期",
        "印发日期",
        "公示时间",
        "公示期",
        "公示期限",
        "公示时限",
        "会议时间",
        "统计时间",
        "发文日期",
        "更新时间",
        "签发",
        "来源",
        "生成日期",
        "填报日期",
        "时间来源",
        "有效期",
        "受理时间",
        "办公时间",
        "公开日期",
        "交办时间",
        "反馈时间",
        "督察时间",
        "检查时间",
        "数据时间",
        "发现时间",
        "禁烧时间",
        "禁烧期",
        "禁烧期限",
        "有效期限",
        "有效时间",
        "执行期限",
        "合同期限",
        "任职时间",
        "成立时间",
    ];

    /// <summary>Whether the label names a time that is no task's term: 公示时间, 禁烧时间.</summary>
    public static bool NamesOtherTime(ReadOnlySpan<char> label) => TextMatch.EndsWithAny(label, OtherLabels);

    /// <summary>Whether the label names a deadline: 整改时限, 完成日期.</summary>
    public static bool NamesDeadline(ReadOnlySpan<char> label) =>
        TextMatch.EndsWithAny(label, DeadlineLabels) || RoleLabels.NamesDeadline(label);

    /// <summary>Whether a label that names a deadline stands directly before this position.</summary>
    public static bool IsLabelled(string text, int start) =>
        Before(text, start) is { } label && NamesDeadline(label) && !NamesOtherTime(label);

    /// <summary>
    /// Whether the date directly follows the label of a time that names no work: 制表时间, 拍照日期. It is no step of any schedule.
    /// </summary>
    public static bool NamesNoWork(string text, int start) =>
        Before(text, start) is { Length: > 2 } label
        && (label.EndsWith("时间", StringComparison.Ordinal) || label.EndsWith("日期", StringComparison.Ordinal))
        && !NamesDeadline(label);

    /// <summary>Returns the words before the colon that the date directly follows.</summary>
    private static ReadOnlySpan<char> Span(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd();
        foreach (var lead in (ReadOnlySpan<string>)["于", "自", "从", "在", "为", "至", "到", "截止", "截至"])
        {
            if (before.EndsWith(lead, StringComparison.Ordinal))
            {
                before = before[..^lead.Length].TrimEnd();
                break;
            }
        }

        if (before is not [.., ':'])
            return default;
        before = before[..^1].TrimEnd(" )");
        var from = before.LastIndexOfAny("，。；:(") + 1;
        return before[from..];
    }

    /// <summary>Returns the label directly before this position. Null where there is none.</summary>
    public static string? Before(string text, int start)
    {
        var label = Span(text, start);
        return label.Length is 0 or > 24 ? null : CharacterFolding.Unspaced(label.ToString());
    }
}
