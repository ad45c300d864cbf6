using System.Globalization;

namespace CultivatedLand.Functions.Storage.Entities;

/// <summary>Text form of moments that sorts by time: 20230804010000000, in UTC, to the millisecond.</summary>
internal static class SortableTime
{
    public const int Length = 17;
    private const string Format = "yyyyMMddHHmmssfff";

    public static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static DateTimeOffset Of(string text) =>
        new(
            DateTime.ParseExact(
                text.AsSpan(0, Length),
                Format,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
            )
        );

    public static DateTimeOffset? OfColumn(string? text) => string.IsNullOrEmpty(text) ? null : Of(text);

    /// <summary>Returns the moment as a column. Empty for none, since a merge removes no column.</summary>
    public static string Column(DateTimeOffset? moment) => moment is { } known ? Text(known) : "";

    /// <summary>Returns the next whole minute, or the same moment if it is one.</summary>
    public static DateTimeOffset UpToTheMinute(DateTimeOffset moment)
    {
        var over = moment.UtcTicks % TimeSpan.TicksPerMinute;
        return over == 0 ? moment : moment.AddTicks(TimeSpan.TicksPerMinute - over);
    }
}
