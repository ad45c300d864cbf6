using System.CommandLine;
using System.Globalization;
using CultivatedLand.Application.Calendars;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Local.Terminals;

namespace CultivatedLand.Local.Commands;

/// <summary>Command <c>calendar YEAR</c>. Prints the working days of a year and their source.</summary>
public static class CalendarCommand
{
    public static Command Build(Terminal terminal)
    {
        var year = new Argument<int>("year") { Description = terminal.Say("年份，如 2026", "the year, such as 2026") };
        var command = new Command(
            "calendar",
            terminal.Say("显示一年的工作日及数据来源", "shows the working days of a year and where the data comes from")
        )
        {
            year,
        };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(year)));
        return command;
    }

    private static int Run(Terminal terminal, int year)
    {
        if (YearRange.Fault(year) is { } fault)
        {
            terminal.Complain(fault);
            return ExitCodes.UnusableInput;
        }

        var calendar = ChinaHolidays.Calendar;
        terminal.Line(terminal.Strong(terminal.Say($"{year}年工作日", $"Working days of {year}")));
        terminal.Line(
            calendar.HasData(year)
                ? terminal.Say(
                    $"数据来源：国务院办公厅关于{year}年部分节假日安排的通知",
                    $"Source: the State Council's notice on the holidays of {year}"
                )
                : terminal.Say(
                    $"没有{year}年的节假日数据：按周一至周五计，不含放假和调休。",
                    $"There is no holiday data for {year}: plain Monday to Friday, without days off and make-up workdays."
                )
        );
        terminal.Line();
        terminal.Line(terminal.Say("      一 二 三 四 五 六 日", "      Mo Tu We Th Fr Sa Su"));
        for (var month = 1; month <= 12; month++)
            Month(terminal, calendar, year, month);
        terminal.Line();
        terminal.Line(terminal.Say("数字为工作日，· 为休息日，+ 为调休上班。", "A number is a workday, · a day off, + a make-up workday."));
        var workdays = Days(year).Count(calendar.IsWorkday);
        terminal.Line(terminal.Say($"全年{workdays}个工作日。", $"{workdays} workdays in all."));
        foreach (var special in Days(year).Select(calendar.Special).OfType<SpecialDay>())
            Special(terminal, special);
        return ExitCodes.Fine;
    }

    private static void Month(Terminal terminal, WorkCalendar calendar, int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        var column = ((int)first.DayOfWeek + 6) % 7;
        var line = terminal.Say($"{Padded(month)}月  ", $"{year}-{month:00}"[2..] + " ") + new string(' ', 3 * column);
        for (var day = first; day.Month == month; day = day.AddDays(1), column++)
        {
            if (column == 7)
            {
                terminal.Line(line);
                (line, column) = ("      ", 0);
            }

            var isMakeUp = calendar.Special(day) is { IsWorked: true };
            line += calendar.IsWorkday(day) ? $"{Padded(day.Day)}{(isMakeUp ? '+' : ' ')}" : " · ";
        }

        terminal.Line(line);
    }

    private static void Special(Terminal terminal, SpecialDay day) =>
        terminal.Line(
            terminal.Say(
                $"  {day.Date:yyyy-MM-dd} {DayNameText.Weekday(day.Date, Language.Chinese)} {day.Name}{(day.IsWorked ? " 调休上班" : " 放假")}",
                $"  {day.Date:yyyy-MM-dd} {DayNameText.Weekday(day.Date, Language.English).PadRight(9)} "
                    + $"{DayNameText.EnglishHoliday(day.Name)}{(day.IsWorked ? ": make-up workday" : ": day off")}"
            )
        );

    private static IEnumerable<DateOnly> Days(int year)
    {
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
            yield return day;
    }

    private static string Padded(int number) => number.ToString(CultureInfo.InvariantCulture).PadLeft(2);
}
