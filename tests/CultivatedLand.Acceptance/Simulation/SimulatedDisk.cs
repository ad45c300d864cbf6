namespace CultivatedLand.Acceptance.Simulation;

/// <summary>Where every write of the store goes through, and where one of them fails when the simulation says so.</summary>
internal sealed class SimulatedDisk
{
    private readonly Lock door = new();
    private int writesUntilFailure = -1;
    private bool failsAfterCommit;

    public int Writes { get; private set; }

    public int Failures { get; private set; }

    /// <param name="afterCommit">The write is durable, and the caller hears that it failed.</param>
    public void FailAt(int nthWrite, bool afterCommit) => (writesUntilFailure, failsAfterCommit) = (nthWrite, afterCommit);

    public void BeWhole() => writesUntilFailure = -1;

    /// <summary>One transaction: all of it happens or nothing does.</summary>
    public T Write<T>(Func<T> commit)
    {
        lock (door)
        {
            Writes++;
            var fails = --writesUntilFailure == 0;
            if (fails) Failures++;
            if (fails && !failsAfterCommit) throw new SimulatedDiskException();
            var result = commit();
            return fails ? throw new SimulatedDiskException() : result;
        }
    }

    public T Read<T>(Func<T> read)
    {
        lock (door) return read();
    }
}

/// <summary>The disk failed; whether the write is there, only reading tells.</summary>
internal sealed class SimulatedDiskException() : Exception("The simulated disk failed.");
