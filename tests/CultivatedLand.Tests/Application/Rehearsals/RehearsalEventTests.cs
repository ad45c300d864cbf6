using CultivatedLand.Application.Rehearsals;
using CultivatedLand.Testing.Samples;
using static CultivatedLand.Tests.Application.Rehearsals.Rehearsed;

namespace CultivatedLand.Tests.Application.Rehearsals;

/// <summary>What each kind of event does to the notices that follow.</summary>
public class RehearsalEventTests
{
    /// <summary>Ploughed, planted and applied for on 1 August: only the acceptance, due 30 October, is open.</summary>
    private static readonly RehearsalEvent[] Ready = [Event("2023-08-01", RehearsalAct.Done, "1;2;3")];

    private static IEnumerable<string> Sent(string from, string to, params RehearsalEvent[] events) =>
        FourPhases(to, events).Sent().Where(line => string.CompareOrdinal(line[..5], from[5..]) >= 0);

    [Fact]
    public void Progress_short_of_the_target_silences_nothing() =>
        Assert.Equal(
            FourPhases("2023-08-31").Sent(),
            FourPhases("2023-08-31", Event("2023-08-08", RehearsalAct.Progress, area: 100.99m)).Sent()
        );

    [Fact]
    public void Progress_that_reaches_the_target_goes_on_to_the_next_phase() =>
        Assert.Equal(
            ["08-04 翻耕 b14", "09-15 种植 b14"],
            FourPhases("2023-09-15", Event("2023-08-08", RehearsalAct.Progress, area: 101)).Sent()
        );

    [Fact]
    public void Done_reports_the_whole_target_of_the_current_phase() =>
        Assert.Equal(["08-04 翻耕 b14", "09-15 种植 b14"], FourPhases("2023-09-15", Event("2023-08-08", RehearsalAct.Done)).Sent());

    [Fact]
    public void An_event_takes_effect_before_the_sending_of_its_day() =>
        Assert.Empty(FourPhases("2023-08-04", Event("2023-08-04", RehearsalAct.Done)).Sent());

    [Fact]
    public void A_phase_done_late_ends_its_ladder() =>
        Assert.Equal(["08-21 翻耕 a1", "09-15 种植 b14"], Sent("2023-08-21", "2023-09-15", Event("2023-08-22", RehearsalAct.Done)));

    [Fact]
    public void An_application_opens_the_acceptance() =>
        Assert.Equal(
            ["10-16 验收 b14"],
            Sent("2023-08-05", "2023-10-16", Event("2023-08-08", RehearsalAct.Done, "翻耕;种植"), Event("2023-08-09", RehearsalAct.Apply))
        );

    [Fact]
    public void A_partial_acceptance_leaves_the_acceptance_open() =>
        Assert.Equal(["10-16 验收 b14"], Sent("2023-08-05", "2023-10-16", [.. Ready, Event("2023-08-10", RehearsalAct.Accept, area: 32)]));

    [Fact]
    public void Accepting_the_rest_ends_all_notices() =>
        Assert.Empty(
            Sent(
                "2023-08-01",
                "2023-12-31",
                [.. Ready, Event("2023-08-10", RehearsalAct.Accept, area: 32), Event("2023-08-11", RehearsalAct.Accept)]
            )
        );

    [Fact]
    public void A_return_opens_a_new_round_fifteen_days_long() =>
        Assert.Equal(
            ["08-14 申请验收 b14", "08-18 申请验收 b7", "08-24 申请验收 b3"],
            Sent("2023-08-14", "2023-08-24", [.. Ready, Event("2023-08-12", RehearsalAct.Return)])
        );

    [Fact]
    public void A_return_may_name_phase_and_date() =>
        Assert.Equal(
            ["08-25 种植 b7"],
            Sent(
                    "2023-08-14",
                    "2023-08-25",
                    [.. Ready, Event("2023-08-14", RehearsalAct.Return, "种植", due: "2023-09-01", reason: "未达标")]
                )
                .Where(line => line.EndsWith("b7"))
        );

    [Fact]
    public void An_extension_moves_the_reminders() =>
        Assert.Equal(
            ["08-04 翻耕 b14", "08-28 翻耕 b14"],
            FourPhases("2023-08-28", Event("2023-08-07", RehearsalAct.Extend, due: "2023-09-11")).Sent()
        );

    [Fact]
    public void Infeasible_area_lowers_what_must_be_reached() =>
        Assert.Equal(
            ["08-04 翻耕 b14", "09-15 种植 b14"],
            FourPhases(
                    "2023-09-15",
                    Event("2023-08-07", RehearsalAct.Progress, area: 60),
                    Event("2023-08-08", RehearsalAct.Infeasible, area: 41, reason: "坡度")
                )
                .Sent()
        );

    [Fact]
    public void Where_all_of_it_is_infeasible_nothing_is_left_to_notice() =>
        Assert.Equal(["08-04 翻耕 b14"], FourPhases("2023-12-31", Event("2023-08-08", RehearsalAct.Infeasible)).Sent());

    [Fact]
    public void A_suspended_task_is_silent() =>
        Assert.Equal(["08-04 翻耕 b14"], FourPhases("2023-12-31", Event("2023-08-08", RehearsalAct.Suspend)).Sent());

    [Fact]
    public void A_resumed_task_gets_the_latest_notice_alone() =>
        Assert.Equal(
            ["08-30 翻耕 a7", "09-05 翻耕 a12"],
            Sent("2023-08-05", "2023-09-05", Event("2023-08-08", RehearsalAct.Suspend), Event("2023-08-30", RehearsalAct.Resume))
        );

    [Fact]
    public void A_close_out_ends_all_notices()
    {
        var result = FourPhases(
            "2023-12-31",
            [.. Ready, Event("2023-08-02", RehearsalAct.Accept), Event("2023-08-03", RehearsalAct.CloseOut)]
        );

        Assert.Empty(result.Notices);
        Assert.Empty(result.Refused);
    }

    [Fact]
    public void After_a_close_out_nothing_more_is_allowed() =>
        Assert.Contains(
            "closed out",
            FourPhases(
                "2023-12-31",
                [
                    .. Ready,
                    Event("2023-08-02", RehearsalAct.Accept),
                    Event("2023-08-03", RehearsalAct.CloseOut),
                    Event("2023-08-04", RehearsalAct.Suspend),
                ]
            )
                .Refused.Single()
                .Why.English
        );

    [Fact]
    public void Events_of_one_day_happen_in_the_order_of_the_file() =>
        Assert.Empty(
            FourPhases(
                "2023-08-31",
                Event("2023-08-01", RehearsalAct.Done, "1"),
                Event("2023-08-01", RehearsalAct.Done, "2"),
                Event("2023-08-01", RehearsalAct.Apply),
                Event("2023-08-01", RehearsalAct.Accept)
            ).Refused
        );

    [Fact]
    public void An_event_before_the_first_day_has_happened_when_the_tasks_start()
    {
        var result = Run(
            Plan(Some.FourPhases()),
            "2023-09-01",
            "2023-09-15",
            Event("2023-08-01", RehearsalAct.Progress, area: 50),
            Event("2023-08-10", RehearsalAct.Done)
        );

        Assert.Equal(["09-15 种植 b14"], result.Sent());
    }

    [Fact]
    public void An_event_after_the_last_day_has_not_happened() =>
        Assert.Equal(["08-04 翻耕 b14"], FourPhases("2023-08-04", Event("2023-08-05", RehearsalAct.CloseOut)).Sent());
}
