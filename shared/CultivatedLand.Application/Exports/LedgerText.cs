using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Exports;

/// <summary>Names of the kinds of tasks and phases on pages and in tables.</summary>
public static class LedgerText
{
    public static LocalizedText Of(TaskKind kind) =>
        kind switch
        {
            TaskKind.Restore => new("恢复补足", "restoration"),
            TaskKind.Balance => new("占补平衡", "compensation balance"),
            TaskKind.BasicFarmland => new("永久基本农田", "permanent basic farmland"),
            TaskKind.NonGrain => new("非粮化整治", "non-grain use"),
            TaskKind.IllegalUse => new("违法用地", "illegal use"),
            TaskKind.Patrol => new("巡查", "patrol"),
            _ => new("其他", "other"),
        };

    public static LocalizedText Of(PhaseKind kind) =>
        kind switch
        {
            PhaseKind.Plough => new("翻耕", "plough"),
            PhaseKind.Plant => new("种植", "plant"),
            PhaseKind.Apply => new("申请验收", "apply for acceptance"),
            PhaseKind.Accept => new("验收", "acceptance"),
            PhaseKind.Complete => new("完成整改", "complete"),
            _ => new("其他", "other"),
        };
}
