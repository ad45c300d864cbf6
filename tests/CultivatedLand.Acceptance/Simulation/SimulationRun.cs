using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Acceptance.Simulation;

/// <summary>One seed lived through: happenings, the passing of time, and after every step the question whether all still holds.</summary>
internal static class SimulationRun
{
    private const int Steps = 220;

    /// <exception cref="SimulationFailedException">Something does not hold; it names the seed and the step.</exception>
    public static async Task<SimulationFigures> Of(int seed)
    {
        using var simulatedWorld = new SimulatedWorld(seed);
        var randomEvents = new RandomEvents(simulatedWorld);
        var invariants = new Invariants(simulatedWorld);
        for (var step = 1; step <= Steps; step++)
        {
            try
            {
                await randomEvents.Next();
                await PassTime(simulatedWorld);
                Hold(await invariants.Faults());
            }
            catch (Exception failure) when (failure is not SimulationFailedException)
            {
                throw new SimulationFailedException(seed, step, failure);
            }
        }

        await ComeToRest(simulatedWorld);
        if (await invariants.FaultsAtRest() is { Count: > 0 } faults)
            throw new SimulationFailedException(seed, Steps, new InvalidOperationException(string.Join(Environment.NewLine, faults)));
        return new SimulationFigures(
            1,
            (simulatedWorld.Clock.Latest - new DateTimeOffset(2023, 7, 20, 0, 0, 0, TimeSpan.Zero)).TotalDays / 365,
            invariants.Facts,
            invariants.Notices,
            simulatedWorld.Store.Outbox.Mails.Count,
            simulatedWorld.Store.Disk.Failures,
            simulatedWorld.Deaths
        );
    }

    private static void Hold(IReadOnlyList<string> faults)
    {
        if (faults.Count > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    private static Task PassTime(SimulatedWorld simulatedWorld)
    {
        var now = simulatedWorld.Clock.Now;
        switch (simulatedWorld.Random.Next(40))
        {
            case 0:
                // The machine is off for days or weeks.
                simulatedWorld.Clock.Set(now.AddDays(simulatedWorld.Random.Next(1, 40)));
                simulatedWorld.Die();
                return simulatedWorld.PassUntil(simulatedWorld.Clock.Now.AddMinutes(1));
            case 1:
                // Somebody sets the machine's clock back, and it runs on from there.
                simulatedWorld.Clock.Set(now.AddHours(-simulatedWorld.Random.Next(1, 25)));
                return simulatedWorld.PassUntil(simulatedWorld.Clock.Now.AddMinutes(30));
            default:
                return simulatedWorld.PassUntil(now.AddMinutes(simulatedWorld.Random.Next(1, 60 * 48)));
        }
    }

    /// <summary>The weather clears: ten days in which everything works.</summary>
    private static Task ComeToRest(SimulatedWorld simulatedWorld)
    {
        simulatedWorld.Store.Disk.BeWhole();
        simulatedWorld.Mailer.Mood = MailerMode.Willing;
        return simulatedWorld.PassUntil(simulatedWorld.Clock.Latest.AddDays(10));
    }
}

internal sealed record SimulationFigures(int Seeds, double Years, long Facts, long Notices, long Mails, long DiskFailures, long Deaths)
{
    public static SimulationFigures None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    public static SimulationFigures operator +(SimulationFigures left, SimulationFigures right) =>
        new(
            left.Seeds + right.Seeds,
            left.Years + right.Years,
            left.Facts + right.Facts,
            left.Notices + right.Notices,
            left.Mails + right.Mails,
            left.DiskFailures + right.DiskFailures,
            left.Deaths + right.Deaths
        );
}

internal sealed class SimulationFailedException(int seed, int step, Exception failure)
    : Exception($"seed {seed}, step {step}: {failure.Message} Run it alone with CULTIVATEDLAND_SEED={seed}.", failure);
