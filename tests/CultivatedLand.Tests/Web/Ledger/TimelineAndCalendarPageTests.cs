using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Web.Pages.Timeline;

namespace CultivatedLand.Tests.Web.Ledger;

public class TimelineAndCalendarPageTests : WebTest
{
    [Fact]
    public async Task The_calendar_counts_what_falls_due_on_a_day_and_lists_it()
    {
        var page = await Administrator.GetStringAsync("/calendar?month=2023-08");

        Assert.Contains("aria-label=\"8 月 20 日：1 项\"", page, StringComparison.Ordinal);
        Assert.Contains("/calendar?month=2023-07", page, StringComparison.Ordinal);
        Assert.Contains("/calendar?month=2023-09", page, StringComparison.Ordinal);
        Assert.Contains("翻耕", page, StringComparison.Ordinal);
        Assert.Contains(
            "没有到期的阶段",
            await Administrator.GetStringAsync("/calendar?month=2023-08&day=2023-08-21"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_calendar_opens_at_todays_month_and_knows_holidays()
    {
        Clock.MoveTo("2023-10-02 10:00");

        var page = await Administrator.GetStringAsync("/calendar");

        Assert.Contains("2023 年 10 月", page, StringComparison.Ordinal);
        Assert.Contains("国庆节", page, StringComparison.Ordinal);
        Assert.Contains("调班", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timeline_says_in_words_how_each_phase_stands()
    {
        Clock.MoveTo("2023-08-23 10:00");

        Assert.Contains(
            "aria-label=\"翻耕 2023-08-20 逾期；种植 2023-09-30 未到；",
            await Administrator.GetStringAsync("/timeline"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("2023-07-20", "2023-07-01 2023-11-01")]
    [InlineData("2024-02-29", "2023-07-01 2024-03-01")]
    [InlineData("2033-01-01", "2032-01-01 2033-02-01")]
    [InlineData("2013-01-01", "2013-01-01 2016-01-01")]
    public void The_scale_covers_whole_months_with_today_among_them_and_three_years_at_most(string today, string expected)
    {
        var row = new LedgerRow(
            Some.Id,
            "任务",
            Some.Village,
            TaskKind.Restore,
            RectificationStatus.Active,
            [],
            [],
            null,
            default,
            default,
            null,
            0,
            null,
            null
        );
        var timeScale = TimeScale.Over(
            [new TimelineTask(row, [new PhaseBar("翻耕", Some.Day("2023-07-20"), Some.Day("2023-10-30"), BarStanding.Ahead)])],
            Some.Day(today)
        );

        Assert.Equal(expected, $"{timeScale.From:yyyy-MM-dd} {timeScale.To:yyyy-MM-dd}");
        Assert.True(timeScale.Shows(Some.Day(today)));
    }
}
