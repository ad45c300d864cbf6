namespace CultivatedLand.Application.SignIn;

/// <summary>Rules of access: how long sessions, links and tokens are valid, and how many failures are allowed.</summary>
public sealed record AccessRules
{
    /// <summary>
    /// Clock of sessions and locks.
    /// It is real time also in a rehearsal: where a day takes a second, nobody could stay signed in on virtual time.
    /// </summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Time without a request after which a session ends.</summary>
    public TimeSpan SessionIdle { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Time after which a session ends in any case.</summary>
    public TimeSpan SessionLongest { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Time that the link for a first or forgotten password is valid.</summary>
    public TimeSpan WelcomeLasts { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Time that the link printed on the console is valid.</summary>
    public TimeSpan FirstRunLasts { get; init; } = TimeSpan.FromHours(2);

    public TimeSpan TokenLongest { get; init; } = TimeSpan.FromDays(366);

    public int TokensPerAccount { get; init; } = 20;

    /// <summary>Number of wrong passwords in a row on one account that cause the first lock.</summary>
    public int AttemptsOnAccount { get; init; } = 5;

    /// <summary>
    /// Number of failures from one address that cause the first lock. It is higher, because a whole office may sit behind one address.
    /// </summary>
    public int AttemptsFromAddress { get; init; } = 30;

    /// <summary>Length of the first lock. Each further failure doubles it.</summary>
    public TimeSpan FirstLock { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan LongestLock { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Uploads that one user may make in a minute.</summary>
    public int UploadsPerMinute { get; init; } = 60;

    /// <summary>Number of denied requests that the audit log keeps.</summary>
    public int AuditKeeps { get; init; } = 2000;

    /// <summary>Calculates the length of the lock after a number of failures in a row. It is zero while no lock is due.</summary>
    public TimeSpan LockAfter(int failures, int allowed)
    {
        if (failures < allowed)
            return TimeSpan.Zero;
        var doublings = Math.Min(failures - allowed, 30);
        var wanted = FirstLock * Math.Pow(2, doublings);
        return wanted < LongestLock ? wanted : LongestLock;
    }
}
