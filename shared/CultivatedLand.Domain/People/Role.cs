namespace CultivatedLand.Domain.People;

/// <summary>The parts people and offices play in a task.</summary>
public enum Role
{
    /// <summary>责任领导, 联系领导, 村支书.</summary>
    Leader,

    /// <summary>责任单位.</summary>
    ResponsibleUnit,

    /// <summary>The head of the responsible unit, to whom a supervision letter is addressed.</summary>
    UnitHead,

    /// <summary>牵头单位, 专班办公室.</summary>
    LeadOffice,

    /// <summary>规资局, 督导组.</summary>
    Supervisor,

    /// <summary>领导小组, in whose name interviews are held.</summary>
    LeadingGroup,

    /// <summary>网格长.</summary>
    GridChief,

    /// <summary>网格员; a place may have several.</summary>
    GridMember,
}
