using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

public class NoticeRoutingTests
{
    private static readonly TaskSpec Spec = Some.FourPhases();

    private static IEnumerable<Role> Roles(IEnumerable<Addressee> addressees) => addressees.Select(addressee => addressee.Role);

    [Theory]
    [InlineData(NoticeKind.Reminder, new[] { Role.Leader })]
    [InlineData(NoticeKind.Overdue, new[] { Role.Leader, Role.ResponsibleUnit, Role.LeadOffice })]
    [InlineData(NoticeKind.SupervisionLetter, new[] { Role.UnitHead })]
    [InlineData(NoticeKind.Interview, new[] { Role.UnitHead, Role.Leader })]
    [InlineData(NoticeKind.StillOverdue, new[] { Role.Leader, Role.ResponsibleUnit, Role.LeadOffice })]
    public void Each_rung_of_the_ladder_has_its_addressees(NoticeKind kind, Role[] to) =>
        Assert.Equal(to, Roles(NoticeRouting.To(kind, Spec)));

    [Theory]
    [InlineData(NoticeKind.Reminder, false)]
    [InlineData(NoticeKind.Overdue, true)]
    [InlineData(NoticeKind.SupervisionLetter, true)]
    [InlineData(NoticeKind.Interview, true)]
    [InlineData(NoticeKind.StillOverdue, true)]
    public void From_the_first_day_overdue_the_supervisor_gets_a_copy(NoticeKind kind, bool copied) =>
        Assert.Equal(copied ? [Role.Supervisor] : [], Roles(NoticeRouting.Cc(kind, Spec)));

    [Fact]
    public void Everyone_the_plan_names_is_addressed() =>
        Assert.Equal(
            ["甲", "乙"],
            NoticeRouting.To(NoticeKind.Reminder, Spec with { Leaders = ["甲", "乙"] }).Select(addressee => addressee.Label)
        );

    [Fact]
    public void Where_the_plan_names_nobody_the_role_alone_is_addressed() =>
        Assert.Equal(
            new Addressee(Role.Leader, null, Some.Village),
            Assert.Single(NoticeRouting.To(NoticeKind.Reminder, Spec with { Leaders = [] }))
        );

    [Fact]
    public void A_notice_carries_the_lead_offices_for_when_nobody_is_found() =>
        Assert.Equal(["建管办"], TaskStory.Of(Spec, "2023-08-01").WakeWhenAsked("2023-08-04").Notices[0].LeadOffices);
}
