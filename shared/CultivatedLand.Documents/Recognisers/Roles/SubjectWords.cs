using System.Collections.Frozen;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Roles;

/// <summary>The verbs that end a subject, and what they say of it.</summary>
internal static class SubjectWords
{
    private static readonly string[] Verbs =
    [
        "要", "应", "须", "需", "将", "负责", "组织", "按照", "按", "把", "对", "结合", "根据", "认真", "牵头", "配合", "具体", "全面", "在", "于", "每", "及时", "必须", "开展", "完成", "建立", "制定",
        "做好", "落实", "成立", "安排", "积极", "切实", "分别", "接到", "以", "依据", "严格", "统筹", "会同", "通过", "督促", "加强", "加大", "指导", "监督", "抓紧", "向", "为", "进行", "实施", "汇总", "报", "主动",
        "研究", "部署", "强化", "利用", "编制", "审核", "查处", "整理", "对照", "逐", "明确", "坚持", "第一时间", "依法", "务必", "迅速", "立即", "集中", "形成", "深入", "充分", "围绕", "承担", "参与", "协助", "提供", "定期", "联合", "聚焦", "自行", "负总责", "负主体", "可", "不得", "指定", "参加", "准备", "亲自", "带队", "逐户", "填报", "提交", "上报", "核实", "排查", "履行", "确定", "确保", "下发", "召开", "初审", "复审", "审查",
    ];

    private static readonly FrozenDictionary<char, string[]> VerbsByFirstSign = Verbs.GroupBy(verb => verb[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>Asked at every sign of every clause, so that only the verbs with this first sign are compared.</summary>
    public static bool BeginsWithVerb(ReadOnlySpan<char> words) => VerbsByFirstSign.TryGetValue(words[0], out var verbs) && TextMatch.StartsWithAny(words, verbs);

    // The verb that only looks like one because a unit's name goes on: 应急局, 组织部, 对外办.
    public static readonly string[] Lookalikes = ["应急", "组织部", "对外", "综合", "按察", "监督局", "监督所", "监督站", "监督组", "统筹办", "统筹组", "组织科", "要塞", "以南", "以北", "协助组", "实施主体", "为民", "督促组", "结合部", "编制办", "编制委", "审核组", "参与单位", "配合单位", "负责人", "牵头单位", "责任", "落实组", "指导组", "排查组"];

    public static readonly string[] Watching = ["监督", "督查", "督导", "考核", "检查", "解释", "统筹", "指导", "审核", "验收", "牵头", "具体指导", "具体业务指导", "技术指导", "业务指导", "资金", "经费"];

    public static readonly string[] Overseeing = ["抽查", "督查", "督察", "督导", "验收", "审核", "指导", "考核", "监督", "通报", "检查组", "评估", "复核", "核查验收"];
}
