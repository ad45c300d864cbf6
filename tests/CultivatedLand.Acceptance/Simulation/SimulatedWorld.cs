using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Acceptance.Simulation;

/// <summary>
/// A host in its world: it works while the time passes, fails when the disk does, dies when the power goes, and comes up again.
/// </summary>
internal sealed class SimulatedWorld : IDisposable
{
    private const int MostRoundsInOnePassage = 20_000;

    public SimulatedWorld(int seed)
    {
        Random = new Random(seed);
        Mailer = new FlakyMailer(Random);
        Host = new SimulatedHost(Store, Clock, Mailer);
    }

    public Random Random { get; }

    public MemoryStores Store { get; } = new();

    public SimulatedClock Clock { get; } = new(new DateTimeOffset(2023, 7, 20, 8, 0, 0, TimeSpan.FromHours(8)));

    public FlakyMailer Mailer { get; }

    public SimulatedHost Host { get; private set; }

    public int Deaths { get; private set; }

    /// <summary>Something a person asks for. Whether it happened when the disk failed, nobody knows.</summary>
    public async Task Ask(Func<SimulatedHost, Task> asked)
    {
        try
        {
            await asked(Host);
        }
        catch (SimulatedDiskException)
        {
            Clock.Set(Clock.Now.AddSeconds(1));
        }
    }

    public Task Ask(TaskId task, TaskCommand command) => Ask(host => host.Desk.Execute(task, command, default));

    public void Die()
    {
        Deaths++;
        Host.Dispose();
        Host = new SimulatedHost(Store, Clock, Mailer);
    }

    /// <summary>Works through everything that falls due until then, each at its own moment.</summary>
    public async Task PassUntil(DateTimeOffset moment)
    {
        for (var round = 0; ; round++)
        {
            if (round > MostRoundsInOnePassage)
                throw new InvalidOperationException($"The host goes round and round at {Clock.Now:O}.");
            // Rounds take time: no clock stands still while a host works.
            Clock.Set(Clock.Now.AddMilliseconds(1));
            if (await Round() && await Host.Rounds.Next(default) is var next && !(next <= moment))
                break;
            if (await Host.Rounds.Next(default) is { } due && due > Clock.Now)
                Clock.Set(due < moment ? due : moment);
        }

        if (moment > Clock.Now)
            Clock.Set(moment);
    }

    public void Dispose() => Host.Dispose();

    /// <returns>Whether it went to its end.</returns>
    private async Task<bool> Round()
    {
        try
        {
            await Host.Starts.ResumeInterrupted(default);
            await Host.Rounds.RunDue(default);
            if (await Store.Ledger.NextWakeAt(default) < Clock.Now)
                throw new InvalidOperationException(
                    $"After a round at {Clock.Now:O} a task still wants to be woken at {await Store.Ledger.NextWakeAt(default):O}."
                );
            await Host.Rounds.SendMails(default);
            return true;
        }
        catch (SimulatedDiskException)
        {
            // The loop that was at work tries again a little later.
            Clock.Set(Clock.Now.AddSeconds(2));
        }
        catch (HostDiedException)
        {
            Die();
            Clock.Set(Clock.Now.AddMinutes(Random.Next(1, 10)));
        }

        return false;
    }
}
