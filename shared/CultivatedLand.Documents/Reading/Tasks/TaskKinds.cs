using CultivatedLand.Documents.Text;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>Rules that find the kind of a task or a phase from its words.</summary>
internal static class TaskKinds
{
    // The order matters. 巡查 and 网格 also name the land that is watched, and 恢复 occurs in tasks of every kind, so it comes last.
    private static readonly (TaskKind Kind, string[] Words)[] Tasks =
    [
        (TaskKind.Balance, ["占补平衡", "补充耕地", "土地整理", "土地整治", "大占补"]),
        (TaskKind.NonGrain, ["非粮化"]),
        (
            TaskKind.IllegalUse,
            ["违法", "违规用地", "违建", "卫片", "非农化", "乱占", "大棚房", "未批先", "挖湖造景", "绿化造景", "侵占", "占用耕地"]
        ),
        (TaskKind.Restore, ["进出平衡", "恢复补足", "耕地恢复", "恢复耕地", "耕地流出", "流出耕地", "补足", "缺口"]),
        (TaskKind.BasicFarmland, ["永久基本农田", "基本农田"]),
        (TaskKind.Restore, ["撂荒", "抛荒", "复耕", "复垦", "流出", "恢复"]),
        (TaskKind.Patrol, ["巡查", "网格"]),
    ];

    private static readonly (PhaseKind Kind, string[] Words)[] Phases =
    [
        (
            PhaseKind.Apply,
            [
                "申请验收",
                "申报验收",
                "提请验收",
                "申请销号",
                "验收申请",
                "申请调查",
                "举证",
                "申请县级验收",
                "申请市级验收",
                "申请复核",
                "提出验收",
                "报请验收",
                "申请核查",
            ]
        ),
        (
            PhaseKind.Accept,
            ["验收", "审核通过", "销号", "通过审核", "通过核查", "通过复核", "通过市上审核", "通过市级", "通过省级", "通过国家"]
        ),
        (PhaseKind.Plant, ["种植", "复种", "播种", "栽种", "耕种", "复耕", "种粮", "栽植", "春播", "秋播"]),
        (PhaseKind.Plough, ["翻耕", "旋耕", "深耕", "整地", "清表", "清杂", "开垦", "犁"]),
    ];

    public static TaskKind Of(string name) => Find(Tasks, name, TaskKind.Other);

    /// <summary>Finds the kind of a task by its name, else by the first passage of its content that names a kind.</summary>
    public static TaskKind Of(string name, IEnumerable<Passage> content)
    {
        var kind = TextMatch.ContainsAny(name, "巡查", "网格") ? TaskKind.Patrol : Of(name);
        if (kind != TaskKind.Other)
            return kind;
        foreach (var passage in content.Take(6))
        {
            kind = Of(passage.Folded);
            if (kind != TaskKind.Other)
                return kind;
        }

        return TaskKind.Other;
    }

    public static PhaseKind OfPhase(string words)
    {
        if (words.Contains("通过", StringComparison.Ordinal) && TextMatch.ContainsAny(words, "审核", "验收", "核查"))
            return PhaseKind.Accept;
        return Find(Phases, words, PhaseKind.Other);
    }

    private static T Find<T>((T Kind, string[] Words)[] table, string words, T otherwise)
    {
        foreach (var (kind, signs) in table)
        {
            if (TextMatch.ContainsAny(words, signs))
                return kind;
        }

        return otherwise;
    }
}
