using CultivatedLand.Application.Mail;
using CultivatedLand.Functions.Storage;
using CultivatedLand.Testing.Memory;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Functions.Tests.Mail;

public sealed class AlertingOutboxTests : ILogger<AlertingOutbox>
{
    private static readonly DateTimeOffset Now = new(2023, 8, 21, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly List<(string? Event, string Text)> _log = [];
    private readonly AlertingOutbox _outbox;

    public AlertingOutboxTests() => _outbox = new AlertingOutbox(new MemoryStores().Outbox, this);

    [Fact]
    public async Task A_mail_that_is_given_up_raises_the_alarm_once_and_does_not_name_the_address()
    {
        await _outbox.Record([Mail("m1", MailDeliveryState.New(Now))], default);
        await _outbox.Update("m1", 0, new MailDeliveryState(MailState.Queued, 1, Now, null, "451"), default);
        Assert.Empty(_log);

        await _outbox.Update("m1", 1, new MailDeliveryState(MailState.Dead, 2, null, null, "550"), default);
        Assert.False(await _outbox.Update("m1", 1, new MailDeliveryState(MailState.Dead, 2, null, null, "550"), default));
        var alarm = Assert.Single(_log);
        Assert.Equal("mail.dead", alarm.Event);
        Assert.DoesNotContain("li@example.cn", alarm.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_without_a_recipient_raises_the_alarm_when_it_is_recorded()
    {
        await _outbox.Record([Mail("m1", new MailDeliveryState(MailState.Dead, 0, null, null, "no recipient"))], default);

        Assert.Single(_log);
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
    ) => _log.Add((eventId.Name, formatter(state, exception)));

    private static MailRecord Mail(string id, MailDeliveryState mailDeliveryState) =>
        new(id, new MailContent("li@example.cn", null, "", "", "", [], id + "@x", Now), [], null, Now, mailDeliveryState);
}
