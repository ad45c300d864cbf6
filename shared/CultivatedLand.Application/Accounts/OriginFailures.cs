namespace CultivatedLand.Application.Accounts;

/// <summary>Wrong passwords in a row on one account from one network address or one known device.</summary>
/// <param name="Origin">Digest of the address or the device. An account names no address.</param>
/// <param name="At">Moment of the last one.</param>
public sealed record OriginFailures(string Origin, int Count, DateTimeOffset At)
{
    /// <summary>
    /// Number of origins that an account keeps. Somebody who guesses from more pushes out the oldest, and by then has so many failures on
    /// the account that every origin waits after its first.
    /// </summary>
    private const int Most = 16;

    /// <summary>Adds a failure. One that is older than the memory of failures is forgotten.</summary>
    public static IReadOnlyList<OriginFailures> Add(IReadOnlyList<OriginFailures>? known, string origin, DateTimeOffset now)
    {
        var remembered = (known ?? []).Where(one => now - one.At < LockSteps.Memory).ToList();
        var before = remembered.Find(one => one.Origin == origin)?.Count ?? 0;
        return [new(origin, before + 1, now), .. remembered.Where(one => one.Origin != origin).Take(Most - 1)];
    }

    /// <returns>Null where nothing is left.</returns>
    public static IReadOnlyList<OriginFailures>? Without(IReadOnlyList<OriginFailures>? known, string origin) =>
        known?.Where(one => one.Origin != origin).ToList() is { Count: > 0 } left ? left : null;

    /// <summary>Calculates the time that the origin still has to wait. Zero if it need not.</summary>
    public TimeSpan Wait(LockSteps steps, DateTimeOffset now)
    {
        var wait = At + steps.After(Count) - now;
        return now >= At && now - At < LockSteps.Memory && wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
