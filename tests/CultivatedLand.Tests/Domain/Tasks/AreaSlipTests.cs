using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

public class AreaSlipTests
{
    private static TaskStory Started() => TaskStory.Of(Some.FourPhases(), "2023-08-01");

    private static TaskCommand.Report Report(decimal area) => new([1], Mu.Of(area));

    private static TaskCommand.Accept Accept(decimal area) => new(Mu.Of(area));

    [Fact]
    public void A_report_of_more_than_the_target_is_asked_back_with_the_figures() =>
        Assert.Equal("您填的是 150 亩，目标 101 亩，确定吗？", Question(Started(), Report(150)));

    [Fact]
    public void A_report_of_less_than_before_is_asked_back_with_the_figures() =>
        Assert.Equal(
            "您填的是 20 亩，“翻耕”此前已填报 32 亩（请填累计面积），确定吗？",
            Question(Started().Then(SomeCommands.Report(32, 1)), Report(20))
        );

    [Fact]
    public void A_report_of_less_than_is_accepted_is_refused_and_not_thanked_for_and_ignored() =>
        Assert.Equal(
            RefusalCode.AreaTooSmall,
            TaskStory
                .Of(Some.FourPhases() with { AcceptedBefore = Mu.Of(32) }, "2023-08-01")
                .Refused(Report(20) with { IsConfirmed = true })
                .Code
        );

    [Fact]
    public void What_is_asked_back_is_recorded_once_it_is_confirmed() =>
        Assert.Equal(Mu.Of(150), Started().Then(Report(150) with { IsConfirmed = true }).Task.Phases[0].Reported);

    [Theory]
    [InlineData(202.01)]
    [InlineData(500)]
    public void More_than_twice_the_target_is_refused_even_if_it_is_confirmed(double area) =>
        Assert.Equal(RefusalCode.AreaTooLarge, Started().Refused(Report((decimal)area) with { IsConfirmed = true }).Code);

    [Fact]
    public void Twice_the_target_is_still_asked_back() => Assert.True(Started().Refused(Report(202)).IsQuestion);

    [Fact]
    public void An_ordinary_report_is_not_asked_back() => Assert.Single(Started().Do(Report(50)).Facts);

    [Fact]
    public void The_same_report_again_is_not_asked_back() =>
        Assert.Empty(Started().Then(SomeCommands.Report(150, 1)).Do(Report(150)).Facts);

    [Fact]
    public void A_report_without_an_area_is_asked_back_and_never_means_everything_by_itself() =>
        Assert.Equal("没有填面积，将按全部完成 101 亩填报，确定吗？", Question(Started(), new TaskCommand.Report([1], null)));

    [Fact]
    public void An_acceptance_of_more_than_was_reported_is_asked_back() =>
        Assert.Equal("累计将验收 80 亩，已填报 50 亩，确定吗？", Question(Started().Then(SomeCommands.Report(50, 1, 2, 3)), Accept(80)));

    [Fact]
    public void An_acceptance_of_everything_is_asked_back() =>
        Assert.Equal(
            "将验收余下的全部 69 亩，累计 101 亩，目标 101 亩，确定吗？",
            Question(Started().Then(SomeCommands.Done(1, 2, 3)).Then(SomeCommands.Accept(32)), new TaskCommand.Accept(null))
        );

    [Fact]
    public void An_acceptance_of_part_of_what_was_reported_is_not_asked_back() =>
        Assert.Single(Started().Then(SomeCommands.Done(1, 2, 3)).Do(Accept(20)).Facts);

    [Fact]
    public void An_acceptance_of_more_than_the_target_is_asked_back() =>
        Assert.StartsWith(
            "累计将验收 110 亩，目标 101 亩；",
            Question(Started().Then(SomeCommands.Done(1, 2, 3)), Accept(110)),
            StringComparison.Ordinal
        );

    [Fact]
    public void An_acceptance_of_more_than_twice_the_target_is_refused() =>
        Assert.Equal(
            RefusalCode.AreaTooLarge,
            Started().Then(SomeCommands.Accept(32)).Refused(Accept(500) with { IsConfirmed = true }).Code
        );

    private static string Question(TaskStory story, TaskCommand command)
    {
        var refusal = story.Refused(command);
        Assert.True(refusal.IsQuestion);
        return refusal.Why.Chinese;
    }
}
