namespace CultivatedLand.Domain;

/// <summary>
/// Local time of Asia/Shanghai, computed here because no platform setting for it exists everywhere.
/// The offset has been +08:00 without daylight saving since September 1991; earlier dates do not occur in plans.
/// </summary>
public static class ChinaTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateTimeOffset At(DateOnly date, TimeOnly time) => new(date.ToDateTime(time), Offset);

    public static DateTimeOffset Of(DateTimeOffset moment) => moment.ToOffset(Offset);

    public static DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(Of(moment).DateTime);
}
