namespace CultivatedLand.Local.Storage.Engine;

/// <summary>
/// Column format of moments. Wake-ups count in minutes, so that tasks due together lie together; all other moments count in milliseconds.
/// </summary>
internal static class TimeColumn
{
    public static long MinutesUp(DateTimeOffset moment) => MinutesDown(moment.AddTicks(TimeSpan.TicksPerMinute - 1));

    public static long MinutesDown(DateTimeOffset moment) =>
        (moment.UtcTicks / TimeSpan.TicksPerMinute) - (DateTimeOffset.UnixEpoch.UtcTicks / TimeSpan.TicksPerMinute);

    public static DateTimeOffset FromMinutes(long minutes) => DateTimeOffset.UnixEpoch.AddMinutes(minutes);

    public static long Milliseconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();

    public static DateTimeOffset FromMilliseconds(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    public static long? Milliseconds(DateTimeOffset? moment) => moment?.ToUnixTimeMilliseconds();

    public static DateTimeOffset? FromMilliseconds(long? milliseconds) => milliseconds is { } known ? FromMilliseconds(known) : null;
}
