using Azure;
using CultivatedLand.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Moq;

namespace CultivatedLand.Functions.Tests.Hosting;

public sealed class StorageErrorMiddlewareTests : ILogger<StorageErrorMiddleware>
{
    private readonly List<string> _log = [];

    [Theory]
    [InlineData(429, "ServerBusy", "Too many requests", "busy")]
    [InlineData(403, "AuthenticationFailed", "Signature not valid in the specified time frame", "expired")]
    public async Task A_failure_of_the_storage_is_told_in_a_sentence_and_goes_on_its_way(
        int status,
        string code,
        string message,
        string expected
    )
    {
        var function = new Mock<FunctionDefinition>();
        function.SetupGet(definition => definition.Name).Returns("MailRound");
        var context = new Mock<FunctionContext>();
        context.SetupGet(call => call.FunctionDefinition).Returns(function.Object);

        await Assert.ThrowsAsync<RequestFailedException>(() =>
            new StorageErrorMiddleware(this).Invoke(context.Object, _ => throw new RequestFailedException(status, message, code, null))
        );
        Assert.Contains(expected, Assert.Single(_log), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("MailRound", _log[0], StringComparison.Ordinal);
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _log.Add(formatter(state, exception));
}
