using System.Globalization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// Writer of the statuses that the list of orchestrations shows.
/// A moment in them is in China time and never in the past.
/// </summary>
public sealed class InstanceStatusWriter(TaskService taskService, TimeProvider clock, Language language)
{
    public TaskStatusLine Task(StoredTask stored)
    {
        var (task, step) = (stored.State, NextStep(stored));
        return new(
            EnumCodes.LifeStages.CodeOf(task.Status),
            [.. task.Phases.Select(phase => Line(task, phase))],
            step is { } next ? Text(next) : WaitsFor(task)?.In(language),
            step?.At
        );
    }

    public PhaseStatusLine Phase(StoredTask stored, TaskPhase phase) =>
        NextStep(stored) is { } next ? Line(stored.State, phase) with { Next = Text(next), NextAt = next.At } : Line(stored.State, phase);

    private static PhaseStatusLine Line(RectificationTask task, TaskPhase phase) =>
        new(phase.Name, phase.Round, phase.Due, Done(task, phase));

    private static string Done(RectificationTask task, TaskPhase phase) =>
        task.Required is { } required
            ? string.Create(CultureInfo.InvariantCulture, $"{task.Progress(phase).Value:0.##}/{required.Value:0.##}")
        : task.IsDone(phase) ? "done"
        : "open";

    /// <summary>Returns the next step with the moment at which the timer goes. A step that is late goes at the wake-up.</summary>
    private (NoticeKind Kind, DateTimeOffset At)? NextStep(StoredTask stored)
    {
        if (stored.WakeAt is not { } wake || taskService.Rules.NextNotice(stored.State, wake) is not { } step)
            return null;
        var now = clock.GetUtcNow();
        return (step.Step.Kind, ChinaTime.Of(step.At > now ? step.At : now));
    }

    private string Text((NoticeKind Kind, DateTimeOffset At) next) =>
        string.Create(CultureInfo.InvariantCulture, $"{next.Kind.In(language)} {next.At:MM-dd HH:mm}");

    private static LocalizedText? WaitsFor(RectificationTask task) =>
        task.Status switch
        {
            RectificationStatus.Planned => new("等待启动", "waits to be started"),
            RectificationStatus.Suspended => new("已中止，等待恢复", "suspended, waits to be resumed"),
            RectificationStatus.Split => new("已分解到下级", "split among places below"),
            RectificationStatus.Active when task.IsUndated => new("等待确定期限", "waits for a deadline"),
            RectificationStatus.Active when task.Current is null => new("等待销号", "waits for close-out"),
            _ => null,
        };
}
