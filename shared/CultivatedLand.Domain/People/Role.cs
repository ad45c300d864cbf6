namespace CultivatedLand.Domain.People;

/// <summary>Role of a person or an office in a task.</summary>
public enum Role
{
    /// <summary>责任领导, 联系领导, 村支书.</summary>
    Leader,

    /// <summary>责任单位.</summary>
    ResponsibleUnit,

    /// <summary>Head of the responsible unit. A supervision letter is addressed to this person.</summary>
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

    /// <summary>包保干部: an officer of the level above to whom the place is allotted, who gets copies of its escalations.</summary>
    Allotted,

    /// <summary>联络员: the one named contact of a place, who stands in letters.</summary>
    Contact,
}
