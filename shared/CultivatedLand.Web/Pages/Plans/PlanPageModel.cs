using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Duties;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Application.Plans.Identity;
using CultivatedLand.Application.Rehearsals;
using CultivatedLand.Application.Settings;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Web.Pages.Plans;

/// <summary>Model of the page of one edition.</summary>
/// <param name="From">Index of the page's first task, from 0.</param>
/// <param name="Missing">Null if nothing can be filled in any more, like the weeks and the comparison.</param>
/// <param name="Review">What a start would do. Null if the edition is in force.</param>
/// <param name="MissingRight">Right that the user lacks for the start. Null if nothing is missing.</param>
public sealed record PlanPageModel(
    OpenedPlanEdition Opened,
    DraftPaneBuilder Reading,
    int From,
    IReadOnlyList<MissingRecipient>? Missing,
    MailForecast? Weeks,
    StartReview? Review,
    WorkCalendar Calendar,
    bool MayCorrect,
    (Permission Permission, Place Place)? MissingRight
)
{
    public const int TasksOnAPage = 30;

    public DraftEditState? Edit { get; init; }

    public PolicyEditState? Policy { get; init; }

    public MissingPeopleInput? Fill { get; init; }

    /// <summary>People of the directory whom the user may see, each once, to choose from.</summary>
    public IReadOnlyList<DirectoryEntry> Known { get; init; } = [];

    /// <summary>Tasks without a deadline, with the answers so far. Empty for an edition that has started.</summary>
    public IReadOnlyList<UndatedRowModel> Undated { get; init; } = [];

    /// <summary>Input of the table of tasks without a deadline, where it was refused.</summary>
    public UndatedInput? UndatedTyped { get; init; }

    /// <summary>When each rhythm of the draft would come round and whom it would reach, in the draft's order. Null for a patrol.</summary>
    public IReadOnlyList<RhythmForecast?> Rhythms { get; init; } = [];

    /// <summary>Number of villages in the directory at the plan's place or below it.</summary>
    public int Villages { get; init; }

    /// <summary>Standing duties of the plan that the user may see.</summary>
    public IReadOnlyList<StandingDuty> Duties { get; init; } = [];

    /// <summary>Whether a newer reader could read the document again.</summary>
    public bool IsReadingOffered { get; init; }

    /// <summary>Result of the last form.</summary>
    public LocalizedText? Said { get; init; }

    /// <summary>Whether <see cref="Said"/> is a refusal.</summary>
    public bool IsRefused { get; init; }

    public string Hash => Opened.Edition.ContentHash;

    public int Tasks => Opened.Draft.Tasks.Length;
}

/// <summary>State of the form of a plan's own deadline policy.</summary>
public sealed record PolicyEditState(
    DeadlinePolicyInput Typed,
    IReadOnlyList<(string Field, LocalizedText Sentence)> Faults,
    CultivatedLand.Domain.Deadlines.DeadlinePolicy? Policy
);
