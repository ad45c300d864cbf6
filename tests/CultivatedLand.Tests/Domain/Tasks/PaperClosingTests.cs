using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

public class PaperClosingTests
{
    private static readonly TaskCommand.CloseOnPapers Close = new("手续齐全，界线有误") { By = "周明远" };

    private static TaskStory Started() => TaskStory.Of(Some.FourPhases(), "2023-08-01 10:07");

    [Fact]
    public void It_ends_the_task_and_says_what_was_still_open()
    {
        var story = Started().Then(SomeCommands.Accept(32)).Then(SomeCommands.Evidence).Then(Close);

        Assert.Equal(Mu.Of(69), Assert.IsType<TaskFact.ClosedOnPapers>(story.Facts[^1]).OpenArea);
        Assert.True(story.Task.IsEnded);
        Assert.Null(story.WakeAt);
        Assert.Equal(Mu.Of(32), story.Task.Asked);
    }

    [Fact]
    public void Without_papers_it_is_refused() => Assert.Equal(RefusalCode.EvidenceMissing, Started().Refused(Close).Code);

    [Fact]
    public void Without_a_reason_it_is_refused() =>
        Assert.Equal(RefusalCode.ReasonMissing, Started().Then(SomeCommands.Evidence).Refused(Close with { Reason = " " }).Code);

    [Fact]
    public void What_is_rectified_is_closed_out_and_not_closed_on_papers() =>
        Assert.Equal(RefusalCode.FulfilledAlready, Started().Then(SomeCommands.AcceptAll).Then(SomeCommands.Evidence).Refused(Close).Code);

    [Fact]
    public void Who_closed_it_can_take_it_back()
    {
        var story = Started().Then(SomeCommands.Evidence).Then(Close);

        Assert.Equal(
            RectificationStatus.Active,
            story.Then(SomeCommands.Correct(story, story.Facts.Count) with { By = "周明远" }).Task.Status
        );
    }

    [Fact]
    public void All_who_took_part_are_told() =>
        Assert.Equal(4, NoticeRouting.Of(new TaskFact.ClosedOnPapers(SomeFacts.Now, "周明远", "手续齐全", null), Some.FourPhases()).Count);
}
