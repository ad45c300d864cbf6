namespace CultivatedLand.Application.Accounts;

/// <summary>Steps in which waiting grows.</summary>
/// <param name="Allowed">Number of failures in a row that cause the first wait.</param>
/// <param name="First">Length of the first wait. Each further failure doubles it.</param>
public sealed record LockSteps(int Allowed, TimeSpan First, TimeSpan Longest)
{
    /// <summary>Time after which a failure is forgotten.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(2);

    /// <summary>Steps of what is counted and never waits.</summary>
    public static LockSteps Never { get; } = new(int.MaxValue, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>Calculates the wait after a number of failures in a row. It is zero while none is due.</summary>
    public TimeSpan After(int failures)
    {
        if (failures < Allowed)
            return TimeSpan.Zero;
        var wanted = First * Math.Pow(2, Math.Min(failures - Allowed, 30));
        return wanted < Longest ? wanted : Longest;
    }
}
