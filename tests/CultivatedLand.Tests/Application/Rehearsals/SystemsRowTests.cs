using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Rehearsals;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Application.Plans;
using CultivatedLand.Tests.Documents;
using static CultivatedLand.Tests.Application.Rehearsals.Rehearsed;

namespace CultivatedLand.Tests.Application.Rehearsals;

/// <summary>The dates that the five notices demand, row by row of the acceptance criteria.</summary>
public class SystemsRowTests
{
    private static readonly Dictionary<NoticeKind, char> Letters = new()
    {
        [NoticeKind.Reminder] = 'R',
        [NoticeKind.Overdue] = 'O',
        [NoticeKind.SupervisionLetter] = 'L',
        [NoticeKind.Interview] = 'I',
        [NoticeKind.StillOverdue] = 'S',
    };

    /// <summary>The notices about one due date as <c>R 08-04</c>, each day once.</summary>
    private static string Steps(Plan plan, string from, string to, string due, string? place, params RehearsalEvent[] events) =>
        string.Join(
            ' ',
            Run(plan, from, to, events)
                .Notices.Where(sent => $"{sent.Notice.Due:yyyy-MM-dd}" == due && (place is null || sent.Notice.Place.Name == place))
                .Select(sent => $"{Letters[sent.Notice.Kind]}{sent.Notice.SendAt.ToOffset(ChinaTime.Offset):MM-dd}")
                .Distinct()
        );

    private static Plan Erping => Notice.Real("erping-plan-2023");

    [SharedFact]
    public void E5_the_two_villages_have_a_ladder_each_and_their_areas_are_the_whole()
    {
        var villages = Erping.Tasks.Where(task => task.Spec.Place.Name is "狮子村" or "隘口村").ToList();

        Assert.Equal([134.70m, 180.40m], villages.Select(task => task.Spec.Target!.Value.Value).Order());
        Assert.All(
            villages,
            task =>
                Assert.Equal(
                    "R10-16 R10-23 R10-27 R10-30 O10-31 L11-02 I11-08 S11-15 S11-22",
                    Steps(Erping, "2023-07-20", "2023-11-22", "2023-10-30", task.Spec.Place.Name)
                )
        );
    }

    [SharedFact]
    public void E6_the_start_is_told_three_minutes_later() =>
        Assert.Equal(
            Some.At("2023-07-20 10:05"),
            new NoticeSchedule(DeadlinePolicy.Default, Some.ChinaCalendar).HandOverTimeAfter(Some.At("2023-07-20 10:02"))
        );

    [SharedFact]
    public void E7_the_total_of_101_mu_has_32_accepted_before_and_both_dates_of_its_end_until_one_is_chosen()
    {
        var task = Assert.Single(Erping.Tasks, task => task.Spec.Target?.Value == 101m);

        Assert.Equal((32m, 31.68m), (task.Spec.AcceptedBefore.Value, Percentage.OfShare(32m / 101m)));
        Assert.Equal(["08-20", "09-30", "10-20", "10-30", "10-31"], task.Spec.Phases.Select(phase => $"{phase.Due:MM-dd}"));
    }

    [SharedFact]
    public void E9_to_E11_each_phase_reminds_once_the_one_before_it_is_done()
    {
        Assert.Equal(
            "R08-04 R08-11 R08-17 R08-18 O08-21 L08-23 I08-29 S09-05 S09-12",
            Steps(Erping, "2023-07-20", "2023-09-12", "2023-08-20", null)
        );
        Assert.Equal(
            "R09-15 R09-22 R09-27 R09-28 O10-07 L10-09 I10-13",
            Steps(Erping, "2023-07-20", "2023-10-13", "2023-09-30", null, Event("2023-08-10", RehearsalAct.Done, "plough"))
        );
        Assert.Equal(
            "R09-28 R10-13 R10-17 R10-19 R10-20",
            Steps(Erping, "2023-07-20", "2023-10-20", "2023-10-20", null, Event("2023-08-10", RehearsalAct.Done, "plough;plant"))
        );
    }

    [Theory]
    [InlineData("2023-10-20 10:07", "2023-10-20 10:10")]
    [InlineData("2023-10-21 10:07", "2023-10-23 09:00")]
    [InlineData("2023-10-31 16:02", "2023-10-31 16:05")]
    [InlineData("2023-06-12 10:07", "2023-06-12 10:10")]
    public void E11_E12_R9_an_act_is_told_at_the_next_full_five_minutes_of_a_workday(string done, string told) =>
        Assert.Equal(Some.At(told), new NoticeSchedule(DeadlinePolicy.Default, Some.ChinaCalendar).HandOverTimeAfter(Some.At(done)));

