using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

public class CorrectionTests
{
    private static TaskStory Started() => TaskStory.Of(Some.FourPhases(), "2023-08-01");

    [Fact]
    public void A_mistyped_report_is_corrected()
    {
        var story = Started().Then(SomeCommands.Report(50, 1)).At("2023-08-02");

        Assert.Equal(Mu.Of(5), Corrected(story, 3, 5).Task.Phases[0].Reported);
    }

    [Fact]
    public void The_history_keeps_the_slip_and_the_correction()
    {
        var story = Corrected(Started().Then(SomeCommands.Report(50, 1)), 3, 5);

        Assert.Equal(Mu.Of(50), Assert.IsType<TaskFact.ProgressReported>(story.Facts[2]).Area);
        var correction = Assert.IsType<TaskFact.Corrected>(story.Facts[3]);
        Assert.Equal((3L, Mu.Of(50), Mu.Of(5)), (correction.Act, correction.Area, correction.Instead));
    }

    [Fact]
    public void A_corrected_report_opens_the_phase_again_and_cancels_what_was_scheduled()
    {
        var story = Started().Then(SomeCommands.Done(1));

        Assert.True(story.Do(SomeCommands.Correct(story, 3, 10)).CancelsUnsent);
        Assert.Equal("翻耕", story.Task.Current!.Name);
    }

    [Fact]
    public void A_report_of_several_phases_is_corrected_as_one()
    {
        var story = Corrected(Started().Then(SomeCommands.Report(50, 1, 2)), 4, 5);

        Assert.Equal([Mu.Of(5), Mu.Of(5)], story.Task.Phases.Take(2).Select(phase => phase.Reported));
    }

    [Fact]
    public void A_correction_can_be_corrected()
    {
        var story = Corrected(Corrected(Started().Then(SomeCommands.Report(50, 1)), 3, 5), 3, 52);

        Assert.Equal(Mu.Of(52), story.Task.Phases[0].Reported);
    }

    [Fact]
    public void What_was_reported_before_holds_again_when_a_report_is_taken_back()
    {
        var story = Corrected(Started().Then(SomeCommands.Report(20, 1)).Then(SomeCommands.Report(80, 1)), 4);

        Assert.Equal(Mu.Of(20), story.Task.Phases[0].Reported);
    }

    [Fact]
    public void A_report_on_which_another_builds_is_not_corrected()
    {
        var story = Started().Then(SomeCommands.Report(20, 1)).Then(SomeCommands.Report(80, 1));

        Assert.Equal(RefusalCode.BuiltOn, story.Refused(SomeCommands.Correct(story, 3, 30)).Code);
    }

    [Fact]
    public void A_report_from_before_a_corrected_plan_is_not_corrected()
    {
        var story = Started()
            .Then(SomeCommands.Report(50, 1))
            .Then(SomeCommands.Replan(Some.FourPhases() with { Leaders = ["青石镇镇长"] }));

        Assert.Equal(RefusalCode.BuiltOn, story.Refused(SomeCommands.Correct(story, 3, 5)).Code);
    }

    [Fact]
    public void A_report_can_be_corrected_once_the_later_one_was_taken_back()
    {
        var story = Corrected(Started().Then(SomeCommands.Report(20, 1)).Then(SomeCommands.Report(80, 1)), 4);

        Assert.Equal(Mu.Of(30), Corrected(story, 3, 30).Task.Phases[0].Reported);
    }

    [Fact]
    public void Evidence_and_receipts_do_not_stand_in_the_way()
    {
        var story = Started().Then(SomeCommands.Report(50, 1)).Then(SomeCommands.Evidence).Then(SomeCommands.Acknowledge);

        Assert.Equal(Mu.Of(5), Corrected(story, 3, 5).Task.Phases[0].Reported);
        Assert.Single(story.Task.Evidence);
    }

    [Fact]
    public void A_mistyped_acceptance_is_corrected()
    {
        var story = Started().Then(SomeCommands.Done(1, 2, 3)).Then(SomeCommands.Accept(32)).Then(SomeCommands.Accept(52));

        Assert.Equal(Mu.Of(57), Corrected(story, 7, 25).Task.Accepted);
    }

