using Microsoft.DurableTask.Protobuf;

namespace CultivatedLand.Functions.Tests.Orchestrations;

/// <summary>The shape of a history: what an orchestrator asked for, and what came, without times and results.</summary>
internal static class HistoryShape
{
    /// <summary>Null for an event that says only that the engine was at work.</summary>
    public static string? Of(HistoryEvent step) =>
        step.EventTypeCase switch
        {
            HistoryEvent.EventTypeOneofCase.TaskScheduled => $"activity {step.TaskScheduled.Name}",
            HistoryEvent.EventTypeOneofCase.SubOrchestrationInstanceCreated =>
                $"run {step.SubOrchestrationInstanceCreated.Name} {step.SubOrchestrationInstanceCreated.InstanceId}",
            HistoryEvent.EventTypeOneofCase.SubOrchestrationInstanceCompleted => "it ended",
            HistoryEvent.EventTypeOneofCase.TimerCreated => "timer",
            HistoryEvent.EventTypeOneofCase.TimerFired => "it fired",
            HistoryEvent.EventTypeOneofCase.EventRaised => $"heard {step.EventRaised.Name}",
            HistoryEvent.EventTypeOneofCase.EventSent => $"rang {step.EventSent.InstanceId}",
            HistoryEvent.EventTypeOneofCase.TaskCompleted
            or HistoryEvent.EventTypeOneofCase.ExecutionStarted
            or HistoryEvent.EventTypeOneofCase.OrchestratorStarted => null,
            var other => $"{other}",
        };
}
