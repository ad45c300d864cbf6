namespace CultivatedLand.Application.Accounts;

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

    /// <summary>
    /// Wait of one name at one address, or of one known device, after wrong passwords in a row.
    /// Elsewhere the same name does not wait: nobody locks somebody else out.
    /// </summary>
    public LockSteps OfName { get; init; } = new(5, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));

    /// <summary>
    /// Number of failures from one address after which a name there waits after its first failure.
    /// A whole office may sit behind one address, so the right password still opens.
    /// </summary>
    public int AttemptsFromAddress { get; init; } = 30;

    /// <summary>Number of failures on one account, from anywhere, after which each further address waits after its first failure.</summary>
    public int AttemptsOnAccount { get; init; } = 50;

    /// <summary>Wait of a whole address. It is short, and known devices do not wait: only a machine tries this often.</summary>
    public LockSteps OfAddress { get; init; } = new(300, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    /// <summary>
    /// Wait of one account's code at all unknown devices together, after wrong codes in a row.
    /// Only somebody who has the password can make the owner wait, and the devices that the owner has signed in on do not.
    /// </summary>
    public LockSteps OfCodes { get; init; } = new(10, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));

    /// <summary>Time between the right password and the code.</summary>
    public TimeSpan CodeLasts { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Time between opening the page that sets up a second step and the code that shows that the device has the secret.</summary>
    public TimeSpan SetupLasts { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Accounts that need a second step. One without it gets no further than the page that sets it up.</summary>
    public SecondStepRequirement RequireSecondStep { get; init; }

    /// <summary>Number of wrong passwords in a row after which the account's owner is told by mail, once a day at most.</summary>
    public int FailuresUntilTold { get; init; } = 5;

    /// <summary>Time that a device is known after its last sign-in.</summary>
    public TimeSpan DeviceLasts { get; init; } = TimeSpan.FromDays(180);

    /// <summary>Time by which the clock may have been ahead. What began later in the future was made while it was wrong.</summary>
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Uploads that one user may make in a minute.</summary>
    public int UploadsPerMinute { get; init; } = 60;

    /// <summary>Writes that one user may make in a minute: five a second, more than a person types.</summary>
    public int WritesPerMinute { get; init; } = 300;

    /// <summary>Pages and answers that one user may read in a minute.</summary>
    public int ReadsPerMinute { get; init; } = 1200;

    /// <summary>
    /// Denied requests in one minute that get an entry each. Further ones are counted in a single entry, so that nobody can push out
    /// the older entries by trying many addresses, and administrators are told.
    /// </summary>
    public int DeniedPerMinute { get; init; } = 120;

    /// <summary>Number of denied requests that the audit log keeps.</summary>
    public int AuditKeeps { get; init; } = 2000;

    public bool LacksSecondStep(Account account) => account.SecondStep is null && RequireSecondStep.Covers(account);
}
