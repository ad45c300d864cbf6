namespace CultivatedLand.Domain;

/// <summary>
/// Conversions to local time in Asia/Shanghai.
/// The class computes them because not every platform has a setting for this time zone.
/// The offset has been +08:00 without daylight saving since September 1991.
/// Earlier dates do not occur in plans.
/// </summary>
public static class ChinaTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateTimeOffset At(DateOnly date, TimeOnly time) => new(date.ToDateTime(time), Offset);

    public static DateTimeOffset Of(DateTimeOffset moment) => moment.ToOffset(Offset);

    public static DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(Of(moment).DateTime);
}
