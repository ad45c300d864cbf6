using CultivatedLand.Domain.Leads;
using CultivatedLand.Testing.Ledger;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Leads;

public class LeadLadderTests
{
    [Fact]
    public void A_limit_runs_by_the_clock_over_a_night()
    {
        var lead = SomeLead.Found("2023-07-20 17:30");
        Assert.Equal(Some.At("2023-07-21 17:30"), SomeLead.Rules.WakeAt(lead));
        Assert.Empty(SomeLead.Woken(lead, "2023-07-21 17:29").Notices);
        Assert.Single(SomeLead.Woken(lead, "2023-07-21 17:30").Notices);
    }

    [Fact]
    public void A_limit_runs_by_the_clock_over_a_holiday() =>
        Assert.Equal(Some.At("2023-10-02 10:00"), SomeLead.Rules.WakeAt(SomeLead.Found("2023-10-01 10:00")));

    [Fact]
    public void Each_further_limit_passed_tells_the_next_level_up()
    {
        var (lead, told) = (SomeLead.Found(), new List<string>());
        foreach (var day in new[] { "21", "22", "23", "24", "25" })
        {
            var woken = SomeLead.Woken(lead, $"2023-07-{day} 08:00");
            told.AddRange(woken.Notices.Select(notice => $"{notice.Rung} {notice.To.Role} {notice.To.Place}"));
            lead = woken.State;
        }

        Assert.Equal(
            [
                "1 GridMember 沙河区/青石镇/柳湾村/三组",
                "2 GridChief 沙河区/青石镇/柳湾村",
                "3 GridChief 沙河区/青石镇",
                "4 GridChief 沙河区",
            ],
            told
        );
        Assert.Null(SomeLead.Rules.WakeAt(lead));
    }

    [Fact]
    public void A_limit_is_noticed_once()
    {
        var woken = SomeLead.Woken(SomeLead.Found(), "2023-07-21 08:00");
        var again = SomeLead.Woken(woken.State, "2023-07-21 08:00");
        Assert.Empty(again.Notices);
        Assert.Empty(again.Entries);
    }

    [Fact]
    public void Of_several_limits_missed_only_the_latest_is_told_and_the_history_shows_the_rest()
    {
        var woken = SomeLead.Woken(SomeLead.Found(), "2023-07-23 09:00");
        var notice = Assert.Single(woken.Notices);
        Assert.Equal((3, 2), (notice.Rung, notice.Skipped));
        Assert.Equal([LeadHappening.Skipped, LeadHappening.Skipped, LeadHappening.Noticed], woken.Entries.Select(entry => entry.What));
    }

    [Fact]
    public void A_step_begins_its_own_limit_when_the_one_before_is_done()
    {
        var reported = SomeLead.Decided(SomeLead.Found(), new LeadCommand.ReportToTown(), "2023-07-21 07:00");
        Assert.Equal(Some.At("2023-07-22 07:00"), reported.WakeAt);
        Assert.True(reported.LeavesStep);
    }

    [Fact]
    public void The_town_is_told_at_once_when_a_lead_is_reported_to_it()
    {
        var notice = Assert.Single(SomeLead.Decided(SomeLead.Found(), new LeadCommand.ReportToTown(), "2023-07-20 23:00").Notices);
        Assert.Equal((0, "沙河区/青石镇", Some.At("2023-07-20 23:00")), (notice.Rung, notice.To.Place.Path, notice.At));
    }

    [Fact]
    public void A_step_that_stays_with_the_same_people_tells_nobody_that_it_has_come() =>
        Assert.Empty(SomeLead.Decided(SomeLead.At(LeadStep.Reported), new LeadCommand.Verify(), "2023-07-20 10:00").Notices);

    [Fact]
    public void A_difficult_one_reported_in_writing_is_told_to_the_district()
    {
        var notice = Assert.Single(
            SomeLead
                .Decided(SomeLead.At(LeadStep.Graded, LeadGrade.Difficult), new LeadCommand.ReportToDistrict(), "2023-07-20 10:00")
                .Notices
        );
        Assert.Equal("沙河区", notice.To.Place.Path);
    }

    [Fact]
    public void A_lead_that_has_ended_wakes_nobody() => Assert.Null(SomeLead.Rules.WakeAt(SomeLead.At(LeadStep.Dismissed)));

    [Fact]
    public void A_step_can_have_a_limit_of_its_own()
    {
        var rules = new LeadRules(new LeadPolicy([new StepHours(LeadStep.Found, 2)]));
        Assert.Equal(Some.At("2023-07-20 10:00"), rules.WakeAt(SomeLead.Found()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-24)]
    [InlineData(100_000)]
    public void A_limit_that_cannot_be_meant_is_named(int hours) => Assert.NotEmpty(new LeadPolicy([], hours).Faults());
}
