using System.Collections.Frozen;
using static CultivatedLand.Domain.Leads.LeadStep;

namespace CultivatedLand.Domain.Leads;

/// <summary>Row of the transition table: one command and the steps that allow it.</summary>
/// <param name="Name">Stable name in addresses and interfaces.</param>
/// <param name="To">Step to which the command leads. Null where the lead stays in its step.</param>
/// <param name="NeedsNote">Whether the command needs a note on what was done or why.</param>
public sealed record LeadTransition(
    Type Command,
    string Name,
    LocalizedText Words,
    LeadStep[] From,
    LeadStep? To,
    LeadHappening Happening,
    bool NeedsNote
);

/// <summary>Table of the commands that each step allows. <see cref="LeadRules"/> reads it.</summary>
public static class LeadTransitions
{
    public static IReadOnlyList<LeadTransition> All { get; } =
    [
        new(
            typeof(LeadCommand.Stop),
            "stop",
            new("当场制止", "stop it on the spot"),
            [Found],
            Stopped,
            LeadHappening.Stopped,
            NeedsNote: false
        ),
        new(
            typeof(LeadCommand.ReportToTown),
            "report-to-town",
            new("报告镇（街道）", "report it to the town"),
            [Found, Stopped],
            Reported,
            LeadHappening.ReportedToTown,
            NeedsNote: false
        ),
        new(
            typeof(LeadCommand.Verify),
            "verify",
            new("现场核实", "verify it on site"),
            [Stopped, Reported],
            Verified,
            LeadHappening.Verified,
            NeedsNote: true
        ),
        new(typeof(LeadCommand.SetGrade), "grade", new("分级", "grade it"), [Verified], Graded, LeadHappening.Graded, NeedsNote: false),
        new(
            typeof(LeadCommand.ReportToDistrict),
            "report-to-district",
            new("书面报告区（县）", "report it to the district in writing"),
            [Graded],
            WithDistrict,
            LeadHappening.ReportedToDistrict,
            NeedsNote: true
        ),
        new(
            typeof(LeadCommand.Dispose),
            "dispose",
            new("登记处置", "record what was done about it"),
            [Graded, WithDistrict],
            Disposed,
            LeadHappening.Disposed,
            NeedsNote: true
        ),
        new(
            typeof(LeadCommand.Close),
            "close",
            new("办结", "close it"),
            [Verified, Disposed],
            Closed,
            LeadHappening.Closed,
            NeedsNote: false
        ),
        new(
            typeof(LeadCommand.Dismiss),
            "dismiss",
            new("认定误报", "dismiss it as a false alarm"),
            [Found, Stopped, Reported, Verified],
            Dismissed,
            LeadHappening.Dismissed,
            NeedsNote: true
        ),
        new(
            typeof(LeadCommand.BecomeTask),
            "task",
            new("转为整改任务", "make it a rectification task"),
            [Verified, Graded, WithDistrict, Disposed],
            null,
            LeadHappening.BecameTask,
            NeedsNote: false
        ),
    ];

    private static readonly FrozenDictionary<Type, LeadTransition> ByCommand = All.ToFrozenDictionary(leadTransition =>
        leadTransition.Command
    );

    private static readonly LocalizedText[] Steps =
    [
        new("已发现", "found"),
        new("已当场制止，待镇核实", "stopped on the spot, to be verified by the town"),
        new("已报告镇，待核实", "reported to the town, to be verified"),
        new("已现场核实，待分级", "verified on site, to be graded"),
        new("已分级，待处置", "graded, to be disposed of"),
        new("已书面报告区（县），待处置", "reported to the district, which disposes"),
        new("已处置，待办结", "disposed of, to be closed"),
        new("已办结", "closed"),
        new("误报", "false alarm"),
    ];

    /// <exception cref="KeyNotFoundException">
    /// Thrown for <see cref="LeadCommand.Find"/> and <see cref="LeadCommand.WakeUp"/>, which do not move a lead between steps.
    /// </exception>
    public static LeadTransition Of(LeadCommand command) => ByCommand[command.GetType()];

    public static LeadTransition? Named(string name) => All.FirstOrDefault(leadTransition => leadTransition.Name == name);

    /// <summary>Names of the commands that a step allows.</summary>
    public static EquatableArray<string> Allowed(LeadStep step) =>
        All.Where(leadTransition => leadTransition.From.Contains(step)).Select(leadTransition => leadTransition.Name).ToEquatableArray();

    public static LocalizedText Words(this LeadStep step) => Steps[(int)step];

    public static LocalizedText Words(this LeadGrade grade) =>
        grade == LeadGrade.Simple
            ? new("情节轻微，镇处置", "simple, the town disposes")
            : new("难度较大，区（县）处置", "difficult, the district disposes");
}
