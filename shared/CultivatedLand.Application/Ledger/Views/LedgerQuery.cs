using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Ledger.Views;

/// <summary>Which rows, in which order. A filter that is not set lets everything through; those that are set all hold.</summary>
/// <param name="Visible">What the visitor may see at all.</param>
/// <param name="Today">By which late is late; local date.</param>
public sealed record LedgerQuery(PlaceSet Visible, DateOnly Today)
{
    /// <summary>The chosen place, and below it.</summary>
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

    /// <summary>Rows that are equal in it come in order of first storage, or in its reverse; those without a value come last, whichever the direction.</summary>
    public LedgerOrder Order { get; init; }

    public bool Descending { get; init; }

    /// <summary>Cursor of the page before; null for the first.</summary>
    public string? After { get; init; }

    public int Most { get; init; } = 50;

    /// <summary>Whether <see cref="LedgerResultPage.Total"/> is wanted; an export reads page after page without it.</summary>
    public bool WithTotal { get; init; } = true;
}

public enum LedgerOrder
{
    /// <summary>Due date of the current phase.</summary>
    Due,

    /// <summary>The place's path, by ordinal.</summary>
    Place,

    /// <summary>By ordinal.</summary>
    Name,

    Target,
    Accepted,
    Percent,
}
