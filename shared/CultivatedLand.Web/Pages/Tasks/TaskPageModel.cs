using CultivatedLand.Application.EvidenceFiles;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Pages.Tasks;

/// <summary>Model of the task page.</summary>
/// <param name="Next">The next notice and its time; null while nothing is scheduled.</param>
/// <param name="NextTo">Its recipients, by name if the directory has one.</param>
/// <param name="Once">Mark of the forms of this rendering.</param>
public sealed record TaskPageModel(
    RectificationTask Task,
    NextNotice? Next,
    EquatableArray<string> NextTo,
    IReadOnlyList<TaskActionAvailability> Acts,
    HistorySlice History,
    EvidenceList Evidence,
    LocalizedText? Said,
    TaskActionAnswer? Answered,
    string Once
)
{
    /// <summary>Faults of an upload.</summary>
    public EquatableArray<LocalizedText> UploadFaults { get; init; } = [];

    /// <summary>Whether an acceptance is asked for its net area, because a rule of the plan pays it.</summary>
    public bool AsksNet { get; init; }

    public required WorkCalendar Calendar { get; init; }

    /// <summary>Tasks into which this one was split. A part that has not begun yet, or cannot be read, has no state.</summary>
    public IReadOnlyList<(TaskPart Part, RectificationTask? Task)> Parts { get; init; } = [];

    public IEnumerable<TaskActionAvailability> Possible => Acts.Where(taskActionAvailability => taskActionAvailability.WhyNot is null);

    public IEnumerable<TaskActionAvailability> Impossible =>
        Acts.Where(taskActionAvailability => taskActionAvailability.WhyNot is not null);
}

/// <summary>Model of the next notice.</summary>
public sealed record NextNotice(NoticeStep Step, DateTimeOffset At);

/// <summary>Slice of a task's history.</summary>
/// <param name="Latest">Number of the latest of these facts in the history, counted from 1.</param>
/// <param name="Older">Version at which older facts end; null if these are the first.</param>
public sealed record HistorySlice(IReadOnlyList<TaskFact> LatestFirst, long Latest, long? Older)
{
    public const int Size = 30;
}

/// <summary>List of evidence.</summary>
/// <param name="Hidden">Number of further pieces that this page does not show.</param>
/// <param name="WhyNotAdd">Reason why this person cannot add evidence now; null if they can.</param>
public sealed record EvidenceList(IReadOnlyList<EvidenceItem> Pieces, int Hidden, LocalizedText? WhyNotAdd)
{
    public const int Shown = 48;
}

/// <summary>Piece of evidence.</summary>
/// <param name="Sheet">Its metadata; null if the archive no longer has it.</param>
public sealed record EvidenceItem(Evidence Evidence, EvidenceMetadata? Sheet, LocalizedText? Note);
