using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>Occasion of a mail in a rehearsal that is not the notice of a task.</summary>
/// <param name="Name">Name in the words of the plan, or of the person who found the lead. Empty where there is none.</param>
/// <param name="Why">Rule that causes the mail, in words.</param>
/// <param name="Subject">Subject of the mail. Null where the rehearsal does not foretell it.</param>
public sealed record RehearsedOccasion(
    DateTimeOffset At,
    OccasionKind Kind,
    string Name,
    Place Place,
    LocalizedText Why,
    EquatableArray<Recipient> To,
    LocalizedText? Subject = null
);

/// <summary>Kind of occasion for a mail in a rehearsal.</summary>
public enum OccasionKind
{
    Meeting,
    Bulletin,
    Report,

    /// <summary>Invitation to a meeting, some workdays before it.</summary>
    Invitation,

    /// <summary>A patrol is due and is not in the log.</summary>
    Patrol,

    /// <summary>A patrol was missed. The grid chief is told first, then the chief above.</summary>
    MissedPatrol,

    /// <summary>The time limit of a step of a lead has passed.</summary>
    Lead,

    /// <summary>
    /// Invitation to an interview: of one by the criteria to everybody.
    /// An interview that an escalation ladder reaches is a notice of its task, and its occasion names those whom the notice does not reach.
    /// </summary>
    Interview,

    /// <summary>An interview waits for the office's release.</summary>
    Release,
}

/// <summary>Codes and names of the kinds of occasions.</summary>
public static class OccasionKinds
{
    private static readonly (string Code, LocalizedText Name)[] Table =
    [
        ("meeting", new("调度会", "meeting")),
        ("bulletin", new("通报", "bulletin")),
        ("report", new("报告", "report")),
        ("invitation", new("开会通知", "invitation")),
        ("patrol", new("巡查", "patrol")),
        ("missed-patrol", new("漏巡", "missed patrol")),
        ("lead", new("线索超时", "lead late")),
        ("interview-by-criteria", new("约谈", "interview")),
        ("to-be-released", new("待签发", "to be released")),
    ];

    public static string Code(this OccasionKind kind) => Table[(int)kind].Code;

    public static LocalizedText Name(this OccasionKind kind) => Table[(int)kind].Name;
}

/// <summary>Settings of a rehearsal other than the deadline policy.</summary>
public sealed record RehearsalSettings(LeadPolicy Leads, PatrolPolicy Patrols, InterviewSettings Interviews)
{
    public static RehearsalSettings Default { get; } = Of(GridSettings.Default, InterviewSettings.Default);

    public static RehearsalSettings Of(GridSettings grid, InterviewSettings interviews) => new(grid.Leads, grid.Patrols, interviews);
}
