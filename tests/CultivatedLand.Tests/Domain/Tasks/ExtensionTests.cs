using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

public class ExtensionTests
{
    private static TaskStory Started() => TaskStory.Of(Some.FourPhases(), "2023-08-01");

    private static TaskStory Asked() => Started().Then(SomeCommands.Extension(1, "2023-09-10"));

    [Fact]
    public void Asking_changes_no_date()
    {
        var decision = Started().Do(SomeCommands.Extension(1, "2023-09-10"));

        Assert.Equal(Some.Day("2023-08-20"), decision.State.Current!.Due);
        Assert.False(decision.CancelsUnsent);
    }

    [Fact]
    public void Asking_twice_for_the_same_changes_nothing() => Assert.Empty(Asked().Do(SomeCommands.Extension(1, "2023-09-10")).Facts);

    [Fact]
    public void A_new_request_replaces_the_one_before() =>
        Assert.Equal(
            Some.Day("2023-09-20"),
            Asked().Then(SomeCommands.Extension(1, "2023-09-20")).Then(SomeCommands.GrantExtension()).Task.Phases[0].Due
        );

    [Fact]
    public void What_was_asked_is_granted() =>
        Assert.Equal(Some.Day("2023-09-10"), Asked().Then(SomeCommands.GrantExtension()).Task.Phases[0].Due);

    [Fact]
    public void The_supervisor_may_grant_another_date() =>
        Assert.Equal(Some.Day("2023-09-01"), Asked().Then(SomeCommands.GrantExtension("2023-09-01")).Task.Phases[0].Due);

    [Fact]
    public void The_history_shows_both_dates()
    {
        var fact = Assert.IsType<TaskFact.ExtensionGranted>(Asked().Do(SomeCommands.GrantExtension()).Facts[0]);

        Assert.Equal((Some.Day("2023-08-20"), Some.Day("2023-09-10"), SomeCommands.Reason), (fact.Before, fact.Due, fact.Reason));
    }

    [Fact]
    public void A_declined_request_is_gone()
    {
        var story = Asked().Then(SomeCommands.DeclineExtension);

        Assert.Equal(Some.Day("2023-08-20"), story.Task.Phases[0].Due);
        Assert.Equal(RefusalCode.NothingPending, story.Refused(SomeCommands.GrantExtension()).Code);
    }

    [Theory]
    [InlineData("2023-08-20")]
    [InlineData("2023-08-19")]
    public void A_new_date_must_be_later(string due)
    {
        Assert.Equal(RefusalCode.DueNotLater, Started().Refused(SomeCommands.Extension(1, due)).Code);
        Assert.Equal(RefusalCode.DueNotLater, Asked().Refused(SomeCommands.GrantExtension(due)).Code);
    }

    [Fact]
    public void A_phase_that_is_done_needs_no_extension() =>
        Assert.Equal(RefusalCode.PhaseDone, Started().Then(SomeCommands.Done(1)).Refused(SomeCommands.Extension(1, "2023-09-10")).Code);

    [Fact]
    public void A_phase_done_since_the_request_is_not_extended() =>
        Assert.Equal(RefusalCode.PhaseDone, Asked().Then(SomeCommands.Done(1)).Refused(SomeCommands.GrantExtension()).Code);

    [Fact]
    public void A_new_date_of_the_current_phase_cancels_what_is_unsent() =>
        Assert.True(Asked().Do(SomeCommands.GrantExtension()).CancelsUnsent);

    [Fact]
    public void A_new_date_of_a_later_phase_cancels_nothing() =>
        Assert.False(Started().Then(SomeCommands.Extension(2, "2023-10-10")).Do(SomeCommands.GrantExtension()).CancelsUnsent);

    [Fact]
    public void The_new_date_has_reminders_of_its_own()
    {
        var story = Asked().WakeWhenAsked("2023-08-11").At("2023-08-14").Then(SomeCommands.GrantExtension()).WakeWhenAsked("2023-09-08");

        Assert.Equal(
            [
                "2023-08-04 09:00 b14",
                "2023-08-11 09:00 b7",
                "2023-08-25 09:00 b14",
                "2023-09-01 09:00 b7",
                "2023-09-07 09:00 b3",
                "2023-09-08 09:00 b0",
            ],
            story.Sent
        );
    }

    [Fact]
    public void A_phase_long_overdue_and_extended_is_reminded_of_and_no_longer_overdue()
    {
        var story = Started()
            .WakeWhenAsked("2023-08-29")
            .Then(SomeCommands.Extension(1, "2023-09-10"))
            .At("2023-08-30")
            .Then(SomeCommands.GrantExtension());

        Assert.Equal("2023-08-30 09:00 b14", story.WakeWhenAsked("2023-08-31").Sent.Last());
    }

    [Fact]
    public void An_application_extended_past_the_acceptance_is_still_reported_before_it()
    {
        var story = Started()
            .Then(SomeCommands.Done(1, 2))
            .Then(SomeCommands.Extension(3, "2023-11-15"))
            .Then(SomeCommands.GrantExtension());

        Assert.Equal("申请验收", story.Task.Current!.Name);
        Assert.Equal("验收", story.Then(SomeCommands.Done(3)).Task.Current!.Name);
    }

    [Fact]
    public void An_application_extended_past_the_acceptance_is_covered_by_it() =>
        Assert.Null(
            Started()
                .Then(SomeCommands.Extension(3, "2023-11-15"))
                .Then(SomeCommands.GrantExtension())
                .Then(SomeCommands.AcceptAll)
                .Task.Current
        );

    [Fact]
    public void An_extension_into_the_past_is_refused() =>
        Assert.Equal(
            "新时限2023-09-01须晚于2023-09-09。",
            TaskStory.Of(Some.FourPhases(), "2023-08-01").At("2023-09-10").Refused(SomeCommands.Extension(1, "2023-09-01")).Why.Chinese
        );
}
