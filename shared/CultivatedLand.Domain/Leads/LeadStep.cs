namespace CultivatedLand.Domain.Leads;

/// <summary>How far a lead has come. No step is entered twice.</summary>
public enum LeadStep
{
    Found,

    /// <summary>制止: stopped on the spot; the town still has to see that it is.</summary>
    Stopped,

    /// <summary>Stopping failed: reported to the town.</summary>
    Reported,

    /// <summary>The town has been on site.</summary>
    Verified,

    /// <summary>分级.</summary>
    Graded,

    /// <summary>A difficult one, reported to the district in writing.</summary>
    WithDistrict,

    Disposed,

    Closed,

    /// <summary>A false alarm, with the reason.</summary>
    Dismissed,
}

public enum LeadGrade
{
    /// <summary>The town disposes.</summary>
    Simple,

    /// <summary>The district disposes.</summary>
    Difficult,
}
