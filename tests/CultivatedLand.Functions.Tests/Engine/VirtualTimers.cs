using System.Collections.Concurrent;
using System.Globalization;
using CultivatedLand.Testing.Clocks;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CultivatedLand.Functions.Tests.Engine;

/// <summary>
/// Timers of orchestrations that run in the real engine on a clock that is set. The engine's own timers are real time.
/// A timer is a wait for an event here, which the engine stores and replays like any other.
/// It is raised when the clock has reached its moment.
/// </summary>
internal sealed class VirtualTimers(SimulatedClock clock)
{
    private readonly ConcurrentDictionary<(string Instance, DateTime FireAt), bool> _waiting = [];
    private readonly ConcurrentDictionary<(string Instance, DateTime Engine), DateTime> _moments = [];

    public DateTimeOffset? Next => _waiting.Keys.Select(timer => (DateTimeOffset?)timer.FireAt).Min();

    public bool IsSet(string instance, DateTimeOffset fireAt) => _waiting.ContainsKey((instance, fireAt.UtcDateTime));

    /// <summary>
    /// Returns the virtual moment of a step of an orchestrator. A step that is replayed has the moment that it had at first.
    /// </summary>
    /// <param name="engine">Moment that the engine gives this step.</param>
    public DateTime MomentOf(string instance, DateTime engine) => _moments.GetOrAdd((instance, engine), _ => clock.Now.UtcDateTime);

    public Task Set(TaskOrchestrationContext inner, DateTime fireAt, CancellationToken cancellationToken)
    {
        // One that is replayed was set before, and may have fired since.
        var timer = (inner.InstanceId, fireAt);
        if (!inner.IsReplaying)
            _waiting[timer] = true;
        cancellationToken.Register(() => _waiting.TryRemove(timer, out _));
        return inner.WaitForExternalEvent<object?>(EventOf(fireAt), CancellationToken.None);
    }

    /// <summary>Fires the timers whose moment has come.</summary>
    public async Task Fire(DurableTaskClient client)
    {
        foreach (var timer in _waiting.Keys.Where(timer => timer.FireAt <= clock.Now.UtcDateTime))
        {
            if (_waiting.TryRemove(timer, out _))
                await client.RaiseEventAsync(timer.Instance, EventOf(timer.FireAt));
        }
    }

    private static string EventOf(DateTime fireAt) => string.Create(CultureInfo.InvariantCulture, $"timer {fireAt:O}");
}
