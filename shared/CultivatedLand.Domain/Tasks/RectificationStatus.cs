namespace CultivatedLand.Domain.Tasks;

public enum RectificationStatus
{
    /// <summary>Known, and not started: nobody is reminded.</summary>
    Planned,

    Active,

    /// <summary>Nobody is reminded; due dates stay as they are.</summary>
    Suspended,

    Cancelled,

    /// <summary>销号: struck off by a supervisor.</summary>
    ClosedOut,
}
