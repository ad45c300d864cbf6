using CultivatedLand.Application.EvidenceFiles;
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

    public required WorkCalendar Calendar { get; init; }

    public IEnumerable<TaskActionAvailability> Possible => Acts.Where(taskActionAvailability => taskActionAvailability.WhyNot is null);

    public IEnumerable<TaskActionAvailability> Impossible =>
        Acts.Where(taskActionAvailability => taskActionAvailability.WhyNot is not null);
}

/// <summary>Model of the next notice.</summary>
public sealed record NextNotice(NoticeStep Step, DateTimeOffset At);

/// <summary>Slice of a task's history.</summary>
/// <param name="Older">Version at which older facts end; null if these are the first.</param>
public sealed record HistorySlice(IReadOnlyList<TaskFact> LatestFirst, long? Older)
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

/// <summary>Answer to a form that was not carried out, with its input.</summary>
public sealed record TaskActionAnswer(TaskAction Act, TaskActionInput Typed, TaskActionResult Result)
{
    public LocalizedText Why =>
        Result switch
        {
            TaskActionResult.Refused refused => refused.Why,
            _ => new(
                "填写期间任务已有变动，尚未办理。请看下面的变动，确认后再提交一次；您填写的内容还在。",
                "The task changed while you were filling in the form, and nothing was done. "
                    + "See below what changed, and send the form once more if it still holds; what you typed is still there."
            ),
        };

    public IReadOnlyList<TaskFact> Meanwhile => (Result as TaskActionResult.Overtaken)?.Meanwhile ?? [];
}
