using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Functions.Tests.Agreement;

/// <summary>The embedded host's own machinery, over a store in memory.</summary>
internal sealed class EmbeddedHost(DateTimeOffset start) : IHost, IDisposable
{
    private SimulatedHost? _running;

    public MemoryStores Store { get; } = new();

    public SimulatedClock Clock { get; } = new(start);

    public FlakyMailer Mailer { get; } = new(new Random(0));

    private SimulatedHost Host => _running ??= new SimulatedHost(Store, Clock, Mailer);

    public Task Upload(Func<PlanIntake, Task> act) => act(Host.Intake);

    public Task Do(TaskId task, TaskCommand command) => Host.Desk.Execute(task, command, default);

    public Task Handle(Func<MailDispatcher, Task> act) => act(Host.Post);

    public async Task PassUntil(DateTimeOffset moment)
    {
        await Round();
        while (await Host.Rounds.Next(default) is { } next && next <= moment)
        {
            if (next > Clock.Now)
                Clock.Set(next);
            await Round();
        }

        Clock.Set(moment);
    }

    public async Task BeDownUntil(DateTimeOffset moment)
    {
        Dispose();
        _running = null;
        Clock.Set(moment);
        await Round();
    }

    public void Dispose() => _running?.Dispose();

    private async Task Round()
    {
        await Host.Rounds.RunDue(default);
        await Host.Rounds.SendMails(default);
    }
}
