using CultivatedLand.Application.Calendars;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Application.Calendars;

public class ChinaHolidaysTests
{
    [Fact]
    public void Data_reaches_from_2020_to_2026() => Assert.Equal(Enumerable.Range(2020, 7), ChinaHolidays.Calendar.YearsWithData);

    [Fact]
    public void A_year_to_come_has_no_data_and_says_so() => Assert.False(ChinaHolidays.Calendar.HasData(2027));

    [Fact]
    public void A_year_without_data_counts_plain_weekdays() => Assert.True(ChinaHolidays.Calendar.IsWorkday(Some.Day("2027-10-01")));

    [Theory]
    [InlineData("2020-10-08", false)]
    [InlineData("2021-02-20", true)]
    [InlineData("2022-10-08", true)]
    [InlineData("2023-10-07", true)]
    [InlineData("2023-10-06", false)]
    [InlineData("2024-02-18", true)]
    [InlineData("2025-01-28", false)]
    [InlineData("2026-02-16", false)]
    public void Days_off_and_make_up_workdays_are_those_of_the_notices(string day, bool isWorked) =>
        Assert.Equal(isWorked, ChinaHolidays.Calendar.IsWorkday(Some.Day(day)));

    [Theory]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_this_many_workdays(int year, int workdays) =>
        Assert.Equal(workdays, Some.Days(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)).Count(ChinaHolidays.Calendar.IsWorkday));

    [Fact]
    public void The_calendar_of_the_tests_is_the_same_data() =>
        Assert.All(
            Some.Days(Some.Day("2022-01-01"), Some.Day("2024-12-31")),
            day => Assert.Equal(Some.ChinaCalendar.IsWorkday(day), ChinaHolidays.Calendar.IsWorkday(day))
        );
}
