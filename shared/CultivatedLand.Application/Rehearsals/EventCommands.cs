using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Rehearsals;

/// <summary>Translator of the events of a rehearsal into commands for a task.</summary>
internal static class EventCommands
{
    private const string NoReason = "演练";

    /// <returns>The commands in order, or the reason why the event does not fit this task.</returns>
    public static (IReadOnlyList<TaskCommand> Commands, LocalizedText? Unfit) For(RehearsalEvent happening, RectificationTask task)
    {
        var reason = happening.Reason ?? NoReason;
        switch (happening.Act)
        {
            case RehearsalAct.Accept:
                return ([new TaskCommand.Accept(happening.Area)], null);
            case RehearsalAct.Suspend:
                return ([new TaskCommand.Suspend(reason)], null);
            case RehearsalAct.Resume:
                return ([new TaskCommand.Resume(reason)], null);
            case RehearsalAct.CloseOut:
                return ([new TaskCommand.AddEvidence(new Evidence(new string('0', 64), NoReason)), new TaskCommand.CloseOut()], null);
            case RehearsalAct.Infeasible:
                var claimed = happening.Area ?? task.Required?.Less(task.Accepted) ?? Mu.Zero;
                return ([new TaskCommand.ClaimInfeasible(claimed, reason), new TaskCommand.GrantInfeasible(null)], null);
            case RehearsalAct.Return:
                var returned = PhaseFinder.Find(task, happening.Phase);
                if (happening.Phase is not null && returned.Count == 0)
                    break;
                return ([new TaskCommand.Return(returned.Select(phase => phase.Number).ToEquatableArray(), happening.Due, reason)], null);
            case RehearsalAct.Progress when happening.Area is null && task.Required is not null:
                return (
                    [],
                    new("进度须填面积（area）；全部完成请用 done。", "progress needs an area (column area); for the whole write done.")
                );
            default:
                var phases =
                    happening.Phase is not null ? PhaseFinder.Find(task, happening.Phase)
                    : happening.Act == RehearsalAct.Apply
                        ? [.. task.Phases.Where(phase => phase.Kind == PhaseKind.Apply && !task.IsDone(phase)).Take(1)]
                    : task.Current is { } current ? [current]
                    : [];
                if (phases.Count == 0)
                    break;
                return (About(happening, phases, reason), null);
        }

        return (
            [],
            happening.Phase is { } name
                ? new LocalizedText($"没有名为“{name}”的阶段。", $"It has no phase called “{name}”.")
                : new LocalizedText("没有可办理的阶段。", "It has no phase this could be about.")
        );
    }

    private static IReadOnlyList<TaskCommand> About(RehearsalEvent happening, IReadOnlyList<TaskPhase> phases, string reason)
    {
        if (happening.Act == RehearsalAct.Extend)
        {
            return
            [
                new TaskCommand.RequestExtension(phases[0].Number, happening.Due ?? phases[0].Due, reason),
                new TaskCommand.GrantExtension(null),
            ];
        }

        var area = happening.Act == RehearsalAct.Done ? null : happening.Area;
        var reported = phases.Where(phase => phase.Kind != PhaseKind.Accept).Select(phase => phase.Number).ToEquatableArray();
        var commands = new List<TaskCommand>();
        if (reported.Count > 0)
            commands.Add(new TaskCommand.Report(reported, area));
        if (reported.Count < phases.Count)
            commands.Add(new TaskCommand.Accept(area));
        return commands;
    }
}
