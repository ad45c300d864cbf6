using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Tasks;

public class TaskActionAvailabilityTests
{
    private static CurrentUser Of(AccountRole role, string place) => new("a", "甲", [new Grant(role, Place.Parse(place))]);

    private static string? WhyNot(CurrentUser user, string act) =>
        TaskActionAvailability
            .All(TaskStory.Of(Some.FourPhases(), "2023-07-20").Task, user, Some.Rules, Some.At("2023-07-21"))
            .Single(taskActionAvailability => taskActionAvailability.Act.Name == act)
            .WhyNot?.Chinese;

    [Fact]
    public void A_leader_may_report_and_is_told_whose_act_acceptance_is()
    {
        var leader = Of(AccountRole.Leader, "沙河区/青石镇/柳湾村");

        Assert.Null(WhyNot(leader, "report"));
        Assert.Equal("只有负责沙河区 青石镇 柳湾村的督导单位可以验收。", WhyNot(leader, "accept"));
    }

    [Fact]
    public void A_supervisor_of_the_town_may_accept_and_one_of_another_may_not()
    {
        Assert.Null(WhyNot(Of(AccountRole.Supervisor, "沙河区/青石镇"), "accept"));
        Assert.NotNull(WhyNot(Of(AccountRole.Supervisor, "沙河区/白石镇"), "accept"));
    }

    [Fact]
    public void Who_may_and_cannot_yet_is_told_by_the_rules() =>
        Assert.Equal("已验收0亩，尚差101亩，不能销号。", WhyNot(Of(AccountRole.Supervisor, "沙河区"), "close-out"));

    [Fact]
    public void Every_command_of_a_person_has_an_act_or_its_own_form()
    {
        var byForm = new[] { "Plan", "Start", "WakeUp", "AddEvidence", "Replan", "Correct" };
        var commands = typeof(TaskCommand).GetNestedTypes().Select(type => type.Name).Except(byForm);
        var task = TaskStory.Of(Some.FourPhases(), "2023-07-20").Task;

        Assert.Empty(commands.Except(TaskActions.All.Select(act => act.Probe(task)?.GetType().Name)));
    }
}
