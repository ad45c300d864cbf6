namespace CultivatedLand.Testing.Memory;

/// <summary>Disk that every write of the stores in memory goes through, and where one fails when the simulation says so.</summary>
public sealed class SimulatedDisk
{
    private readonly Lock _door = new();
    private int _writesUntilFailure = -1;
    private bool _failsAfterCommit;

    public int Writes { get; private set; }

    public int Failures { get; private set; }

    /// <param name="afterCommit">The write is durable, and the caller hears that it failed.</param>
    public void FailAt(int nthWrite, bool afterCommit) => (_writesUntilFailure, _failsAfterCommit) = (nthWrite, afterCommit);

    public void BeWhole() => _writesUntilFailure = -1;

    /// <summary>One transaction: all of it happens or nothing does.</summary>
    public T Write<T>(Func<T> commit)
    {
        lock (_door)
        {
            Writes++;
            var fails = --_writesUntilFailure == 0;
            if (fails)
                Failures++;
            if (fails && !_failsAfterCommit)
                throw new SimulatedDiskException();
            var result = commit();
            return fails ? throw new SimulatedDiskException() : result;
        }
    }

    public T Read<T>(Func<T> read)
    {
        lock (_door)
            return read();
    }
}

/// <summary>The disk failed; whether the write is there, only reading tells.</summary>
public sealed class SimulatedDiskException() : IOException("The simulated disk failed.");
