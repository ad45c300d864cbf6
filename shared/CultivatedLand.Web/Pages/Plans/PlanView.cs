using CultivatedLand.Casework.Intake;
using CultivatedLand.Casework.Intake.Corrections;
using CultivatedLand.Casework.Rehearsals;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Web.Pages.Settings;

namespace CultivatedLand.Web.Pages.Plans;

/// <summary>Everything the page of one edition shows.</summary>
/// <param name="From">The first task of the page, from 0.</param>
/// <param name="Missing">Null where nothing is to be filled in any more; as are the weeks and the comparison.</param>
/// <param name="MayStart">At the place of the plan.</param>
public sealed record PlanView(
    OpenedEdition Opened,
    Reading Reading,
    int From,
    IReadOnlyList<MissingRecipient>? Missing,
    FirstWeeks? Weeks,
    EditionComparison? Comparison,
    WorkCalendar Calendar,
    bool MayCorrect,
    bool MayStart)
{
    public const int TasksOnAPage = 30;

    public EditState? Edit { get; init; }

    public PolicyEdit? Policy { get; init; }

    public FillState? Fill { get; init; }

    /// <summary>What came of the last form.</summary>
    public Sentence? Said { get; init; }

    /// <summary>Whether what was said refuses something.</summary>
    public bool IsRefused { get; init; }

    public string Hash => Opened.Edition.ContentHash;

    public int Tasks => Opened.Draft.Tasks.Length;
}

public sealed record PolicyEdit(TypedPolicy Typed, IReadOnlyList<(string Field, Sentence Sentence)> Faults, CultivatedLand.Domain.Deadlines.DeadlinePolicy? Policy);
