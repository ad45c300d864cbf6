namespace CultivatedLand.Application.Time;

/// <summary>Virtual time for demonstrations and tests, which can be set forward. A host on real time has none.</summary>
public interface ISettableClock
{
    /// <summary>
    /// Sets the time forward and lets everything happen that falls between, in order, as if the time had passed.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Before the present time.</exception>
    Task SetForward(DateTimeOffset moment, CancellationToken cancellationToken);
}
