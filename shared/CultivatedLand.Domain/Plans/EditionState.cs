namespace CultivatedLand.Domain.Plans;

/// <summary>State of a plan edition.</summary>
public enum EditionState
{
    /// <summary>The edition has been read. It waits for a person to check and start it.</summary>
    Draft,

    /// <summary>
    /// The edition is being started: its tasks are planned and started batch by batch. A host that died goes on from here.
    /// </summary>
    Starting,

    Started,

    /// <summary>A later edition of the same document took its place.</summary>
    Superseded,
}
