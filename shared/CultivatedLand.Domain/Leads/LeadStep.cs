namespace CultivatedLand.Domain.Leads;

/// <summary>Step of a lead. No step is entered twice.</summary>
public enum LeadStep
{
    Found,

    /// <summary>The use was stopped on the spot (制止). The town must still check it.</summary>
    Stopped,

    /// <summary>The use could not be stopped, and the lead was reported to the town.</summary>
    Reported,

    /// <summary>The town has verified the lead on site.</summary>
    Verified,

    /// <summary>分级.</summary>
    Graded,

    /// <summary>A difficult lead was reported to the district in writing.</summary>
    WithDistrict,

    Disposed,

    Closed,

    /// <summary>The lead was a false alarm; the entry gives the reason.</summary>
    Dismissed,
}

/// <summary>Grade of a lead. It decides which level disposes of the lead.</summary>
public enum LeadGrade
{
    /// <summary>The town disposes.</summary>
    Simple,

    /// <summary>The district disposes.</summary>
    Difficult,
}
