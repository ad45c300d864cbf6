using System.Text.Json;
using CultivatedLand.Functions.Orchestrations;
using CultivatedLand.Testing.Clocks;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Worker.Grpc;

namespace CultivatedLand.Functions.Tests.Orchestrations;

/// <summary>One instance: its history, what has come for it and is not worked through yet, and its timers.</summary>
internal sealed class VirtualInstance
{
    private readonly VirtualHub _hub;
    private readonly SimulatedClock _clock;
    private readonly List<HistoryEvent> _past = [];
    private readonly List<HistoryEvent> _inbox = [];
    private readonly Dictionary<int, DateTimeOffset> _timers = [];
    private readonly Queue<(int Id, string Name, string Input)> _activities = [];
    private int _execution;
    private bool _forgets;

    public VirtualInstance(
        VirtualHub hub,
        string id,
        string orchestrator,
        SimulatedClock clock,
        string version = OrchestrationVersion.Current
    )
    {
        (_hub, Id, Orchestrator, _clock, Version) = (hub, id, orchestrator, clock, version);
        CreatedAt = clock.Now;
        Begin([]);
    }

    public string Id { get; }

    /// <summary>Name of its orchestrator.</summary>
    public string Orchestrator { get; }

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset LastUpdatedAt { get; private set; }

    public OrchestrationRuntimeStatus Status { get; set; } = OrchestrationRuntimeStatus.Pending;

    public string Version { get; private set; }

    /// <summary>
    /// Instance that began this one, the generation it was in, and the step by which it did.
    /// Null for a task's own instance.
    /// </summary>
    public (VirtualInstance Instance, int Generation, int Scheduled)? Parent { get; init; }

    /// <summary>Kinds of the events of the last generation that has ended, and what they were about.</summary>
    public IReadOnlyList<string> LastGeneration { get; private set; } = [];

    /// <summary>As JSON.</summary>
    public string? CustomStatus { get; private set; }

    public int Generations => _execution;

    public int LongestHistory { get; private set; }

    /// <summary>Why it failed. Null for one that did not.</summary>
    public string? Failure { get; private set; }

    /// <summary>Letters in the longest input that an activity got.</summary>
    public int LongestInput { get; private set; }

    public bool HasEnded =>
        Status is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    public bool HasMessages => _inbox.Count > 0 && !HasEnded;

    public DateTimeOffset? NextTimer => _timers.Count == 0 ? null : _timers.Values.Min();

    public void Raise(string name) =>
        Receive(
            new HistoryEvent
            {
                EventRaised = new() { Name = name, Input = "null" },
            }
        );

    public void FireTimers()
    {
        foreach (var (id, fireAt) in _timers.Where(timer => timer.Value <= _clock.Now).ToList())
        {
            _timers.Remove(id);
            Receive(
                new HistoryEvent
                {
                    TimerFired = new() { TimerId = id, FireAt = Timestamp.FromDateTimeOffset(fireAt) },
                }
            );
        }
    }

    public (int Id, string Name, string Input)? TakeActivity() => _activities.TryDequeue(out var asked) ? asked : null;

    /// <param name="result">What the activity returned, or the exception it ended with.</param>
    public void Complete(int activity, object? result) =>
        Receive(
            result is Exception failure
                ? new HistoryEvent
                {
                    TaskFailed = new()
                    {
                        TaskScheduledId = activity,
                        FailureDetails = new() { ErrorType = failure.GetType().FullName, ErrorMessage = failure.Message },
                    },
                }
                : new HistoryEvent
                {
                    TaskCompleted = new() { TaskScheduledId = activity, Result = JsonSerializer.Serialize(result) },
                }
        );

    /// <summary>The next decision is made and lost, and made again from the same history.</summary>
    public void ForgetWhatItDecides() => _forgets = true;

    /// <summary>
    /// Works through what has come, as the worker in Azure does: the whole history is replayed, then the new events are applied.
    /// </summary>
    public void Run()
    {
        Status = OrchestrationRuntimeStatus.Running;
        List<HistoryEvent> news = [Stamped(new HistoryEvent { OrchestratorStarted = new() }), .. _inbox];
        _inbox.Clear();
        if (_forgets)
            Decide(news);
        _forgets = false;
        var response = Decide(news);

        _past.AddRange(news);
        CustomStatus = string.IsNullOrEmpty(response.CustomStatus) ? CustomStatus : response.CustomStatus;
        foreach (var action in response.Actions)
            Commit(action);
        LongestHistory = Math.Max(LongestHistory, _past.Count);
        LastUpdatedAt = _clock.Now;
    }

    /// <summary>The engine sends the input of an activity as an array of one.</summary>
    private static string InputOf(ScheduleTaskAction asked)
    {
        var input = JsonDocument.Parse(asked.Input).RootElement;
        if (input.ValueKind == JsonValueKind.Array)
            input = input[0];
        return input.ValueKind == JsonValueKind.String ? input.GetString()! : input.GetRawText();
    }

