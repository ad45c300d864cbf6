using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Domain.Tasks;

/// <summary>Rules for the addressees of each kind of notice. Rule: DOMAIN, "Deadline policy", the ladder.</summary>
public static class NoticeRouting
{
    private static readonly Dictionary<NoticeKind, (Role[] To, Role[] Cc)> Table = new()
    {
        [NoticeKind.Reminder] = ([Role.Leader], []),
        [NoticeKind.Overdue] = ([Role.Leader, Role.ResponsibleUnit, Role.LeadOffice], [Role.Supervisor]),
        [NoticeKind.SupervisionLetter] = ([Role.UnitHead], [Role.Supervisor]),
        [NoticeKind.Interview] = ([Role.UnitHead, Role.Leader], [Role.Supervisor]),
        [NoticeKind.StillOverdue] = ([Role.Leader, Role.ResponsibleUnit, Role.LeadOffice], [Role.Supervisor]),
    };

    /// <summary>Roles that hear of a hand-over. None for a fact that is no hand-over.</summary>
    private static Role[] RolesFor(TaskFact fact) =>
        fact switch
        {
            TaskFact.Started => [Role.Leader, Role.ResponsibleUnit, Role.LeadOffice],
            TaskFact.ProgressReported or TaskFact.ExtensionRequested or TaskFact.InfeasibleClaimed => [Role.Supervisor],
            TaskFact.ClosedOut or TaskFact.ClosedOnPapers => [Role.Leader, Role.ResponsibleUnit, Role.LeadOffice, Role.Supervisor],
            TaskFact.Cancelled => [Role.Leader, Role.ResponsibleUnit],
            TaskFact.Returned
            or TaskFact.Accepted
            or TaskFact.Passed
            or TaskFact.Split
            or TaskFact.ExtensionGranted
            or TaskFact.ExtensionDeclined
            or TaskFact.InfeasibleGranted
            or TaskFact.InfeasibleDeclined
            or TaskFact.Suspended
            or TaskFact.Resumed
            or TaskFact.Replanned { ChangesWork: true } => [Role.Leader, Role.ResponsibleUnit, Role.LeadOffice],
            _ => [],
        };

    /// <summary>
    /// Lists the addressees of a hand-over. The lead office is the one that asks and applies, so it hears the answer.
    /// Empty for a fact that is no hand-over. Rule: DOMAIN, "Hand-overs are told at once".
    /// </summary>
    public static EquatableArray<Addressee> Of(TaskFact fact, TaskSpec spec) => Addressees(RolesFor(fact), spec);

    /// <summary>
    /// Whether a fact hands the task over to somebody, as far as the present state tells. A report does where it completes the work
    /// of its phase and an acceptance comes next, or where it completes an application.
    /// </summary>
    public static bool IsHandOver(TaskFact fact, RectificationTask task) =>
        fact is TaskFact.ProgressReported report
            ? task.Phase(report.Phase) is { } phase
                && (report.Area is null || report.Area >= task.Required)
                && (
                    phase.Kind == PhaseKind.Apply
                    || task.Phases.SkipWhile(known => known.Number != phase.Number).Skip(1).All(later => later.Kind == PhaseKind.Accept)
                )
            : task.Phases.Count > 0 && RolesFor(fact).Length > 0;

    public static EquatableArray<Addressee> To(NoticeKind kind, TaskSpec spec) => Addressees(Table[kind].To, spec);

    public static EquatableArray<Addressee> Cc(NoticeKind kind, TaskSpec spec) => Addressees(Table[kind].Cc, spec);

    private static EquatableArray<Addressee> Addressees(Role[] roles, TaskSpec spec) =>
        roles.SelectMany(role => Addressees(role, spec)).ToEquatableArray();

    /// <summary>
    /// Lists one addressee for each office or leader that the plan names.
    /// A role that the plan does not name is looked up by the role alone.
    /// </summary>
    private static IEnumerable<Addressee> Addressees(Role role, TaskSpec spec)
    {
        var labels = role switch
        {
            Role.Leader => spec.Leaders,
            Role.ResponsibleUnit => spec.ResponsibleUnits,
            Role.LeadOffice => spec.LeadOffices,
            _ => [],
        };
        return labels.Count == 0 ? [new Addressee(role, null, spec.Place)] : labels.Select(label => new Addressee(role, label, spec.Place));
    }
}
