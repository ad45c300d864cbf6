using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.ToDo;

/// <summary>Kind of what a task waits for from a person.</summary>
public enum ToDoKind
{
    /// <summary>Work was submitted: a supervisor accepts or returns it.</summary>
    Accept,

    /// <summary>A later date was asked for: a supervisor grants or declines it.</summary>
    GrantExtension,

    /// <summary>Area was claimed as infeasible: a supervisor grants or declines it.</summary>
    GrantInfeasible,

    /// <summary>All is accepted: a supervisor closes the task out.</summary>
    CloseOut,

    /// <summary>Work was returned: the office and the leader put it right.</summary>
    Correct,
}

/// <summary>Extension methods that tell what a task waits for, and who may do it.</summary>
public static class ToDoKinds
{
    private static readonly (string Code, Permission Permission)[] Table =
    [
        ("accept", Authorization.Permission.Accept),
        ("extension", Authorization.Permission.GrantExtension),
        ("infeasible", Authorization.Permission.GrantInfeasible),
        ("close-out", Authorization.Permission.CloseOut),
        ("correct", Authorization.Permission.Report),
    ];

    public static IReadOnlyList<ToDoKind> All { get; } = Enum.GetValues<ToDoKind>();

    /// <summary>Returns the stable name in keys: <c>close-out</c>.</summary>
    public static string Code(this ToDoKind kind) => Table[(int)kind].Code;

    /// <summary>Returns the permission that doing it needs at the place of the task.</summary>
    public static Permission Permission(this ToDoKind kind) => Table[(int)kind].Permission;

    /// <summary>Returns the acts that settle it.</summary>
    public static IReadOnlyList<TaskAct> Acts(this ToDoKind kind) =>
        kind switch
        {
            ToDoKind.Accept => [TaskActs.Accept, TaskActs.Return],
            ToDoKind.GrantExtension => [TaskActs.GrantExtension, TaskActs.DeclineExtension],
            ToDoKind.GrantInfeasible => [TaskActs.GrantInfeasible, TaskActs.DeclineInfeasible],
            ToDoKind.CloseOut => [TaskActs.CloseOut],
            _ => [TaskActs.Report, TaskActs.Apply],
        };

    /// <summary>Lists what a task waits for. Empty for a task that is not active, and for one that is not recorded yet.</summary>
    public static IReadOnlyList<ToDoKind> Of(RectificationTask? task)
    {
        if (task is not { Status: RectificationStatus.Active, Phases.Count: > 0 })
            return [];
        var kinds = new List<ToDoKind>();
        if (task.IsFulfilled)
            kinds.Add(ToDoKind.CloseOut);
        else if (IsSubmitted(task))
            kinds.Add(ToDoKind.Accept);
        if (task.PendingExtension is not null)
            kinds.Add(ToDoKind.GrantExtension);
        if (task.PendingInfeasible is not null)
            kinds.Add(ToDoKind.GrantInfeasible);
        if (task.Current is { Reopened: not null, Kind: not PhaseKind.Accept })
            kinds.Add(ToDoKind.Correct);
        return kinds;
    }

    /// <summary>Whether nothing but the acceptance is left. A task that begins with its acceptance was submitted by nobody.</summary>
    private static bool IsSubmitted(RectificationTask task) =>
        task.Current is not { } current || (current.Kind == PhaseKind.Accept && task.Phases[0].Number != current.Number);
}
