using System.Globalization;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>Texts of days as a reader says them. The year is given only where it differs from that of the mail.</summary>
internal static class DayText
{
    public static LocalizedText Date(DateOnly day, int year) =>
        day.Year == year
            ? new(
                string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日"),
                day.ToString("d MMMM", CultureInfo.InvariantCulture)
            )
            : new(
                string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日"),
                day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
            );

    public static LocalizedText Day(DateOnly day, int year)
    {
        var date = Date(day, year);
        return new(
            $"{date.Chinese}（{DayNameText.Weekday(day, Language.Chinese)}）",
            $"{DayNameText.Weekday(day, Language.English)} {date.English}"
        );
    }
}
