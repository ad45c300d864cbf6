using CultivatedLand.Application.Tasks;

namespace CultivatedLand.Web.Api.Tasks;

/// <summary>Services that an act needs.</summary>
internal sealed record Acting(TaskActionService Actions, TaskService Tasks, TimeProvider Clock);

internal record Body
{
    /// <summary>
    /// Name of the person, as the history will show it; only the host's own token may say it, an account acts in its own name.
    /// </summary>
    public string? By { get; init; }
}

/// <summary>Body of an act on a task.</summary>
internal record TaskActBody : Body
{
    /// <summary>
    /// True once a refusal with the code NeedsConfirmation was read: figures that look like a slip, or dates that move along,
    /// are then taken as they are.
    /// </summary>
    public bool? Confirmed { get; init; }
}

/// <summary>
/// Phase by name, number or kind; none for the current one. Area done in all so far; without one, the whole is reported only if it
/// is confirmed.
/// </summary>
internal sealed record ReportBody : TaskActBody
{
    public string? Phase { get; init; }

    public decimal? AreaMu { get; init; }
}

internal sealed record AreaBody : TaskActBody
{
    public decimal? AreaMu { get; init; }

    /// <summary>Net area of an acceptance, where a rule of the plan pays it; the area itself where it is left out.</summary>
    public decimal? NetMu { get; init; }

    public string? Reason { get; init; }

    /// <summary>Year in which claimed land was lost; only a claim of infeasible area has one.</summary>
    public int? LostIn { get; init; }

    /// <summary>Level of an acceptance: town, district or city; none for the one that counts in the plan.</summary>
    public string? Level { get; init; }
}

/// <summary>Shares of the open area, which add up to it to the hundredth of a mu.</summary>
internal sealed record SplitBody : TaskActBody
{
    public IReadOnlyList<ShareBody>? Shares { get; init; }
}

/// <summary>Place below the task's own, by name or by its path, and the area that it takes over.</summary>
internal sealed record ShareBody
{
    public string? Place { get; init; }

    public decimal? AreaMu { get; init; }
}

internal sealed record ReasonBody : TaskActBody
{
    public string? Reason { get; init; }
}

internal sealed record ReturnBody : TaskActBody
{
    public string? Phase { get; init; }

    public DateOnly? Due { get; init; }

    public string? Reason { get; init; }

    /// <summary>Due dates of single phases, instead of moving later phases along the same distance.</summary>
    public IReadOnlyList<PhaseDateBody>? Dates { get; init; }
}

internal sealed record DueBody : TaskActBody
{
    /// <summary>Due date of a task that has none, as yyyy-MM-dd.</summary>
    public DateOnly? Due { get; init; }
}

internal sealed record ExtensionBody : TaskActBody
{
    public string? Phase { get; init; }

    public DateOnly? Due { get; init; }

    public string? Reason { get; init; }

    /// <summary>Due dates of single phases, instead of moving later phases along the same distance.</summary>
    public IReadOnlyList<PhaseDateBody>? Dates { get; init; }
}

/// <summary>Due date of one phase, which is named by name, number or kind.</summary>
internal sealed record PhaseDateBody
{
    public string? Phase { get; init; }

    public DateOnly? Due { get; init; }
}

/// <summary>
/// Number of an own act in the history, and the area instead of the one that was given; or that the act is taken back. With a reason.
/// </summary>
internal sealed record CorrectionBody : TaskActBody
{
    public long? Act { get; init; }

    public decimal? AreaMu { get; init; }

    public bool? TakeBack { get; init; }

    public string? Reason { get; init; }
}