    [Fact]
    public void A_correction_is_asked_back_like_the_act_itself()
    {
        var story = Started().Then(SomeCommands.Report(50, 1));

        Assert.Equal(RefusalCode.NeedsConfirmation, story.Refused(SomeCommands.Correct(story, 3, 110)).Code);
        Assert.Equal(RefusalCode.AreaTooLarge, story.Refused(SomeCommands.Correct(story, 3, 1010) with { IsConfirmed = true }).Code);
    }

    [Fact]
    public void A_return_that_was_taken_back_leaves_dates_and_areas_as_they_were()
    {
        var story = Started().Then(SomeCommands.Done(1, 2, 3)).Then(SomeCommands.AcceptAll);
        var before = story.Task;

        story.Then(SomeCommands.Return(2));

        var after = Corrected(story, story.Task.Version).Task;
        Assert.Equal((before.Phases, before.Accepted), (after.Phases, after.Accepted));
    }

    [Fact]
    public void A_return_on_which_work_was_reported_is_not_taken_back()
    {
        var story = Started().Then(SomeCommands.Done(1, 2, 3)).Then(SomeCommands.Return(1));
        var number = story.Task.Version;
        story.Then(SomeCommands.Report(10, 1));

        Assert.Equal(RefusalCode.BuiltOn, story.Refused(SomeCommands.Correct(story, number)).Code);
    }

    [Fact]
    public void A_withdrawn_request_is_no_longer_pending()
    {
        var story = Started().Then(SomeCommands.Extension(1, "2023-09-10")).Then(SomeCommands.Infeasible(3));

        var task = Corrected(Corrected(story, 3), 4).Task;

        Assert.Null(task.PendingExtension);
        Assert.Null(task.PendingInfeasible);
    }

    [Fact]
    public void A_grant_that_was_taken_back_is_to_be_decided_again()
    {
        var story = Started().Then(SomeCommands.Extension(1, "2023-09-10")).Then(SomeCommands.GrantExtension());

        var task = Corrected(story, 4).Task;

        Assert.Equal((Some.Day("2023-08-20"), Some.Day("2023-09-10")), (task.Phases[0].Due, task.PendingExtension!.Due));
    }

    [Fact]
    public void Withdrawn_evidence_no_longer_counts_and_can_be_added_again()
    {
        var story = Corrected(Started().Then(SomeCommands.Evidence), 3);
        Assert.Empty(story.Task.Evidence);

        Assert.Single(story.Then(SomeCommands.Evidence).Task.Evidence);
    }

    [Fact]
    public void A_close_out_can_be_taken_back()
    {
        var story = Started().Then(SomeCommands.Evidence).Then(SomeCommands.AcceptAll).Then(SomeCommands.CloseOut);
        var number = story.Task.Version;

        var command = SomeCommands.Correct(story, number) with { By = "王督导" };

        Assert.Equal(RectificationStatus.Active, story.Then(command).Task.Status);
    }

    [Fact]
    public void What_is_taken_back_is_not_taken_back_again()
    {
        var story = Corrected(Started().Then(SomeCommands.Report(50, 1)), 3).At("2023-08-02");

        Assert.Equal(RefusalCode.NothingToCorrect, story.Refused(SomeCommands.Correct(story, 3)).Code);
    }

    [Fact]
    public void Only_an_area_is_replaced_by_an_area()
    {
        var story = Started().Then(SomeCommands.Infeasible(3));

        Assert.Equal(RefusalCode.NoTargetArea, story.Refused(SomeCommands.Correct(story, 3, 2)).Code);
    }

    [Fact]
    public void The_start_of_a_task_is_nothing_to_correct()
    {
        var story = Started();

        Assert.Equal(RefusalCode.NothingToCorrect, story.Refused(SomeCommands.Correct(story, 2)).Code);
    }

    private static TaskStory Corrected(TaskStory story, long act, decimal? area = null) =>
        story.Then(SomeCommands.Correct(story, act, area) with { IsConfirmed = true });
}
