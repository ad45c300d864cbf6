using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Interviews;

public sealed class TaskPaceTests
{
    private static TaskStory Started => TaskStory.Of(Some.FourPhases(), "2023-08-01 08:00");

    [Theory]
    [InlineData("2023-08-01", 0)]
    [InlineData("2023-08-20", 25)]
    [InlineData("2023-09-30", 50)]
    [InlineData("2023-10-20", 50)]
    [InlineData("2023-10-21", 75)]
    [InlineData("2023-10-31", 100)]
    public void Work_advances_evenly_and_a_single_act_has_time_until_its_last_day(string day, int percent) =>
        Assert.Equal(percent, (int)(TaskPace.Due(Started.Task, Some.Day(day)) * 100));

    [Fact]
    public void A_plan_that_is_kept_is_never_behind()
    {
        var story = Started;
        foreach (var (day, phase) in new[] { ("2023-08-20", 1), ("2023-09-30", 2), ("2023-10-20", 3) })
        {
            story.At(day).Do(SomeCommands.Done(phase));
            var (done, due) = TaskPace.Percent([story.Task], Some.Day(day))!.Value;
            Assert.True(done >= due, $"{day}: {done} of {due}");
        }
    }

    [Fact]
    public void Half_the_ploughed_area_is_an_eighth_of_the_work()
    {
        var story = Started.Then(SomeCommands.Report(50.5m, 1));

        Assert.Equal(0.125m, TaskPace.Done(story.Task));
    }

    [Fact]
    public void A_task_without_an_area_counts_for_nothing() =>
        Assert.Null(
            TaskPace.Percent([TaskStory.Of(Some.Duty(Some.Complete("2023-08-20")), "2023-08-01 08:00").Task], Some.Day("2023-09-01"))
        );

    [Theory]
    [InlineData("青禾县/石桥镇/柳湾村", "青禾县/石桥镇")]
    [InlineData("青禾县/柳湾村", "青禾县")]
    [InlineData("柳湾村", "柳湾村")]
    public void The_town_answers_for_its_villages(string place, string town) =>
        Assert.Equal(town, TaskPace.TownOf(Place.Parse(place)!).Path);
}
