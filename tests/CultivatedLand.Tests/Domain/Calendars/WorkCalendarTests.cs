using CultivatedLand.Domain.Calendars;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Calendars;

public class WorkCalendarTests
{
    private static readonly WorkCalendar China = Some.ChinaCalendar;

    [Theory]
    [InlineData("2023-08-18", true)]
    [InlineData("2023-08-19", false)]
    [InlineData("2023-10-02", false)]
    [InlineData("2023-10-07", true)]
    [InlineData("2023-10-08", true)]
    [InlineData("2023-09-28", true)]
    public void A_workday_is_a_weekday_not_off_or_a_weekend_made_up_for(string day, bool worked) =>
        Assert.Equal(worked, China.IsWorkday(Some.Day(day)));

    [Theory]
    [InlineData("2023-10-06", "2023-09-28")]
    [InlineData("2023-10-07", "2023-10-07")]
    [InlineData("2023-08-20", "2023-08-18")]
    public void Backwards_it_finds_the_day_itself_or_the_last_workday_before(string day, string expected) =>
        Assert.Equal(Some.Day(expected), China.OnOrBefore(Some.Day(day)));

    [Theory]
    [InlineData("2023-09-29", "2023-10-07")]
    [InlineData("2023-08-18", "2023-08-18")]
    public void Forwards_it_finds_the_day_itself_or_the_next_workday(string day, string expected) =>
        Assert.Equal(Some.Day(expected), China.OnOrAfter(Some.Day(day)));

    [Fact]
    public void The_next_workday_after_a_workday_is_another_day() =>
        Assert.Equal(Some.Day("2023-08-21"), China.NextAfter(Some.Day("2023-08-18")));

    [Theory]
    [InlineData("2023-09-30", 1, "2023-10-07")]
    [InlineData("2023-09-30", 3, "2023-10-09")]
    [InlineData("2023-09-30", 7, "2023-10-13")]
    [InlineData("2023-08-18", 1, "2023-08-21")]
    public void Workdays_are_counted_after_the_day(string day, int count, string expected) =>
        Assert.Equal(Some.Day(expected), China.WorkdayAfter(Some.Day(day), count));

    [Fact]
    public void The_zeroth_workday_after_is_no_day() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => China.WorkdayAfter(Some.Day("2023-08-18"), 0));

    [Theory]
    [InlineData("2023-09-28", "2023-10-09", 3)]
    [InlineData("2023-08-18", "2023-08-18", 0)]
    [InlineData("2023-08-21", "2023-08-18", 0)]
    public void Workdays_between_count_the_last_day_and_not_the_first(string from, string to, int expected) =>
        Assert.Equal(expected, China.WorkdaysBetween(Some.Day(from), Some.Day(to)));

    [Fact]
    public void Counting_forwards_and_between_agree() =>
        Assert.All(
            Enumerable.Range(1, 260),
            count => Assert.Equal(count, China.WorkdaysBetween(Some.Day("2023-01-01"), China.WorkdayAfter(Some.Day("2023-01-01"), count)))
        );

    [Fact]
    public void A_year_without_data_counts_plain_weekdays_and_says_so()
    {
        Assert.False(China.HasData(2031));
        Assert.True(China.IsWorkday(Some.Day("2031-10-01")));
    }

    [Fact]
    public void It_says_which_years_it_has_data_for() => Assert.Equal([2022, 2023, 2024], China.YearsWithData);

    [Fact]
    public void A_special_day_knows_its_holiday() =>
        Assert.Equal(new SpecialDay(Some.Day("2023-10-07"), "中秋节、国庆节", IsWorked: true), China.Special(Some.Day("2023-10-07")));

    [Fact]
    public void An_ordinary_day_is_nothing_special() => Assert.Null(China.Special(Some.Day("2023-08-18")));
}
