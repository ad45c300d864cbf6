using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Rehearsals;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Domain.Tasks.Rules;

namespace CultivatedLand.Web.Api.Tasks;

/// <param name="Next">Cursor for <c>after</c>; null on the last page.</param>
public sealed record TaskList(IReadOnlyList<TaskView> Tasks, string? Next);

/// <summary>A task as the API shows it. Areas in mu, dates local (Asia/Shanghai), moments with their offset.</summary>
public sealed record TaskView(
    string Id,
    string Name,
    string Kind,
    string Place,
    string Status,
    decimal? TargetMu,
    decimal AcceptedMu,
    decimal InfeasibleMu,
    bool IsLate,
    string? CurrentPhase,
    IReadOnlyList<PhaseView> Phases,
    NextNoticeView? NextNotice,
    IReadOnlyList<string> ResponsibleUnits,
    IReadOnlyList<string> LeadOffices,
    IReadOnlyList<string> Leaders,
    int Evidence,
    IReadOnlyList<string> Allowed,
    long Version
)
{
    /// <summary>Level whose acceptance counts for targets and money: town, district or city. Null where every acceptance counts.</summary>
    public string? CountsAt { get; init; }

    /// <summary>What levels below it have passed, which counts for nothing yet.</summary>
    public IReadOnlyList<LevelPassView> Passed { get; init; } = [];

    /// <summary>Tasks into which this one was split, with the area that each took over.</summary>
    public IReadOnlyList<TaskPartView> Parts { get; init; } = [];

    /// <summary>Task of which this one is a part. Null for one that no split began.</summary>
    public string? PartOf { get; init; }

    public static TaskView Of(StoredTask stored, TaskRules rules, DateOnly today)
    {
        var task = stored.State;
        return new TaskView(
            task.Id.Value,
            task.Spec.Name,
            Kebab(task.Spec.Kind.ToString()),
            task.Spec.Place.Path,
            Kebab(task.Status.ToString()),
            task.Spec.Target?.Value,
            task.Accepted.Value,
            task.Infeasible.Value,
            task.Status == RectificationStatus.Active && task.Current is { } late && late.Due < today,
            task.Current?.Name,
            [.. task.Phases.Select(phase => PhaseView.Of(task, phase))],
            rules.NextNotice(task, stored.WakeAt) is { } step ? new NextNoticeView(step.Step.Kind.Code(), ChinaTime.Of(step.At)) : null,
            [.. task.Spec.ResponsibleUnits],
            [.. task.Spec.LeadOffices],
            [.. task.Spec.Leaders],
            task.Evidence.Count,
            [.. TaskTransitions.From(task.Status)],
            task.Version
        )
        {
            CountsAt = task.Spec.CountsAt?.Code(),
            Parts = [.. task.Parts.Select(part => new TaskPartView(part.Task.Value, part.Place.Path, part.Area.Value))],
            PartOf = TaskParts.WholeOf(task.Id)?.Value,
            Passed = [.. task.Passed.Select(pass => new LevelPassView(pass.Level.Code(), pass.Area.Value))],
        };
    }

    internal static string Kebab(string name) =>
        string.Concat(
            name.Select(
                (letter, index) => char.IsUpper(letter) ? (index > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()
            )
        );
}

/// <summary>Task that took over part of another's area.</summary>
public sealed record TaskPartView(string Task, string Place, decimal AreaMu);

/// <summary>Area that passed at a level of acceptance below the one that counts.</summary>
public sealed record LevelPassView(string Level, decimal AreaMu);

/// <param name="DoneMu">Null for a task without a target.</param>
public sealed record PhaseView(
    int Number,
    string Name,
    string Kind,
    DateOnly? Start,
    DateOnly Due,
    int Round,
    bool IsDone,
    decimal Percent,
    decimal? DoneMu
)
{
    internal static PhaseView Of(RectificationTask task, TaskPhase phase) =>
        new(
            phase.Number,
            phase.Name,
            phase.Kind.Code(),
            phase.Start,
            phase.Due,
            phase.Round,
            task.IsDone(phase),
            task.Percent(phase),
            task.Spec.Target is null ? null : task.Progress(phase).Value
        );
}

public sealed record NextNoticeView(string Kind, DateTimeOffset At);
