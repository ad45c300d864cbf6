using CultivatedLand.Domain;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Tests.Domain.Interviews;

public sealed class InterviewCriteriaTests
{
    private static readonly PlaceConduct Good = new(Place.Parse("石桥镇")!, 60, 70, Mu.Of(49.99m), Mu.Of(9.99m));

    [Fact]
    public void A_place_within_all_limits_is_not_interviewed() => Assert.Empty(InterviewCriteria.Default.Reasons(Good));

    [Fact]
    public void Progress_that_lags_by_the_limit_is_a_reason() =>
        Assert.Equal("进度滞后：时间已过80%，验收60%，落后20个百分点（界限20）", Assert.Single(InterviewCriteria.Default.Reasons(Good with { TimePercent = 80 })).Chinese);

    [Fact]
    public void Large_new_losses_are_a_reason() => Assert.Single(InterviewCriteria.Default.Reasons(Good with { NewLoss = Mu.Of(50) }));

    [Fact]
    public void Large_illegal_use_is_a_reason() => Assert.Single(InterviewCriteria.Default.Reasons(Good with { IllegalUse = Mu.Of(10) }));

    [Fact]
    public void A_place_without_a_target_does_not_lag() => Assert.Empty(InterviewCriteria.Default.Reasons(Good with { AcceptedPercent = null, TimePercent = 100 }));

    [Fact]
    public void Limits_that_would_catch_everybody_are_refused() => Assert.Equal(3, new InterviewCriteria(0, Mu.Zero, Mu.Zero).Faults().Count());
}
