using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Indicators;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Pages.Plans;

/// <summary>Names of a draft's values on its pages.</summary>
internal static class DraftFieldNames
{
    public static IReadOnlyList<(string Code, LocalizedText Name)> TaskKinds { get; } =
    [
        ("restore", new("恢复耕地、进出平衡", "Restoration, in-out balance")),
        ("balance", new("占补平衡", "Compensation balance")),
        ("basic-farmland", new("永久基本农田", "Permanent basic farmland")),
        ("non-grain", new("“非粮化”整治", "Non-grain use")),
        ("illegal-use", new("违法用地整改", "Illegal land use")),
        ("patrol", new("巡查", "Patrol")),
        ("other", new("其他", "Other")),
    ];

    public static IReadOnlyList<(string Code, LocalizedText Name)> PhaseKinds { get; } =
    [
        ("plough", new("翻耕", "Plough")),
        ("plant", new("种植", "Plant")),
        ("apply", new("申请验收", "Apply")),
        ("accept", new("验收", "Accept")),
        ("complete", new("完成", "Complete")),
        ("other", new("其他", "Other")),
    ];

    public static IReadOnlyList<(string Code, LocalizedText Name)> Conditions { get; } =
    [.. Enum.GetValues<FundingCondition>().Select(condition => (condition.Code(), condition.Name()))];

    private static readonly LocalizedText EveryLevel = new("各级验收都计入", "every acceptance counts");

    /// <summary>Choices of the level whose acceptance counts. The first keeps every acceptance counting.</summary>
    public static IReadOnlyList<(string Code, LocalizedText Name)> Levels { get; } =
    [("", EveryLevel), .. AcceptanceLevels.All.Select(level => (level.Code(), level.Words()))];

    public static LocalizedText Of(TaskKind kind) => TaskKinds.First(row => row.Code == EnumCodes.TaskKinds.CodeOf(kind)).Name;

    public static LocalizedText Of(PhaseKind kind) => PhaseKinds.First(row => row.Code == EnumCodes.PhaseKinds.CodeOf(kind)).Name;

    /// <summary>Returns a value's name, with its row if there are several.</summary>
    public static LocalizedText Of(string address, CorrectedDraft draft)
    {
        var owner = DraftFieldPath.OwnerOf(address);
        var field = IsDayOfPhase(address) ? new("完成日期", "day done") : Field(DraftFieldPath.FieldOf(address));
        return owner.Contains(".phase.", StringComparison.Ordinal) && draft[owner + ".name"] is { Length: > 0 } phase
                ? new($"阶段“{phase}”{field.Chinese}", $"Phase “{phase}”, {field.English}")
            : owner.Contains(".share.", StringComparison.Ordinal) && draft[owner + ".unit"] is { Length: > 0 } unit
                ? new($"分解“{unit}”{field.Chinese}", $"Share of “{unit}”, {field.English}")
            : address.StartsWith("figure.", StringComparison.Ordinal) && VetoIndicators.Parse(owner["figure.".Length..]) is { } indicator
                ? new($"“{indicator.Name().Chinese}”{field.Chinese}", $"{indicator.Name().English}, {field.English}")
            : DraftFieldPath.ScopeOf(address) == DraftFieldPath.Money ? new($"资金{field.Chinese}", $"Money, {field.English}")
            : DraftFieldPath.ScopeOf(address) == DraftFieldPath.Rhythms ? new($"例会与通报{field.Chinese}", $"Meetings, {field.English}")
            : field;
    }

    /// <summary>Returns a code as people read it.</summary>
    public static LocalizedText Value(string address, string value) =>
        DraftFieldPath.KindOf(address) switch
        {
            DraftValueKind.TaskKind => TaskKinds.FirstOrDefault(row => row.Code == value).Name ?? new(value, value),
            DraftValueKind.PhaseKind => PhaseKinds.FirstOrDefault(row => row.Code == value).Name ?? new(value, value),
            DraftValueKind.FundingBase => FundingBases.Parse(value)?.Name() ?? new(value, value),
            DraftValueKind.FundingCondition => Conditions.FirstOrDefault(row => row.Code == value).Name ?? new(value, value),
            DraftValueKind.AcceptanceLevel => AcceptanceLevels.Parse(value)?.Words() ?? EveryLevel,
            DraftValueKind.PatrolFrequency => PatrolFrequency.Parse(value)?.Name ?? new("尚未答复", "not answered"),
            DraftValueKind.Flag => value.Length > 0 ? new("是", "yes") : new("否", "no"),
            DraftValueKind.Policy => value.Length > 0 ? new("单独设定", "set for this plan") : new("同全局规则", "as for all plans"),
            _ => value.Length > 0 ? new(value, value) : new("（空）", "(nothing)"),
        };

    /// <summary>Whether the value is the day on which a phase was done. The field of the same name of a task is an area.</summary>
    private static bool IsDayOfPhase(string address) =>
        DraftFieldPath.RowKey(address) is { Row: "phase" } && DraftFieldPath.FieldOf(address) == "done";

    private static LocalizedText Field(string field) =>
        field switch
        {
            DraftFieldPath.Title => new("标题", "title"),
            DraftFieldPath.Number => new("文号", "document number"),
            DraftFieldPath.Issuer => new("发文机关", "issuer"),
            DraftFieldPath.Issued => new("发文日期", "date of issue"),
            DraftFieldPath.Reading => new("重新读取（读取程序版本）", "read again (version of the reader)"),
            DraftFieldPath.Policy => new("期限规则", "deadline policy"),
            DraftFieldPath.CountsAt => new("计入的验收级别", "level that counts"),
            DraftFieldPath.Patrols => new("巡查频次", "how often villages are patrolled"),
            "name" => new("名称", "name"),
            "kind" => new("类别", "kind"),
            "place" => new("地点", "place"),
            "area" => new("面积", "area"),
            "done" => new("已完成面积", "area done"),
            "units" => new("责任单位", "responsible units"),
            "leads" => new("牵头单位", "lead offices"),
            "leaders" => new("责任领导", "leaders"),
            "start" => new("开始", "start"),
            "due" => new("时限", "due date"),
            "unit" => new("单位", "place"),
            "standing" => new("长期坚持", "standing duty"),
            "target" => new("目标", "target"),
            "current" => new("现状", "present area"),
            "deducted" => new("扣除", "deducted"),
            "reason" => new("扣除理由", "reason of the deduction"),
            "base" => new("计算依据", "base"),
            "rate" => new("标准", "rate"),
            "condition" => new("条件", "condition"),
            "off" => new("不列入", "left out"),
            "checked" => new("已核对", "checked"),
            _ => new("删除", "removed"),
        };
}
