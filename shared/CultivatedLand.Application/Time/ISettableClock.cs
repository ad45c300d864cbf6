namespace CultivatedLand.Application.Time;

/// <summary>Clock of virtual time for demonstrations and tests, which can be set forward. A host on real time has none.</summary>
public interface ISettableClock
{
    /// <summary>Sets the time forward. Everything that falls in between happens in order, as if the time had passed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The moment lies before the present time.</exception>
    Task SetForward(DateTimeOffset moment, CancellationToken cancellationToken);
}
