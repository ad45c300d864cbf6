namespace CultivatedLand.Application.SignIn;

/// <summary>How long sign-ins, links and tokens count, and how often somebody may err.</summary>
public sealed record AccessRules
{
    /// <summary>Real time also in a rehearsal: where a day takes a second, nobody could stay signed in on virtual time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A session ends after so long without a request.</summary>
    public TimeSpan SessionIdle { get; init; } = TimeSpan.FromHours(12);

    /// <summary>A session ends after so long in any case.</summary>
    public TimeSpan SessionLongest { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long the link for a first or forgotten password counts.</summary>
    public TimeSpan WelcomeLasts { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long the link printed on the console counts.</summary>
    public TimeSpan FirstRunLasts { get; init; } = TimeSpan.FromHours(2);

    public TimeSpan TokenLongest { get; init; } = TimeSpan.FromDays(366);

    public int TokensPerAccount { get; init; } = 20;

    /// <summary>So many wrong passwords in a row cost nothing.</summary>
    public int AttemptsOnAccount { get; init; } = 5;

    /// <summary>More, because an office may sit behind one address.</summary>
    public int AttemptsFromAddress { get; init; } = 30;

    /// <summary>The first lock; each further failure doubles it.</summary>
    public TimeSpan FirstLock { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan LongestLock { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Uploads from one visitor in a minute.</summary>
    public int UploadsPerMinute { get; init; } = 60;

    /// <summary>Entries kept of what was denied.</summary>
    public int AuditKeeps { get; init; } = 2000;

    /// <summary>How long the lock is after so many failures in a row; zero while none is due.</summary>
    public TimeSpan LockAfter(int failures, int allowed)
    {
        if (failures < allowed)
            return TimeSpan.Zero;
        var doublings = Math.Min(failures - allowed, 30);
        var wanted = FirstLock * Math.Pow(2, doublings);
        return wanted < LongestLock ? wanted : LongestLock;
    }
}
