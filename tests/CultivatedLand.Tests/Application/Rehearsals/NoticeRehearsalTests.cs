using CultivatedLand.Application.Rehearsals;
using CultivatedLand.Tests.Application.Plans;
using CultivatedLand.Tests.Documents;
using static CultivatedLand.Tests.Application.Rehearsals.Rehearsed;

namespace CultivatedLand.Tests.Application.Rehearsals;

/// <summary>From the words of a notice to the last mail of the year.</summary>
public class NoticeRehearsalTests
{
    [Fact]
    public void A_notice_rehearses_every_village_and_the_current_phase_of_the_rest() =>
        Assert.Equal(
            ["松林村 完成整改 4", "柳湾村 完成整改 4", "青石镇 翻耕 15"],
            Run(Notice.Plan(), "2023-07-20", "2023-10-30")
                .Notices.GroupBy(sent => $"{sent.Notice.Place.Name} {sent.Notice.PhaseName[^2..].Replace("整改", "完成整改")}")
                .Select(group => $"{group.Key} {group.Count()}")
                .Order(StringComparer.Ordinal)
        );

    [SharedFact]
    public void Erping_first_reminds_of_the_ploughing_and_of_the_illegal_land_use() =>
        Assert.Equal(
            ["08-04 08-20", "08-11 08-20", "08-16 08-30", "08-17 08-20", "08-18 08-20"],
            Run(Notice.Real("erping-plan-2023"), "2023-07-20", "2023-08-18")
                .Notices.Select(sent => $"{sent.Notice.SendAt:MM-dd} {sent.Notice.Due:MM-dd}")
        );

    [SharedFact]
    public void Erping_reports_what_is_done_and_goes_on_to_the_planting() =>
        Assert.Equal(
            ["09-15 种植", "09-22 种植", "09-27 种植", "09-28 种植", "10-07 种植"],
            Run(Notice.Real("erping-plan-2023"), "2023-07-20", "2023-10-07", Event("2023-08-10", RehearsalAct.Done, "plough"))
                .Notices.Where(sent => sent.Notice.Due.ToString("MM-dd") == "09-30")
                .Select(sent => $"{sent.Notice.SendAt:MM-dd} {(sent.Notice.PhaseName.Contains("种植") ? "种植" : sent.Notice.PhaseName)}")
        );

    [SharedFact]
    public void Erong_started_on_its_day_of_issue_is_late_with_what_lay_before_it() =>
        Assert.All(
            Run(Notice.Real("erong-plan-2023"), "2023-04-17", "2023-04-18").Notices,
            sent => Assert.Equal("2023-04-14", $"{sent.Notice.Due:yyyy-MM-dd}")
        );

    [SharedFact]
    public void Erong_reminds_of_each_phase_when_the_one_before_it_is_done()
    {
        var done = new[] { "2023-04-17", "2023-04-18", "2023-07-17", "2023-07-25", "2023-10-16", "2023-11-20" }.Select(day =>
            Event(day, RehearsalAct.Done)
        );
        var due = Run(Notice.Real("erong-plan-2023"), "2023-04-17", "2023-12-31", [.. done])
            .Notices.Select(sent => $"{sent.Notice.Due:MM-dd}")
            .Distinct();

        Assert.Equal(["04-20", "07-20", "07-31", "10-21", "11-30"], due);
    }

    [SharedFact]
    public void Erong_done_in_time_leaves_nobody_reminded_after_its_acceptance() =>
        Assert.Empty(
            Run(Notice.Real("erong-plan-2023"), "2023-04-17", "2023-12-31", Event("2023-04-17", RehearsalAct.Done, "1;2;3;4;5;6")).Notices
        );
}
