namespace CultivatedLand.Domain.Tasks;

/// <summary>Kind of phase. The kind decides how a phase behaves, while its name stays as the plan gives it.</summary>
public enum PhaseKind
{
    /// <summary>翻耕.</summary>
    Plough,

    /// <summary>种植, 复耕复种.</summary>
    Plant,

    /// <summary>申请验收. The office reports it.</summary>
    Apply,

    /// <summary>验收. Only a supervisor records it.</summary>
    Accept,

    /// <summary>The single phase of a task for which the plan names a deadline but no steps.</summary>
    Complete,

    Other,
}
