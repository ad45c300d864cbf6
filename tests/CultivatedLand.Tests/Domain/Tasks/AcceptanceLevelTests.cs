using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

public class AcceptanceLevelTests
{
    private static TaskStory Counting(AcceptanceLevel? level) =>
        TaskStory.Of(Some.FourPhases() with { CountsAt = level }, "2023-08-01 10:07").Then(SomeCommands.Done(1, 2, 3));

    private static TaskCommand.Accept At(AcceptanceLevel level, decimal area) => SomeCommands.Accept(area) with { Level = level };

    [Fact]
    public void What_the_district_passes_does_not_count_where_the_city_counts()
    {
        var task = Counting(AcceptanceLevel.City).Then(At(AcceptanceLevel.District, 24.5m)).Task;

        Assert.Equal((Mu.Zero, Mu.Of(24.5m)), (task.Accepted, task.PassedAt(AcceptanceLevel.District)!.Area));
        Assert.Equal(Mu.Zero, task.Progress(task.Phases[3]));
    }

    [Fact]
    public void The_city_accepts_the_same_area_and_then_it_counts()
    {
        var task = Counting(AcceptanceLevel.City).Then(At(AcceptanceLevel.District, 101)).Then(At(AcceptanceLevel.City, 101)).Task;

        Assert.Equal(Mu.Of(101), task.Accepted);
        Assert.True(task.IsFulfilled);
    }

    [Fact]
    public void Passed_area_does_not_close_a_task_out() =>
        Assert.Equal(
            RefusalCode.NotFulfilled,
            Counting(AcceptanceLevel.City)
                .Then(At(AcceptanceLevel.District, 101))
                .Then(SomeCommands.Evidence)
                .Refused(SomeCommands.CloseOut)
                .Code
        );

    [Fact]
    public void An_acceptance_that_names_no_level_is_at_the_level_that_counts()
    {
        var fact = Assert.IsType<TaskFact.Accepted>(Counting(AcceptanceLevel.District).Do(SomeCommands.Accept(32)).Facts[0]);

        Assert.Equal(AcceptanceLevel.District, fact.Level);
    }

    [Fact]
    public void An_acceptance_above_the_level_of_the_plan_is_refused_with_both_levels()
    {
        var story = Counting(AcceptanceLevel.District);
        var refusal = story.Refused(At(AcceptanceLevel.City, 24.5m));

        Assert.Equal(RefusalCode.LevelTooHigh, refusal.Code);
        Assert.Contains("市级", refusal.Why.Chinese, StringComparison.Ordinal);
        Assert.Contains("区县级", refusal.Why.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AcceptanceLevel.Town)]
    [InlineData(AcceptanceLevel.City)]
    public void Where_the_plan_names_no_level_every_acceptance_counts(AcceptanceLevel level) =>
        Assert.Equal(Mu.Of(32), Counting(null).Then(At(level, 32)).Task.Accepted);

    [Fact]
    public void A_pass_told_twice_at_one_moment_counts_once() =>
        Assert.Empty(
            Counting(AcceptanceLevel.City).Then(At(AcceptanceLevel.District, 24.5m)).Do(At(AcceptanceLevel.District, 24.5m)).Facts
        );

    [Fact]
    public void More_than_was_reported_is_asked_back_at_every_level() =>
        Assert.True(
            TaskStory
                .Of(Some.FourPhases() with { CountsAt = AcceptanceLevel.City }, "2023-08-01 10:07")
                .Refused(new TaskCommand.Accept(Mu.Of(32)) { Level = AcceptanceLevel.Town })
                .IsQuestion
        );

    [Fact]
    public void Returned_work_has_to_pass_again_at_the_lower_level_but_for_what_is_accepted()
    {
        var task = Counting(AcceptanceLevel.City)
            .Then(At(AcceptanceLevel.District, 40))
            .Then(At(AcceptanceLevel.City, 37))
            .Then(SomeCommands.Return())
            .Task;

        Assert.Equal((Mu.Of(37), Mu.Of(37)), (task.Accepted, task.PassedAt(AcceptanceLevel.District)!.Area));
        Assert.Empty(Counting(AcceptanceLevel.City).Then(At(AcceptanceLevel.District, 40)).Then(SomeCommands.Return()).Task.Passed);
    }

    [Fact]
    public void A_pass_is_corrected_like_an_acceptance()
    {
        var story = Counting(AcceptanceLevel.City).Then(At(AcceptanceLevel.District, 42.5m) with { By = "区规资局" });
        var corrected = story.Then(SomeCommands.Correct(story, story.Facts.Count, 24.5m) with { By = "区规资局" }).Task;

        Assert.Equal((Mu.Zero, Mu.Of(24.5m)), (corrected.Accepted, corrected.PassedAt(AcceptanceLevel.District)!.Area));
    }

    [Fact]
    public void A_pass_on_which_the_city_has_built_is_not_corrected_any_more()
    {
        var story = Counting(AcceptanceLevel.City).Then(At(AcceptanceLevel.District, 40) with { By = "区规资局" });
        var pass = story.Facts.Count;
        story.Then(At(AcceptanceLevel.City, 37));

        Assert.Equal(RefusalCode.BuiltOn, story.Refused(SomeCommands.Correct(story, pass, 20) with { By = "区规资局" }).Code);
    }

    [Fact]
    public void A_duty_without_area_passes_below_and_stays_open_until_the_level_that_counts()
    {
        var story = TaskStory.Of(
            Some.Duty(Some.Plough("2023-08-20"), Some.Accept("2023-10-30")) with
            {
                CountsAt = AcceptanceLevel.City,
            },
            "2023-08-01 10:07"
        );
        story.Then(SomeCommands.Done(1)).Then(SomeCommands.AcceptAll with { Level = AcceptanceLevel.District });

        Assert.False(story.Task.IsFulfilled);
        Assert.Empty(story.Do(SomeCommands.AcceptAll with { Level = AcceptanceLevel.District }).Facts);
        Assert.True(story.Then(SomeCommands.AcceptAll).Task.IsFulfilled);
    }

    [Fact]
    public void A_pass_is_told_to_leader_unit_and_office() =>
        Assert.Equal(
            ["leader", "unit", "lead-office"],
            NoticeRouting
                .Of(new TaskFact.Passed(SomeFacts.Now, "区规资局", AcceptanceLevel.District, Mu.Of(40), Mu.Zero), Some.FourPhases())
                .Select(addressee => CultivatedLand.Domain.People.RoleNames.Code(addressee.Role))
        );
}
