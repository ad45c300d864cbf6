using CultivatedLand.Application.Rehearsals;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Testing.Samples;
using static CultivatedLand.Tests.Application.Rehearsals.Rehearsed;

namespace CultivatedLand.Tests.Application.Rehearsals;

/// <summary>The worked examples of the handbook, and what a period means.</summary>
public class RehearsalTests
{
    private static RehearsalResult Single(string due, string from, string to) => Run(Plan(Some.Spec(Some.Complete(due))), from, to);

    [Fact]
    public void A_phase_due_on_a_Sunday_reminds_on_workdays_and_then_climbs_the_ladder() =>
        Assert.Equal(
            [
                "2023-08-04 09:00 b14",
                "2023-08-11 09:00 b7",
                "2023-08-17 09:00 b3",
                "2023-08-18 09:00 b0",
                "2023-08-21 09:00 a1",
                "2023-08-23 09:00 a3",
                "2023-08-29 09:00 a7",
                "2023-09-05 09:00 a12",
                "2023-09-12 09:00 a17",
            ],
            Single("2023-08-20", "2023-07-20", "2023-09-12")
                .Notices.Select(sent => $"{Some.Text(sent.Notice.SendAt)} {sent.Notice.Id.Step}")
        );

    [Fact]
    public void A_phase_due_in_the_October_holiday_is_overdue_on_the_make_up_Saturday() =>
        Assert.Equal(
            [
                "09-15 完成整改 b14",
                "09-22 完成整改 b7",
                "09-27 完成整改 b3",
                "09-28 完成整改 b0",
                "10-07 完成整改 a1",
                "10-09 完成整改 a3",
                "10-13 完成整改 a7",
            ],
            Single("2023-09-30", "2023-07-20", "2023-10-13").Sent()
        );

    [Fact]
    public void A_reminder_that_falls_into_the_holiday_goes_on_the_last_workday_before() =>
        Assert.Equal(
            [
                "09-28 完成整改 b14",
                "10-13 完成整改 b7",
                "10-17 完成整改 b3",
                "10-19 完成整改 b1",
                "10-20 完成整改 b0",
                "10-23 完成整改 a1",
                "10-25 完成整改 a3",
                "10-31 完成整改 a7",
            ],
            Single("2023-10-20", "2023-07-20", "2023-10-31").Sent()
        );

    [Fact]
    public void Tasks_start_at_eight_so_that_a_reminder_of_the_first_day_still_goes() =>
        Assert.Equal("08-04 完成整改 b14", Single("2023-08-20", "2023-08-04", "2023-08-04").Sent().Single());

    [Fact]
    public void The_last_day_belongs_to_the_period() =>
        Assert.Equal("08-11 完成整改 b7", Single("2023-08-20", "2023-07-20", "2023-08-11").Sent().Last());

    [Fact]
    public void The_day_after_the_last_does_not() =>
        Assert.Equal("08-04 完成整改 b14", Single("2023-08-20", "2023-07-20", "2023-08-10").Sent().Last());

    [Fact]
    public void A_plan_that_arrives_late_floods_nobody() =>
        Assert.Equal(["08-14 完成整改 b7", "08-17 完成整改 b3"], Single("2023-08-20", "2023-08-12", "2023-08-17").Sent());

    [Fact]
    public void A_late_notice_says_for_how_many_earlier_ones_it_stands() =>
        Assert.Equal(
            (true, 1),
            Single("2023-08-20", "2023-08-12", "2023-08-14")
                .Notices.Select(sent => (sent.Notice.Reason.IsCaughtUp, sent.Notice.Reason.Skipped))
                .Single()
        );

    [Fact]
    public void Only_the_current_phase_is_noticed() =>
        Assert.All(FourPhases("2023-12-31").Notices, sent => Assert.Equal("翻耕", sent.Notice.PhaseName));

    [Fact]
    public void A_task_without_a_deadline_gets_no_notice() => Assert.Empty(Run(Plan(Some.Spec()), "2023-01-01", "2023-12-31").Notices);

    [Fact]
    public void Notices_of_one_time_stand_most_urgent_first() =>
        Assert.Equal(
            [NoticeKind.SupervisionLetter, NoticeKind.Reminder],
            Run(Plan(Some.Spec(Some.Complete("2023-09-06")), Some.Spec(Some.Complete("2023-08-20"))), "2023-07-20", "2023-08-23")
                .Notices.TakeLast(2)
                .Select(sent => sent.Notice.Kind)
        );

    [Fact]
    public void A_year_rehearsed_twice_is_the_same_to_the_letter()
    {
        var plan = Plan(Some.FourPhases(), Some.Spec(Some.Complete("2023-08-30")), Some.Duty(Some.Complete("2023-11-30")));
        string Year() =>
            string.Join(
                '\n',
                Run(plan, "2023-01-01", "2023-12-31", Event("2023-09-01", RehearsalAct.Done))
                    .Notices.Select(sent => $"{sent.Notice} {sent.Mail}")
            );

        Assert.Equal(Year(), Year());
    }

    [Fact]
    public void The_bar_is_told_of_every_day()
    {
        var told = new List<string>();
        new Rehearsal(Some.Rules, CultivatedLand.Domain.People.PeopleDirectory.Empty).Run(
            Plan(Some.FourPhases(), Some.FourPhases()),
            Some.Day("2023-07-20"),
            Some.Day("2023-07-21"),
            [],
            (done, all) => told.Add($"{done}/{all}")
        );

        Assert.Equal(["0/2", "1/2"], told);
    }

    [Fact]
    public void A_year_can_be_taken_day_by_day()
    {
        var days = new Rehearsal(Some.Rules, CultivatedLand.Domain.People.PeopleDirectory.Empty)
            .Days(Plan(Some.Spec(Some.Complete("2023-08-20"))), Some.Day("2023-08-16"), Some.Day("2023-08-18"), [])
            .Select(day => $"{day.Day:MM-dd}: {string.Join(' ', day.Notices.Select(sent => sent.Notice.Id.Step))}");

        Assert.Equal(["08-16: h2 b7", "08-17: b3", "08-18: b0"], days);
    }

    [Fact]
    public void Tasks_of_their_own_policy_keep_it()
    {
        var hasty = Some.Spec(Some.Complete("2023-08-18")) with
        {
            Policy = DeadlinePolicy.Default with { Reminders = [2], SendAt = new TimeOnly(7, 30), Ladder = [] },
        };
        var result = Run(Plan(hasty, Some.Spec(Some.Complete("2023-08-18"))), "2023-08-16", "2023-08-16");

        Assert.Equal(
            ["2023-08-16 09:00"],
            result.Notices.Where(sent => sent.Notice.Id.Task.Value.EndsWith("-2")).Select(sent => Some.Text(sent.Notice.SendAt))
        );
        Assert.Equal(
            ["2023-08-17 07:30"],
            Run(Plan(hasty), "2023-08-16", "2023-08-17").Notices.Select(sent => Some.Text(sent.Notice.SendAt))
        );
    }
}
