using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

public class ReplanTests
{
    private static TaskStory Started() => TaskStory.Of(Some.FourPhases(), "2023-07-31");

    /// <summary>The corrected edition gives ploughing ten more days.</summary>
    private static TaskSpec LaterPloughing =>
        Some.Spec(Some.Plough("2023-08-30"), Some.Plant("2023-09-30"), Some.Apply("2023-10-20"), Some.Accept("2023-10-30"));

    [Fact]
    public void An_unchanged_edition_changes_nothing() => Assert.Empty(Started().Do(SomeCommands.Replan(Some.FourPhases())).Facts);

    [Fact]
    public void The_order_in_which_an_edition_lists_its_phases_changes_nothing() =>
        Assert.Empty(Started().Do(SomeCommands.Replan(Some.FourPhases() with { Phases = [.. Some.FourPhases().Phases.Reverse()] })).Facts);

    [Fact]
    public void A_changed_date_opens_a_new_round_of_that_phase_alone() =>
        Assert.Equal(
            [(Some.Day("2023-08-30"), 2), (Some.Day("2023-09-30"), 1)],
            Started().Then(SomeCommands.Replan(LaterPloughing)).Task.Phases.Take(2).Select(phase => (phase.Due, phase.Round))
        );

    [Fact]
    public void A_changed_date_cancels_what_is_unsent() => Assert.True(Started().Do(SomeCommands.Replan(LaterPloughing)).CancelsUnsent);

    [Fact]
    public void A_changed_leader_cancels_nothing() =>
        Assert.False(Started().Do(SomeCommands.Replan(Some.FourPhases() with { Leaders = ["青石镇镇长"] })).CancelsUnsent);

    [Fact]
    public void A_changed_leader_gets_the_next_notice()
    {
        var story = Started().Then(SomeCommands.Replan(Some.FourPhases() with { Leaders = ["青石镇镇长"] }));

        Assert.Equal("青石镇镇长", Assert.Single(story.WakeWhenAsked("2023-08-04").Notices[0].To).Label);
    }

    [Fact]
    public void What_was_done_stays_done() =>
        Assert.Equal("种植", Started().Then(SomeCommands.Done(1)).Then(SomeCommands.Replan(LaterPloughing)).Task.Current!.Name);

    [Fact]
    public void A_date_moved_there_and_back_never_repeats_a_notice()
    {
        var story = Started()
            .WakeDaily("2023-08-04")
            .Then(SomeCommands.Replan(LaterPloughing))
            .Then(SomeCommands.Replan(Some.FourPhases()))
            .At("2023-08-05")
            .WakeDaily("2023-08-20");

        Assert.Equal(story.Notices.Count, story.Notices.Select(notice => notice.Id).Distinct().Count());
    }

    [Fact]
    public void An_extension_granted_before_stands_where_the_edition_asks_for_the_same_date()
    {
        var story = Started().Then(SomeCommands.Extension(1, "2023-09-10")).Then(SomeCommands.GrantExtension());

        Assert.Equal(
            Some.Day("2023-09-10"),
            story.Then(SomeCommands.Replan(Some.FourPhases() with { Leaders = ["青石镇镇长"] })).Task.Phases[0].Due
        );
    }

    [Fact]
    public void A_phase_that_is_gone_takes_its_notices_with_it()
    {
        var story = Started().Then(SomeCommands.Replan(Some.Spec(Some.Plant("2023-09-30"), Some.Accept("2023-10-30"))));

        Assert.Equal(["种植", "验收"], story.Task.Phases.Select(phase => phase.Name));
        Assert.Equal("2023-09-15 09:00", Some.Text(story.WakeAt!.Value));
    }

    [Fact]
    public void A_new_phase_gets_a_number_of_its_own()
    {
        var more = Some.FourPhases() with { Phases = Some.FourPhases().Phases.Add(Some.Phase("土地平整", PhaseKind.Other, "2023-08-10")) };

        Assert.Equal([5, 1, 2, 3, 4], Started().Then(SomeCommands.Replan(more)).Task.Phases.Select(phase => phase.Number));
    }

    [Fact]
    public void A_corrected_target_decides_anew_what_is_done() =>
        Assert.Equal(
            "种植",
            Started()
                .Then(SomeCommands.Report(90, 1))
                .Then(SomeCommands.Replan(Some.FourPhases() with { Target = Mu.Of(90) }))
                .Task.Current!.Name
        );

    [Fact]
    public void Area_accepted_before_the_plan_may_be_corrected() =>
        Assert.Equal(
            Mu.Of(42),
            Started()
                .Then(SomeCommands.Accept(10))
                .Then(SomeCommands.Replan(Some.FourPhases() with { AcceptedBefore = Mu.Of(32) }))
                .Task.Accepted
        );

    [Fact]
    public void A_request_about_a_phase_that_is_gone_is_gone_too()
    {
        var story = Started().Then(SomeCommands.Extension(4, "2023-12-01")).Then(SomeCommands.Replan(Some.Spec(Some.Plough("2023-08-20"))));

        Assert.Equal(RefusalCode.NothingPending, story.Refused(SomeCommands.GrantExtension()).Code);
    }

    [Fact]
    public void The_history_shows_both_editions()
    {
        var fact = Assert.IsType<TaskFact.Replanned>(Started().Do(SomeCommands.Replan(LaterPloughing)).Facts[0]);

        Assert.Equal((Some.FourPhases(), LaterPloughing), (fact.Before, fact.After));
    }
}
