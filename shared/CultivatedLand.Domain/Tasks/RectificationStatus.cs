namespace CultivatedLand.Domain.Tasks;

/// <summary>Status of a rectification task.</summary>
public enum RectificationStatus
{
    /// <summary>The task is recorded and not started. Nobody is reminded.</summary>
    Planned,

    Active,

    /// <summary>The task is paused. Nobody is reminded, and due dates stay as they are.</summary>
    Suspended,

    Cancelled,

    /// <summary>A supervisor has closed the task out (销号).</summary>
    ClosedOut,

    /// <summary>The open area was split among places below, each with a task of its own. What was accepted before stays here.</summary>
    Split,

    /// <summary>A supervisor has closed the task on its papers, because it cannot be put right on the ground.</summary>
    ClosedOnPapers,
}
