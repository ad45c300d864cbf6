using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

public class SplitTests
{
    private static readonly Place Town = Place.Parse("青禾县/石桥镇")!;

    /// <summary>101 mu of a town, of which 32 were accepted before the plan.</summary>
    private static TaskStory Town101() =>
        TaskStory.Of(Some.FourPhases() with { Place = Town, AcceptedBefore = Mu.Of(32) }, "2023-08-01 10:07");

    private static TaskCommand.Split Among(params (string Village, decimal Area)[] shares) =>
        new([.. shares.Select(share => new TaskShare(Town.Child(share.Village), Mu.Of(share.Area)))]);

    private static TaskCommand.Split Exactly => Among(("柳树村", 30.00m), ("枫林村", 24.50m), ("河口村", 14.50m));

    [Fact]
    public void Shares_that_are_the_open_area_make_one_part_each()
    {
        var split = Assert.IsType<TaskFact.Split>(Town101().Do(Exactly).Facts[0]);

        Assert.Equal(
            ["3fa9c1d2-1-s1 柳树村 30", "3fa9c1d2-1-s2 枫林村 24.5", "3fa9c1d2-1-s3 河口村 14.5"],
            split.Parts.Select(part => $"{part.Task} {part.Place.Name} {part.Area}")
        );
    }

    [Fact]
    public void What_was_accepted_stays_with_the_whole_which_asks_for_nothing_more()
    {
        var story = Town101().Then(Exactly);

        Assert.Equal(
            (RectificationStatus.Split, Mu.Of(32), Mu.Of(32)),
            (story.Task.Status, story.Task.Spec.Target!.Value, story.Task.Accepted)
        );
        Assert.Equal(Mu.Of(101), TaskParts.AreaWithParts(story.Task));
        Assert.Null(story.WakeAt);
    }

    [Theory]
    [InlineData(14.60, "69.10", "多 0.10")]
    [InlineData(14.49, "68.99", "少 0.01")]
    public void Shares_that_differ_by_a_hundredth_are_refused_with_the_difference(decimal last, string sum, string difference)
    {
        var refusal = Town101().Refused(Among(("柳树村", 30m), ("枫林村", 24.50m), ("河口村", last)));

        Assert.Equal(RefusalCode.SharesDiffer, refusal.Code);
        Assert.All(new[] { sum, "69.00", difference }, figure => Assert.Contains(figure, refusal.Why.Chinese, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("河口镇")]
    [InlineData("市管委")]
    [InlineData("石桥镇")]
    public void A_place_that_is_not_below_or_has_no_level_is_refused_with_its_name(string place)
    {
        var refusal = Town101().Refused(Among((place, 69m)));

        Assert.Equal(RefusalCode.NoPlaceBelow, refusal.Code);
        Assert.Contains("四级", refusal.Why.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_village_that_stands_there_twice_is_refused() =>
        Assert.Equal(RefusalCode.SharedTwice, Town101().Refused(Among(("柳树村", 30m), ("柳树村", 39m))).Code);

    [Fact]
    public void A_claim_is_decided_before_the_rest_is_split() =>
        Assert.Equal(RefusalCode.ClaimPending, Town101().Then(SomeCommands.Infeasible(3)).Refused(Exactly).Code);

    [Fact]
    public void Nothing_open_is_nothing_to_split() =>
        Assert.Equal(RefusalCode.NothingToSplit, Town101().Then(SomeCommands.AcceptAll).Refused(Exactly).Code);

    [Fact]
    public void A_task_is_not_split_twice() => Assert.Equal(RefusalCode.NotInThisStatus, Town101().Then(Exactly).Refused(Exactly).Code);

    [Fact]
    public void A_part_has_all_phases_with_their_present_dates_and_those_that_are_done_are_done()
    {
        var story = Town101().Then(SomeCommands.Done(1)).Then(SomeCommands.Extension(2, "2023-10-05")).Then(SomeCommands.GrantExtension());
        var split = Assert.IsType<TaskFact.Split>(story.Do(Exactly).Facts[0]);
        var spec = TaskParts.SpecOf(story.Task, split.Parts[1], split);

        Assert.Equal((Mu.Of(24.5m), Mu.Zero, "枫林村"), (spec.Target!.Value, spec.AcceptedBefore, spec.Place.Name));
        Assert.Equal(
            ["翻耕 08-20 08-01", "种植 10-05 ", "申请验收 10-20 ", "验收 10-30 "],
            spec.Phases.Select(phase => $"{phase.Name} {phase.Due:MM-dd} {phase.DoneOn:MM-dd}")
        );
    }

    [Fact]
    public void An_edition_that_still_names_the_whole_changes_nothing()
    {
        var story = Town101().Then(Exactly);

        Assert.Empty(story.Do(SomeCommands.Replan(Some.FourPhases() with { Place = Town, AcceptedBefore = Mu.Of(32) })).Facts);
    }

    [Fact]
    public void An_edition_that_asks_for_more_puts_the_rest_to_work_again()
    {
        var task = Town101()
            .Then(Exactly)
            .Then(SomeCommands.Replan(Some.FourPhases() with { Place = Town, AcceptedBefore = Mu.Of(32), Target = Mu.Of(110) }))
            .Task;

        Assert.Equal((RectificationStatus.Active, Mu.Of(41)), (task.Status, task.Spec.Target!.Value));
    }

    [Fact]
    public void The_whole_of_a_part_is_known_by_its_id()
    {
        Assert.Equal("3fa9c1d2-1", TaskParts.WholeOf(TaskId.Of("3fa9c1d2-1-s12"))?.Value);
        Assert.Null(TaskParts.WholeOf(Some.Id));
        Assert.Null(TaskParts.WholeOf(TaskId.Of("3fa9c1d2-1-x2")));
    }
}
