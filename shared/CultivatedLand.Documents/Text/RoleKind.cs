namespace CultivatedLand.Documents.Text;

/// <summary>Kind of role or fact that a label or a column of a plan names.</summary>
public enum RoleKind
{
    Leader,
    Responsible,
    Lead,

    /// <summary>配合单位: the unit takes part. It is responsible where no other unit is named.</summary>
    Cooperating,

    /// <summary>督导单位, 验收单位, 考核部门: the unit supervises and is not responsible.</summary>
    Supervising,
    Deadline,

    /// <summary>整改目标: the result that must be reached.</summary>
    Target,

    /// <summary>The problem that must be put right.</summary>
    Problem,
    Measures,
    Progress,

    /// <summary>整改面积: the area of the task.</summary>
    Area,
}
