using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Tests.Orchestrations;

/// <summary>A log that keeps the names of the faults it was told.</summary>
internal sealed class FaultLog<T> : ILogger<T>
{
    public List<string?> Faults { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (logLevel < LogLevel.Error)
            return;
        lock (Faults)
            Faults.Add(eventId.Name);
    }
}
