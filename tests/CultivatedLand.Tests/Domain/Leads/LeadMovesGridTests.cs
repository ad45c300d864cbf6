using CultivatedLand.Domain.Leads;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Leads;

/// <summary>Every step with every command: what may be done, and nothing else.</summary>
public class LeadMovesGridTests
{
    private static readonly Dictionary<LeadStep, string[]> Open = new()
    {
        [LeadStep.Found] = ["Stop", "ReportToTown", "Dismiss"],
        [LeadStep.Stopped] = ["ReportToTown", "Verify", "Dismiss"],
        [LeadStep.Reported] = ["Verify", "Dismiss"],
        [LeadStep.Verified] = ["SetGrade", "Dismiss", "BecomeTask"],
        [LeadStep.Graded] = ["Dispose", "BecomeTask"],
        [LeadStep.WithDistrict] = ["Dispose", "BecomeTask"],
        [LeadStep.Disposed] = ["Close", "BecomeTask"],
        [LeadStep.Closed] = [],
        [LeadStep.Dismissed] = [],
    };

    public static IEnumerable<object[]> Steps => Enum.GetValues<LeadStep>().Select(step => new object[] { step });

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_allows_exactly_what_the_notice_says_comes_next(LeadStep step)
    {
        var lead = SomeLead.At(step);
        Assert.Equal(step, lead.Step);
        var allowed = SomeLead
            .Commands.Where(command =>
                SomeLead.Rules.Decide(lead, command with { Note = "有" }, Some.At("2023-07-20 10:00")) is LeadDecision
            )
            .Select(command => command.GetType().Name);
        Assert.Equal(Open[step], allowed);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_refusal_names_what_would_be_allowed(LeadStep step)
    {
        var lead = SomeLead.At(step);
        foreach (var command in SomeLead.Commands)
        {
            if (SomeLead.Rules.Decide(lead, command with { Note = "有" }, Some.At("2023-07-20 10:00")) is LeadRefusal refusal)
                Assert.Equal(LeadTransitions.Allowed(step), refusal.Allowed);
        }
    }

    [Fact]
    public void A_lead_stopped_on_the_spot_is_closed_once_the_town_has_seen_it()
    {
        var verified = SomeLead.Decided(SomeLead.At(LeadStep.Stopped), new LeadCommand.Verify(), "2023-07-20 10:00").State;
        Assert.Equal(LeadStep.Closed, SomeLead.Decided(verified, new LeadCommand.Close(), "2023-07-20 11:00").State.Step);
    }

    [Fact]
    public void A_lead_that_went_on_after_it_was_stopped_is_not_closed_without_disposal()
    {
        var again = SomeLead.Decided(SomeLead.At(LeadStep.Stopped), new LeadCommand.ReportToTown(), "2023-07-20 10:00").State;
        var verified = SomeLead.Decided(again, new LeadCommand.Verify(), "2023-07-20 11:00").State;
        Assert.Equal(LeadRefusalCode.NotStopped, Refused(verified, new LeadCommand.Close()));
    }

    [Fact]
    public void The_town_does_not_dispose_of_a_difficult_one() =>
        Assert.Equal(LeadRefusalCode.WrongGrade, Refused(SomeLead.At(LeadStep.Graded, LeadGrade.Difficult), new LeadCommand.Dispose()));

    [Fact]
    public void A_simple_one_is_not_reported_to_the_district() =>
        Assert.Equal(LeadRefusalCode.WrongGrade, Refused(SomeLead.At(LeadStep.Graded), new LeadCommand.ReportToDistrict()));

    [Fact]
    public void A_false_alarm_needs_its_reason() =>
        Assert.Equal(
            LeadRefusalCode.NoteMissing,
            ((LeadRefusal)SomeLead.Rules.Decide(SomeLead.Found(), new LeadCommand.Dismiss { Note = " " }, Some.At("2023-07-20 10:00"))).Code
        );

    [Fact]
    public void A_lead_becomes_a_task_once_and_keeps_its_step()
    {
        var linked = SomeLead.Decided(SomeLead.At(LeadStep.Graded), new LeadCommand.BecomeTask(SomeLead.Id.Task), "2023-07-20 10:00").State;
        Assert.Equal((LeadStep.Graded, SomeLead.Id.Task), (linked.Step, linked.Task!.Value));
        Assert.Equal(LeadRefusalCode.TaskAlready, Refused(linked, new LeadCommand.BecomeTask(SomeLead.Id.Task)));
        Assert.Equal(SomeLead.Id, LeadId.Behind(linked.Task!.Value));
    }

    [Fact]
    public void The_history_alone_makes_the_lead_again()
    {
        var (lead, history) = (default(Lead), new List<LeadEntry>());
        foreach (
            var command in new LeadCommand[]
            {
                new LeadCommand.Find(SomeLead.Id, SomeLead.Spec),
                new LeadCommand.ReportToTown(),
                new LeadCommand.WakeUp(),
                new LeadCommand.Verify(),
            }
        )
        {
            var decision = SomeLead.Decided(lead, command, "2023-07-22 08:00");
            lead = decision.State;
            history.AddRange(decision.Entries);
        }

        Assert.Equal(lead, history.Aggregate(default(Lead), (state, entry) => LeadHistory.Evolve(state, entry)));
    }

    private static LeadRefusalCode Refused(Lead lead, LeadCommand command) =>
        Assert.IsType<LeadRefusal>(SomeLead.Rules.Decide(lead, command with { Note = "有" }, Some.At("2023-07-20 12:00"))).Code;
}
