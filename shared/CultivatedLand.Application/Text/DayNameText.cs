using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;

namespace CultivatedLand.Application.Text;

/// <summary>Names of days in both languages, independent of the machine's culture.</summary>
public static class DayNameText
{
    private static readonly string[] Chinese = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    public static string Weekday(DateOnly day, Language language) =>
        language == Language.English ? day.DayOfWeek.ToString() : Chinese[(int)day.DayOfWeek];

    /// <summary>Returns why a day is not worked: the holiday's name where the data has one, otherwise the weekday.</summary>
    public static string DayOff(DateOnly day, WorkCalendar calendar, Language language) =>
        calendar.Special(day) is { IsWorked: false, Name: var holiday }
            ? language == Language.English
                ? $"{day.DayOfWeek} ({EnglishHoliday(holiday)})"
                : $"{Chinese[(int)day.DayOfWeek]}（{holiday}）"
            : Weekday(day, language);

    /// <summary>Returns the English name of a holiday. Two holidays may fall together: 中秋节、国庆节.</summary>
    public static string EnglishHoliday(string name) => string.Join(" and ", name.Split('、').Select(OneHoliday));

    private static string OneHoliday(string name) =>
        name switch
        {
            "元旦" => "New Year's Day",
            "春节" => "Spring Festival",
            "清明节" => "Qingming",
            "劳动节" => "Labour Day",
            "端午节" => "Dragon Boat Festival",
            "中秋节" => "Mid-Autumn Festival",
            "国庆节" => "National Day",
            _ => name,
        };
}
