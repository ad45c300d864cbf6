using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

public class AcknowledgementTests
{
    private static TaskStory Reminded() => TaskStory.Of(Some.FourPhases(), "2023-07-31").WakeDaily("2023-08-04");

    [Fact]
    public void It_says_who_has_seen_the_notices_of_which_phase_and_date()
    {
        var fact = Assert.IsType<TaskFact.Acknowledged>(Reminded().Do(SomeCommands.Acknowledge).Facts[0]);

        Assert.Equal(("李村长", 1, 1, Some.Day("2023-08-20")), (fact.By, fact.Phase, fact.Round, fact.Due));
    }

    [Fact]
    public void The_phase_remembers_its_last_receipt() =>
        Assert.Equal(
            new Receipt(Some.At("2023-08-04 09:00"), "李村长"),
            Reminded().Then(SomeCommands.Acknowledge).Task.Phases[0].Acknowledged
        );

    [Fact]
    public void A_new_due_date_has_not_been_acknowledged() =>
        Assert.Null(
            Reminded()
                .Then(SomeCommands.Acknowledge)
                .Then(SomeCommands.Extension(1, "2023-09-10"))
                .Then(SomeCommands.GrantExtension())
                .Task.Phases[0]
                .Acknowledged
        );

    [Fact]
    public void Told_twice_at_one_moment_it_is_one_receipt() =>
        Assert.Empty(Reminded().Then(SomeCommands.Acknowledge).Do(SomeCommands.Acknowledge).Facts);

    [Fact]
    public void It_stops_no_notice()
    {
        var story = Reminded();

        Assert.False(story.Do(SomeCommands.Acknowledge).CancelsUnsent);
        Assert.Equal("2023-08-11 09:00 b7", story.WakeWhenAsked("2023-08-11").Sent.Last());
    }

    [Fact]
    public void Where_every_phase_is_done_there_is_nothing_to_acknowledge() =>
        Assert.Equal(RefusalCode.NoPhases, Reminded().Then(SomeCommands.AcceptAll).Refused(SomeCommands.Acknowledge).Code);
}
