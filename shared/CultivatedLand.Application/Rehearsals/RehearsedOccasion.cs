using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>Something that mail goes out about in a rehearsal beside the notices of tasks.</summary>
/// <param name="Name">In the words of the plan or of whoever found a lead; empty where there are none.</param>
/// <param name="Why">The rule that makes it come, in words.</param>
public sealed record RehearsedOccasion(
    DateTimeOffset At,
    OccasionKind Kind,
    string Name,
    Place Place,
    LocalizedText Why,
    EquatableArray<Recipient> To
);

public enum OccasionKind
{
    Meeting,
    Bulletin,
    Report,

    /// <summary>A patrol is due and not in the log.</summary>
    Patrol,

    /// <summary>A patrol was missed: the chief is told, or the chief above.</summary>
    MissedPatrol,

    /// <summary>The limit of a step of a lead has passed.</summary>
    Lead,

    /// <summary>By the criteria; one that a ladder comes to is a notice of its task.</summary>
    Interview,
}

public static class OccasionKinds
{
    private static readonly (string Code, LocalizedText Name)[] Table =
    [
        ("meeting", new("调度会", "meeting")),
        ("bulletin", new("通报", "bulletin")),
        ("report", new("报告", "report")),
        ("patrol", new("巡查", "patrol")),
        ("missed-patrol", new("漏巡", "missed patrol")),
        ("lead", new("线索超时", "lead late")),
        ("interview-by-criteria", new("约谈", "interview")),
    ];

    public static string Code(this OccasionKind kind) => Table[(int)kind].Code;

    public static LocalizedText Name(this OccasionKind kind) => Table[(int)kind].Name;
}

/// <summary>The settings that a rehearsal reckons with beside the deadline policy.</summary>
public sealed record RehearsalSettings(LeadPolicy Leads, PatrolPolicy Patrols, InterviewSettings Interviews)
{
    public static RehearsalSettings Default { get; } = Of(GridSettings.Default, InterviewSettings.Default);

    public static RehearsalSettings Of(GridSettings grid, InterviewSettings interviews) => new(grid.Leads, grid.Patrols, interviews);
}
