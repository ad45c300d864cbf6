namespace CultivatedLand.Application.Mail;

/// <summary>
/// One round of sending mails: how many go at once, and when it ends before its mails do.
/// It ends when its time is over, so that a server that hangs holds up no other round,
/// and when several mails in a row failed for no fault of their own, because the next would fail too.
/// What it leaves is still due, and goes with the next round.
/// </summary>
public sealed class SendingRound(TimeProvider clock, SendingPace pace)
{
    private readonly long _since = clock.GetTimestamp();
    private int _failures;

    public int AtOnce => pace.AtOnce;

    public bool IsOver => clock.GetElapsedTime(_since) >= pace.Longest || Volatile.Read(ref _failures) >= pace.MostFailures;

    internal void Note(DeliveryResult result)
    {
        if (result is DeliveryResult.Postponed { IsOfOneMailbox: false })
            Interlocked.Increment(ref _failures);
        else
            Interlocked.Exchange(ref _failures, 0);
    }
}

/// <summary>Pace of a round of sending.</summary>
/// <param name="Longest">Time after which no further mail begins. Null for a round that goes on as long as mails are due.</param>
/// <param name="MostFailures">Failures of the server in a row that end a round. Null for a round that no failure ends.</param>
public sealed record SendingPace(int AtOnce, TimeSpan? Longest, int? MostFailures)
{
    /// <summary>One mail after the other, to the last.</summary>
    public static SendingPace Steady { get; } = new(1, null, null);
}
