using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Patrols;

public class PatrolScheduleTests
{
    private static readonly PatrolSchedule Schedule = new(PatrolPolicy.Default, Some.ChinaCalendar, new TimeOnly(9, 0));

    private static PatrolPlan Every(int count, PatrolUnit unit, string since) =>
        new("p1", Place.Parse("沙河区/青石镇/柳湾村")!, count, unit, [], Some.Day(since));

    private static IEnumerable<string> Due(PatrolPlan plan, string after, string until, params string[] patrolled) =>
        Schedule
            .Due(plan, patrolled.Select(Some.Day).ToHashSet(), Some.At(after), Some.At(until))
            .Select(notice => $"{notice.Rung} {notice.Due:MM-dd} {notice.To.Place.Name}");

    [Fact]
    public void The_member_is_reminded_on_the_due_day_then_the_chief_then_the_next_level_up()
    {
        var plan = Every(1, PatrolUnit.Week, "2023-07-13"); // due Wednesday 07-19
        Assert.Equal(["0 07-19 柳湾村"], Due(plan, "2023-07-18 10:00", "2023-07-19 09:00"));
        Assert.Equal(["1 07-19 柳湾村"], Due(plan, "2023-07-19 09:00", "2023-07-20 09:00"));
        Assert.Equal(["2 07-19 青石镇"], Due(plan, "2023-07-20 09:00", "2023-07-21 09:00"));
        Assert.Empty(Due(plan, "2023-07-21 09:00", "2023-07-25 09:00"));
    }

    [Fact]
    public void Whoever_has_patrolled_is_not_reminded() =>
        Assert.Empty(Due(Every(1, PatrolUnit.Week, "2023-07-13"), "2023-07-12", "2023-07-21 09:00", "2023-07-15"));

    [Fact]
    public void A_due_day_that_is_not_worked_is_reminded_of_on_the_workday_before()
    {
        var plan = Every(1, PatrolUnit.Week, "2023-09-25"); // due Sunday 10-01, in the holiday
        Assert.Equal(Some.At("2023-09-28 09:00"), Schedule.NextAfter(plan, Some.At("2023-09-26")));
        Assert.Equal(Some.At("2023-10-07 09:00"), Schedule.NextAfter(plan, Some.At("2023-09-28 09:00")));
    }

    [Fact]
    public void Of_a_patrol_missed_during_an_outage_only_the_highest_rung_goes() =>
        Assert.Equal(["2 07-19 青石镇"], Due(Every(1, PatrolUnit.Week, "2023-07-13"), "2023-07-18 10:00", "2023-07-24 09:00"));

    [Fact]
    public void Of_many_daily_patrols_missed_only_the_latest_of_each_rung_goes() =>
        Assert.Equal(
            ["2 07-19 青石镇", "1 07-20 柳湾村", "0 07-21 柳湾村"],
            Due(Every(1, PatrolUnit.Day, "2023-06-01"), "2023-06-01", "2023-07-21 09:00").Order(StringComparer.Ordinal).Reverse()
        );

    [Fact]
    public void A_monthly_patrol_is_due_at_the_end_of_the_month_it_counts_from()
    {
        var plan = Every(1, PatrolUnit.Month, "2023-02-01");
        Assert.Equal((Some.Day("2023-02-28"), Some.Day("2023-03-31")), (plan.Due(1), plan.Due(2)));
        Assert.Equal(
            (1, 2, 0),
            (plan.PeriodOf(Some.Day("2023-02-28")), plan.PeriodOf(Some.Day("2023-03-01")), plan.PeriodOf(Some.Day("2023-01-31")))
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-7)]
    [InlineData(5000)]
    public void A_plan_that_cannot_be_meant_is_named(int count) => Assert.NotEmpty(Every(count, PatrolUnit.Day, "2023-07-01").Faults());

    [Fact]
    public void A_level_above_that_is_told_before_the_chief_is_named() => Assert.NotEmpty(new PatrolPolicy(3, 2).Faults());
}
