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
