namespace CultivatedLand.Domain.Tasks;

/// <summary>What finishing a phase means. A phase keeps the name its notice gives it; the kind says how it behaves.</summary>
public enum PhaseKind
{
    /// <summary>翻耕.</summary>
    Plough,

    /// <summary>种植, 复耕复种.</summary>
    Plant,

    /// <summary>申请验收, reported by the office.</summary>
    Apply,

    /// <summary>验收, recorded by a supervisor alone.</summary>
    Accept,

    /// <summary>The one phase of a task for which the plan names a deadline but no steps.</summary>
    Complete,

    Other,
}
