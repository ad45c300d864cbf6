using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Leads;

public class LeadReportTests
{
    private static LeadRefusalCode Refused(LeadSpec spec) =>
        Assert.IsType<LeadRefusal>(SomeLead.Rules.Decide(null, new LeadCommand.Find(SomeLead.Id, spec), Some.At("2023-07-20 08:00"))).Code;

    [Fact]
    public void What_was_seen_must_be_said() => Assert.Equal(LeadRefusalCode.WhatMissing, Refused(SomeLead.Spec with { What = "  " }));

    [Fact]
    public void An_area_of_nothing_or_of_a_whole_county_is_refused()
    {
        Assert.Equal(LeadRefusalCode.AreaAbsurd, Refused(SomeLead.Spec with { Area = Mu.Zero }));
        Assert.Equal(LeadRefusalCode.AreaAbsurd, Refused(SomeLead.Spec with { Area = Mu.Of(500_000) }));
    }

    [Fact]
    public void A_lead_from_the_future_is_refused() =>
        Assert.Equal(LeadRefusalCode.FoundInTheFuture, Refused(SomeLead.Spec with { FoundAt = Some.At("2023-07-20 09:00") }));

    [Fact]
    public void A_position_off_the_earth_is_refused() =>
        Assert.Equal(LeadRefusalCode.PositionAbsurd, Refused(SomeLead.Spec with { Position = new GeoPoint(129, 106) }));

    [Fact]
    public void A_lead_is_not_about_a_patrol() =>
        Assert.Equal(LeadRefusalCode.KindUnknown, Refused(SomeLead.Spec with { Kind = TaskKind.Patrol }));

    [Fact]
    public void The_same_words_at_the_same_place_are_likely_the_same_lead() =>
        Assert.NotNull(Like(SomeLead.Spec with { What = "河边的耕地上新打了地基。" }));

    [Fact]
    public void Other_words_at_the_same_place_are_another_lead() => Assert.Null(Like(SomeLead.Spec with { What = "坡上田里堆放建筑垃圾" }));

    [Fact]
    public void The_same_words_in_another_village_are_another_lead() =>
        Assert.Null(Like(SomeLead.Spec with { Place = Place.Parse("沙河区/青石镇/松林村/三组")! }));

    [Fact]
    public void A_position_a_few_steps_away_is_likely_the_same_lead()
    {
        var known = SomeLead.Found() with { Spec = SomeLead.Spec with { Position = new GeoPoint(29.48300m, 106.48100m) } };
        var near = SomeLead.Spec with { What = "有人挖地", Position = new GeoPoint(29.48320m, 106.48110m) };
        Assert.NotNull(LeadLikeness.First(near, [known]));
        Assert.Null(LeadLikeness.First(near with { Position = new GeoPoint(29.49300m, 106.48100m) }, [known]));
    }

    [Fact]
    public void The_same_parcel_is_likely_the_same_lead()
    {
        var known = SomeLead.Found() with { Spec = SomeLead.Spec with { Parcel = "TB-017" } };
        Assert.NotNull(LeadLikeness.First(SomeLead.Spec with { What = "有人挖地", Parcel = "tb-017" }, [known]));
    }

    [Fact]
    public void What_was_found_weeks_ago_or_has_ended_is_another_lead()
    {
        Assert.Null(Like(SomeLead.Spec with { FoundAt = Some.At("2023-08-10 08:00") }));
        Assert.Null(LeadLikeness.First(SomeLead.Spec, [SomeLead.At(LeadStep.Closed)]));
    }

    private static Lead? Like(LeadSpec spec) => LeadLikeness.First(spec, [SomeLead.Found()]);
}
