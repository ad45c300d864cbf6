namespace CultivatedLand.Documents.Drafts;

/// <summary>One of the five veto indicators as the document states it: what has to be kept or reached, and what is there.</summary>
public sealed record DraftIndicator(IndicatorKind Kind, Read<decimal>? TargetMu, Read<decimal>? ActualMu);

public enum IndicatorKind
{
    /// <summary>耕地保有量.</summary>
    Retention,

    /// <summary>永久基本农田保护面积.</summary>
    BasicFarmland,

    /// <summary>占补平衡.</summary>
    CompensationBalance,

    /// <summary>进出平衡.</summary>
    InOutBalance,

    /// <summary>年度违法占用耕地.</summary>
    IllegalUse,
}