    private OrchestratorResponse Decide(IEnumerable<HistoryEvent> news)
    {
        var request = new OrchestratorRequest
        {
            InstanceId = Id,
            ExecutionId = $"{_execution}",
            PastEvents = { _past },
            NewEvents = { news },
        };
        var answer = GrpcOrchestrationRunner.LoadAndRun<object, object>(
            Convert.ToBase64String(request.ToByteArray()),
            async (context, _) =>
            {
                await (
                    Orchestrator switch
                    {
                        TaskOrchestrator.Name => TaskOrchestrator.Run(context),
                        PhaseOrchestrator.Name => PhaseOrchestrator.Run(context),
                        _ => PlanOrchestrator.Run(context),
                    }
                );
                return null;
            }
        );
        return OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(answer));
    }

    private void Commit(OrchestratorAction action)
    {
        switch (action.OrchestratorActionTypeCase)
        {
            case OrchestratorAction.OrchestratorActionTypeOneofCase.ScheduleTask:
                _past.Add(
                    Stamped(
                        new HistoryEvent
                        {
                            EventId = action.Id,
                            TaskScheduled = new() { Name = action.ScheduleTask.Name, Input = action.ScheduleTask.Input },
                        }
                    )
                );
                LongestInput = Math.Max(LongestInput, action.ScheduleTask.Input.Length);
                _activities.Enqueue((action.Id, action.ScheduleTask.Name, InputOf(action.ScheduleTask)));
                break;
            case OrchestratorAction.OrchestratorActionTypeOneofCase.CreateTimer:
                _past.Add(
                    Stamped(
                        new HistoryEvent
                        {
                            EventId = action.Id,
                            TimerCreated = new() { FireAt = action.CreateTimer.FireAt },
                        }
                    )
                );
                _timers[action.Id] = action.CreateTimer.FireAt.ToDateTimeOffset();
                break;
            case OrchestratorAction.OrchestratorActionTypeOneofCase.CreateSubOrchestration:
                var phase = action.CreateSubOrchestration;
                _past.Add(
                    Stamped(
                        new HistoryEvent
                        {
                            EventId = action.Id,
                            SubOrchestrationInstanceCreated = new() { InstanceId = phase.InstanceId, Name = phase.Name },
                        }
                    )
                );
                _hub.StartPhase(phase.InstanceId, this, action.Id);
                break;
            case OrchestratorAction.OrchestratorActionTypeOneofCase.SendEvent:
                var sent = action.SendEvent;
                _past.Add(
                    Stamped(
                        new HistoryEvent
                        {
                            EventId = action.Id,
                            EventSent = new() { InstanceId = sent.Instance.InstanceId, Name = sent.Name },
                        }
                    )
                );
                _hub.Send(sent.Instance.InstanceId, sent.Name);
                break;
            case OrchestratorAction.OrchestratorActionTypeOneofCase.CompleteOrchestration:
                End(action.CompleteOrchestration);
                break;
            default:
                throw new InvalidOperationException($"This orchestrator is not meant to ask for {action.OrchestratorActionTypeCase}.");
        }
    }

    private void End(CompleteOrchestrationAction action)
    {
        _timers.Clear();
        _activities.Clear();
        LastGeneration = [.. _past.Select(HistoryShape.Of).OfType<string>()];
        if (Parent is not null)
            _hub.EndedPhases.Add(LastGeneration);
        switch (action.OrchestrationStatus)
        {
            case OrchestrationStatus.ContinuedAsNew:
                Version = action.NewVersion ?? Version;
                Begin(action.CarryoverEvents);
                break;
            case OrchestrationStatus.Completed:
                Status = OrchestrationRuntimeStatus.Completed;
                Parent?.Instance.PhaseEnded(Parent.Value, failure: null);
                break;
            default:
                Status = OrchestrationRuntimeStatus.Failed;
                Failure = action.FailureDetails?.ErrorMessage;
                Parent?.Instance.PhaseEnded(Parent.Value, action.FailureDetails);
                break;
        }
    }

    /// <summary>A phase that an earlier generation began is none of this one's.</summary>
    private void PhaseEnded((VirtualInstance Instance, int Generation, int Scheduled) parent, TaskFailureDetails? failure)
    {
        if (parent.Generation != _execution)
            return;
        Receive(
            failure is null
                ? new HistoryEvent
                {
                    SubOrchestrationInstanceCompleted = new() { TaskScheduledId = parent.Scheduled, Result = "null" },
                }
                : new HistoryEvent
                {
                    SubOrchestrationInstanceFailed = new() { TaskScheduledId = parent.Scheduled, FailureDetails = failure },
                }
        );
    }

    private void Begin(IEnumerable<HistoryEvent> carriedOver)
    {
        _execution++;
        _past.Clear();
        Receive(
            new HistoryEvent
            {
                ExecutionStarted = new()
                {
                    Name = Orchestrator,
                    Version = Version,
                    OrchestrationInstance = new() { InstanceId = Id, ExecutionId = $"{_execution}" },
                },
            }
        );
        _inbox.AddRange(carriedOver);
    }

    private void Receive(HistoryEvent message)
    {
        message.EventId = -1;
        _inbox.Add(Stamped(message));
    }

    private HistoryEvent Stamped(HistoryEvent message)
    {
        message.Timestamp = Timestamp.FromDateTimeOffset(_clock.Now);
        return message;
    }
}
