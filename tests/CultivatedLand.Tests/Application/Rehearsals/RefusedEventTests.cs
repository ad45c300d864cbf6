using CultivatedLand.Application.Rehearsals;
using CultivatedLand.Testing.Samples;
using static CultivatedLand.Tests.Application.Rehearsals.Rehearsed;

namespace CultivatedLand.Tests.Application.Rehearsals;

/// <summary>What the rules do not allow is reported with its reason and changes nothing; and how events name tasks and phases.</summary>
public class RefusedEventTests
{
    private static string Why(params RehearsalEvent[] events) => FourPhases("2023-12-31", events).Refused.Single().Why.English;

    [Fact]
    public void A_close_out_of_unaccepted_area_is_refused() =>
        Assert.Contains("101 mu are missing", Why(Event("2023-08-01", RehearsalAct.CloseOut)));

    [Fact]
    public void An_application_before_planting_is_refused() =>
        Assert.Contains("“翻耕” is not done", Why(Event("2023-08-01", RehearsalAct.Apply)));

    [Fact]
    public void An_extension_that_is_no_later_is_refused() =>
        Assert.Contains("must be later than 2023-08-20", Why(Event("2023-08-01", RehearsalAct.Extend, due: "2023-08-20")));

    [Fact]
    public void More_infeasible_area_than_there_is_is_refused() =>
        Assert.Contains("more than the 101 mu", Why(Event("2023-08-01", RehearsalAct.Infeasible, area: 102)));

    [Fact]
    public void A_return_of_what_was_not_submitted_is_refused() =>
        Assert.Contains("nothing to return", Why(Event("2023-08-01", RehearsalAct.Return)));

    [Fact]
    public void Resuming_what_runs_is_refused() => Assert.NotEmpty(Why(Event("2023-08-01", RehearsalAct.Resume)));

    [Fact]
    public void An_unknown_phase_is_refused_by_its_name() =>
        Assert.Equal("It has no phase called “收割”.", Why(Event("2023-08-01", RehearsalAct.Done, "收割")));

    [Fact]
    public void An_unknown_phase_in_a_return_is_refused_by_its_name() =>
        Assert.Equal("It has no phase called “收割”.", Why(Event("2023-08-01", RehearsalAct.Return, "收割")));

    [Fact]
    public void Progress_without_an_area_is_not_taken_for_the_whole() =>
        Assert.Contains("needs an area", Why(Event("2023-08-01", RehearsalAct.Progress)));

    [Fact]
    public void A_refused_event_changes_no_notice() =>
        Assert.Equal(FourPhases("2023-09-30").Sent(), FourPhases("2023-09-30", Event("2023-08-01", RehearsalAct.CloseOut)).Sent());

    [Fact]
    public void A_refusal_names_its_row_and_task()
    {
        var refused = FourPhases("2023-12-31", Event("2023-08-01", RehearsalAct.CloseOut)).Refused.Single();

        Assert.Equal((2, "5e1f0a2b3c-1", "柳湾村恢复耕地"), (refused.Event.Line, refused.Task.Value, refused.TaskName));
    }

    [Fact]
    public void An_event_without_a_task_is_about_every_task() =>
        Assert.Equal(
            2,
            Run(
                Plan(Some.FourPhases(), Some.FourPhases()),
                "2023-07-20",
                "2023-08-31",
                Event("2023-08-01", RehearsalAct.CloseOut)
            ).Refused.Count
        );

    [Theory]
    [InlineData("5e1f0a2b3c-2")]
    [InlineData("松林村恢复耕地")]
    [InlineData("2")]
    public void A_task_is_named_by_id_name_or_number(string name)
    {
        var plan = Plan(Some.FourPhases(), Some.FourPhases() with { Name = "松林村恢复耕地" });
        var result = Run(plan, "2023-07-20", "2023-08-04", Event("2023-08-01", RehearsalAct.Suspend, task: name));

        Assert.Equal("5e1f0a2b3c-1", result.Notices.Single().Notice.Id.Task.Value);
    }

    [Theory]
    [InlineData("翻耕")]
    [InlineData("1")]
    [InlineData("plough")]
    [InlineData("PLOUGH")]
    [InlineData("翻")]
    public void A_phase_is_named_by_name_number_kind_or_part(string phase) =>
        Assert.Equal(["09-15 种植 b14"], FourPhases("2023-09-15", Event("2023-08-01", RehearsalAct.Done, phase)).Sent());

    [Fact]
    public void A_part_of_two_names_names_neither() =>
        Assert.Contains(
            "no phase called",
            FourPhases("2023-08-01", Event("2023-08-01", RehearsalAct.Done, "收")).Refused.Single().Why.English
        );

    [Fact]
    public void The_word_for_acceptance_means_the_acceptance_and_not_the_application() =>
        Assert.Empty(
            FourPhases(
                "2023-12-31",
                Event("2023-08-01", RehearsalAct.Done, "1;2;3"),
                Event("2023-08-02", RehearsalAct.Done, "验收")
            ).Notices
        );
}
