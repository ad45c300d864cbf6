using System.Globalization;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Text;

/// <summary>
/// Parser of moments as people write them: <c>2023-07-20T08:00</c> is local time of Asia/Shanghai unless an offset is given.
/// </summary>
public static class LocalTimeParser
{
    private static readonly string[] Local = ["yyyy-M-d", "yyyy-M-dTH:mm", "yyyy-M-dTH:mm:ss", "yyyy-M-d H:mm", "yyyy-M-d H:mm:ss"];
    private static readonly string[] WithOffset = ["yyyy-M-dTH:mmK", "yyyy-M-dTH:mm:ssK", "yyyy-M-dTH:mm:ss.FFFFFFFK"];

    /// <returns>The moment. Null where the text is no moment, or one before 1992 or after 2199.</returns>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is null)
            return null;
        var moment =
            DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
                ? new DateTimeOffset(local, ChinaTime.Offset)
            : DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact)
                ? exact
            : (DateTimeOffset?)null;
        return moment?.Year is >= 1992 and <= 2199 ? moment : null;
    }
}