    [SharedFact]
    public void E16_the_meetings_and_their_invitations_fall_on_the_days_of_the_row()
    {
        var half = new Rhythm("m", "调度会", RhythmKind.Meeting, RecurrenceInterval.HalfMonth);
        Assert.Equal(
            ["07-31 07-26", "08-15 08-10", "08-31 08-28", "09-15 09-12", "09-28 09-25", "10-13 10-10", "10-31 10-26"],
            Days(half, "2023-07-20", "2023-10-31")
        );
        Assert.Equal(["09-28 09-25", "12-29 12-26"], Days(half with { Every = RecurrenceInterval.Quarter }, "2023-07-20", "2023-12-31"));
        Assert.Equal(["12-29 12-26", "06-28 06-25"], Days(half with { Every = RecurrenceInterval.HalfYear }, "2023-07-20", "2024-06-30"));
    }

    [Fact]
    public void J1_the_monday_meeting_moves_to_the_next_workday_with_its_invitation()
    {
        var weekly = new Rhythm("m", "推进会", RhythmKind.Meeting, RecurrenceInterval.Week);

        Assert.Equal(["05-08 05-04", "05-15 05-10", "05-22 05-17"], Days(weekly, "2023-05-05", "2023-05-22"));
        Assert.Equal(["10-07 09-26", "10-09 09-28"], Days(weekly, "2023-10-02", "2023-10-09"));
        Assert.Equal(
            ["06-14 06-09"],
            Days(weekly with { Every = RecurrenceInterval.WhenCalled, Days = [Some.Day("2023-06-14")] }, "2023-01-01", "2023-12-31")
        );
    }

    private static IEnumerable<string> Days(Rhythm rhythm, string from, string to) =>
        RhythmSchedule
            .Between(rhythm, Some.Day(from), Some.Day(to), Some.ChinaCalendar)
            .Select(held => $"{held.Day:MM-dd} {MeetingInvitation.DayOf(held.Day, Some.ChinaCalendar):MM-dd}");

    [SharedFact]
    public void E18_the_non_grain_use_is_due_on_the_30th_of_November() =>
        Assert.Equal(
            "R11-16 R11-23 R11-27 R11-29 R11-30 O12-01 L12-05 I12-11",
            Steps(Erping, "2023-07-20", "2023-12-11", "2023-11-30", null)
        );

    [SharedFact]
    public void E21_the_illegal_use_is_due_on_the_30th_of_August_and_both_lead_offices_are_told()
    {
        Assert.Equal("R08-16 R08-23 R08-25 R08-29 R08-30 O08-31 L09-04", Steps(Erping, "2023-07-20", "2023-09-04", "2023-08-30", null));
        var task = Erping.Tasks.First(task => task.Spec.Phases.Any(phase => phase.Due == Some.Day("2023-08-30")));
        Assert.Equal(["农服中心", "建管办"], task.Spec.LeadOffices.Order(StringComparer.Ordinal));
    }

    [SharedFact]
    public void R7_the_end_of_the_stage_is_a_phase_after_its_last_step()
    {
        var erong = Notice.Real("erong-plan-2023");

        Assert.All(
            erong.Tasks,
            task =>
                Assert.Equal(["04-14", "04-20", "07-20", "07-31", "10-21", "11-30"], task.Spec.Phases.Select(phase => $"{phase.Due:MM-dd}"))
        );
        Assert.Equal(
            "R07-06 R07-13 R07-17 R07-19 R07-20 O07-21 L07-25 I07-31",
            Steps(erong, "2023-04-17", "2023-07-31", "2023-07-20", null, Event("2023-04-17", RehearsalAct.Done, "1;2"))
        );
    }

    [SharedFact]
    public void J11_the_gap_is_due_at_the_end_of_the_year_and_at_once_is_no_deadline()
    {
        var jiangjin = Notice.Real("jiangjin-reply-2023");
        var gap = Assert.Single(jiangjin.Tasks, task => task.Spec.Target?.Value == 27900m);

        Assert.Equal(["2023-12-31"], gap.Spec.Phases.Select(phase => $"{phase.Due:yyyy-MM-dd}"));
        Assert.Equal(
            "R12-15 R12-22 R12-28 R12-29 O01-02 L01-04 I01-10",
            Steps(jiangjin with { Tasks = [gap] }, "2023-05-04", "2024-01-10", "2023-12-31", null)
        );
    }

    [SharedFact]
    public void D1_the_five_duties_have_no_deadline_and_are_asked_about()
    {
        var dadukou = Notice.Real("dadukou-grid-2022");

        Assert.Equal(5, dadukou.Tasks.Count);
        Assert.All(dadukou.Tasks, task => Assert.Empty(task.Spec.Phases));
    }
}
