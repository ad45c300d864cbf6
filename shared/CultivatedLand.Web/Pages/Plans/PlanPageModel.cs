using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Rehearsals;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Web.Pages.Settings;

namespace CultivatedLand.Web.Pages.Plans;

/// <summary>Everything the page of one edition shows.</summary>
/// <param name="From">The first task of the page, from 0.</param>
/// <param name="Missing">Null where nothing is to be filled in any more; as are the weeks and the comparison.</param>
/// <param name="MayStart">At the place of the plan.</param>
public sealed record PlanPageModel(
    OpenedPlanEdition Opened,
    DraftPaneBuilder Reading,
    int From,
    IReadOnlyList<MissingRecipient>? Missing,
    MailForecast? Weeks,
    EditionComparison? Comparison,
    WorkCalendar Calendar,
    bool MayCorrect,
    bool MayStart
)
{
    public const int TasksOnAPage = 30;

    public DraftEditState? Edit { get; init; }

    public PolicyEditState? Policy { get; init; }

    public MissingPersonForm? Fill { get; init; }

    /// <summary>What came of the last form.</summary>
    public LocalizedText? Said { get; init; }

    /// <summary>Whether what was said refuses something.</summary>
    public bool IsRefused { get; init; }

    public string Hash => Opened.Edition.ContentHash;

    public int Tasks => Opened.Draft.Tasks.Length;
}

public sealed record PolicyEditState(
    DeadlinePolicyInput Typed,
    IReadOnlyList<(string Field, LocalizedText Sentence)> Faults,
    CultivatedLand.Domain.Deadlines.DeadlinePolicy? Policy
);
