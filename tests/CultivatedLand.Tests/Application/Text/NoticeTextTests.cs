using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Application.Text;

public class NoticeTextTests
{
    private static NoticeReason Reason(
        NoticeKind kind,
        int distance,
        string nominal,
        string? scheduled = null,
        string? sent = null,
        int skipped = 0
    ) =>
        new(
            new NoticeStep(kind, distance),
            Some.Day(nominal),
            Some.Day(scheduled ?? nominal),
            Some.Day(sent ?? scheduled ?? nominal),
            skipped
        );

    private static string English(NoticeReason reason) => NoticeText.Why(reason, Some.ChinaCalendar, Language.English);

    private static string Chinese(NoticeReason reason) => NoticeText.Why(reason, Some.ChinaCalendar, Language.Chinese);

    [Fact]
    public void A_reminder_on_its_day_says_how_long_before() =>
        Assert.Equal("7 days before", English(Reason(NoticeKind.Reminder, 7, "2023-08-11")));

    [Fact]
    public void One_day_is_one_day() => Assert.Equal("1 day before", English(Reason(NoticeKind.Reminder, 1, "2023-08-11")));

    [Fact]
    public void The_last_reminder_is_on_the_due_date() =>
        Assert.Equal(
            ("on the due date", "到期当日"),
            (English(Reason(NoticeKind.Reminder, 0, "2023-08-11")), Chinese(Reason(NoticeKind.Reminder, 0, "2023-08-11")))
        );

    [Fact]
    public void A_weekend_is_named_by_its_day() =>
        Assert.Equal("14 days before, moved back from Sunday", English(Reason(NoticeKind.Reminder, 14, "2023-08-06", "2023-08-04")));

    [Fact]
    public void A_holiday_is_named_with_its_day() =>
        Assert.Equal(
            "14 days before, moved back from Friday (Mid-Autumn Festival and National Day)",
            English(Reason(NoticeKind.Reminder, 14, "2023-10-06", "2023-09-28"))
        );

    [Fact]
    public void In_Chinese_too() =>
        Assert.Equal(
            "到期前14天，遇周五（中秋节、国庆节）提前至上一个工作日",
            Chinese(Reason(NoticeKind.Reminder, 14, "2023-10-06", "2023-09-28"))
        );

    [Theory]
    [InlineData(1, "1st workday after the due date")]
    [InlineData(2, "2nd workday after the due date")]
    [InlineData(3, "3rd workday after the due date")]
    [InlineData(7, "7th workday after the due date")]
    [InlineData(11, "11th workday after the due date")]
    [InlineData(12, "12th workday after the due date")]
    [InlineData(13, "13th workday after the due date")]
    [InlineData(22, "22nd workday after the due date")]
    [InlineData(112, "112th workday after the due date")]
    public void A_rung_says_its_workday(int workdays, string words) =>
        Assert.Equal(words, English(Reason(NoticeKind.StillOverdue, workdays, "2023-08-21")));

    [Fact]
    public void A_late_notice_says_when_it_was_due_and_what_it_stands_for() =>
        Assert.Equal(
            "7 days before, was due on 2023-08-11, sent at the next sending time, stands for 1 earlier step that could not go in time",
            English(Reason(NoticeKind.Reminder, 7, "2023-08-11", sent: "2023-08-14", skipped: 1))
        );

    [Fact]
    public void A_late_notice_says_so_in_Chinese() =>
        Assert.Equal(
            "逾期后第7个工作日，应于2023-08-29发出，在下一发送时点补发，此前2次未能按时发出，不再补发",
            Chinese(Reason(NoticeKind.Interview, 7, "2023-08-29", sent: "2023-09-01", skipped: 2))
        );
}
