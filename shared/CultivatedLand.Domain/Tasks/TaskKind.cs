namespace CultivatedLand.Domain.Tasks;

/// <summary>Kind of rectification task, in the terms of the assessment notices.</summary>
public enum TaskKind
{
    /// <summary>恢复补足, 进出平衡: lost farmland is restored.</summary>
    Restore,

    /// <summary>占补平衡: new farmland replaces the land that construction takes.</summary>
    Balance,

    /// <summary>永久基本农田: permanent basic farmland is put right.</summary>
    BasicFarmland,

    /// <summary>非粮化: cultivated land is used for other purposes than grain.</summary>
    NonGrain,

    /// <summary>违法用地, 非农化, 卫片执法: land is occupied against the law.</summary>
    IllegalUse,

    /// <summary>巡查, 网格: existing farmland is watched.</summary>
    Patrol,

    Other,
}
