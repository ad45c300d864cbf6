using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>
/// Query for rows of the ledger in an order. A filter that is not set lets everything through. A row must pass all filters that are set.
/// </summary>
/// <param name="Visible">Places that the user may see.</param>
/// <param name="Today">Local date that decides which tasks are late.</param>
public sealed record LedgerQuery(PlaceSet Visible, DateOnly Today)
{
    /// <summary>Chosen place, with everything below it.</summary>
    public Place? Place { get; init; }

    public TaskKind? Kind { get; init; }

    public RectificationStatus? Status { get; init; }

    /// <summary>Kind of the current phase.</summary>
    public PhaseKind? PhaseKind { get; init; }

    /// <summary>Exact name of the current phase.</summary>
    public string? PhaseName { get; init; }

    /// <summary>Exact name of one of the lead offices.</summary>
    public string? LeadOffice { get; init; }

    /// <summary>Only active tasks whose current phase was due before today.</summary>
    public bool LateOnly { get; init; }

    /// <summary>Due date of the current phase, inclusive.</summary>
    public DateOnly? DueFrom { get; init; }

    /// <summary>Due date of the current phase, inclusive.</summary>
    public DateOnly? DueTo { get; init; }

    public string? PlanId { get; init; }

    /// <summary>Part of the name or of the place's path, as written.</summary>
    public string? Search { get; init; }

    /// <summary>
    /// Order of the rows. Rows with an equal value come in order of first storage, or in its reverse.
    /// Rows without a value come last in either direction.
    /// </summary>
    public LedgerOrder Order { get; init; }

    public bool Descending { get; init; }

    /// <summary>Cursor of the page before; null for the first.</summary>
    public string? After { get; init; }

    public int Most { get; init; } = 50;

    /// <summary>Whether to calculate <see cref="LedgerResultPage.Total"/>. An export reads page after page without it.</summary>
    public bool WithTotal { get; init; } = true;
}

/// <summary>Order of the ledger's rows.</summary>
public enum LedgerOrder
{
    /// <summary>Due date of the current phase.</summary>
    Due,

    /// <summary>Path of the place, in ordinal order.</summary>
    Place,

    /// <summary>Name of the task, in ordinal order.</summary>
    Name,

    Target,
    Accepted,
    Percent,
}
