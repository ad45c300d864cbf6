namespace CultivatedLand.Domain.Tasks;

/// <summary>What a rectification task is about, in the terms of the assessment notices.</summary>
public enum TaskKind
{
    /// <summary>恢复补足, 进出平衡: farmland that flowed out is restored.</summary>
    Restore,

    /// <summary>占补平衡: farmland that replaces what construction takes.</summary>
    Balance,

    /// <summary>永久基本农田: permanent basic farmland put right.</summary>
    BasicFarmland,

    /// <summary>非粮化: cultivated land under other uses than grain.</summary>
    NonGrain,

    /// <summary>违法用地, 非农化, 卫片执法: land occupied against the law.</summary>
    IllegalUse,

    /// <summary>巡查, 网格: watching over what is there.</summary>
    Patrol,

    Other,
}
