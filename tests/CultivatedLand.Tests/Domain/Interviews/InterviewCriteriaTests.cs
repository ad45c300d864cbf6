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
    public void Progress_that_lags_by_the_limit_is_a_reason()
    {
        var reason = Assert.Single(InterviewCriteria.Default.Reasons(Good with { DuePercent = 80 }));

        Assert.Equal("整改进度滞后：按时限应完成80%，实际完成60%，落后20个百分点（界限20）", reason.Words.Chinese);
        Assert.Equal((InterviewCause.Lagging, 20m, 20m), (reason.Cause, reason.Figure, reason.Limit));
    }

    [Fact]
    public void At_the_beginning_nobody_lags() =>
        Assert.Empty(InterviewCriteria.Default.Reasons(Good with { DonePercent = 0, DuePercent = 49.9m }));

    [Fact]
    public void Large_new_losses_are_a_reason() => Assert.Single(InterviewCriteria.Default.Reasons(Good with { NewLoss = Mu.Of(50) }));

    [Fact]
    public void Large_illegal_use_is_a_reason() => Assert.Single(InterviewCriteria.Default.Reasons(Good with { IllegalUse = Mu.Of(10) }));

    [Fact]
    public void A_place_without_a_target_does_not_lag() =>
        Assert.Empty(InterviewCriteria.Default.Reasons(Good with { DonePercent = null, DuePercent = null }));

    [Fact]
    public void Limits_that_would_catch_everybody_are_refused() =>
        Assert.Equal(4, new InterviewCriteria(0, Mu.Zero, Mu.Zero, -1).Faults().Count());
}
