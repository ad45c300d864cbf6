using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Tests.Domain.Plans;

public class PlanIdentityTests
{
    private static readonly PlanIdentity Known = At("沙河区/青石镇");

    private static PlanIdentity At(string place) =>
        new("青石府〔2023〕12号", "沙河区青石镇人民政府", "青石镇耕地整改工作方案", Place.Parse(place)!);

    [Fact]
    public void The_same_number_and_issuer_at_the_same_place_are_the_same_document() =>
        Assert.Equal(PlanLikeness.SameDocument, (At("沙河区/青石镇") with { Title = "更正" }).To(Known));

    [Theory]
    [InlineData("青石府［２０２３］ １２ 号", " 沙河区青石镇人民政府")]
    [InlineData("青石府(2023)12号", "沙河区\u200b青石镇人民政府\ufeff")]
    [InlineData("青石府【2023】12号", "沙河区\u3000青石镇\t人民政府")]
    public void Width_brackets_blanks_and_invisible_signs_make_no_difference(string number, string issuer) =>
        Assert.Equal(PlanLikeness.SameDocument, (Known with { Number = number, Issuer = issuer }).To(Known));

    [Fact]
    public void The_same_words_at_another_place_are_another_plan() => Assert.Equal(PlanLikeness.Other, At("沙河区/白塔镇").To(Known));

    [Fact]
    public void A_town_of_the_same_name_in_another_county_has_plans_of_its_own() =>
        Assert.Equal(PlanLikeness.Other, At("青禾县/青石镇").To(Known));

    [Fact]
    public void Where_one_of_them_leaves_out_the_county_a_person_decides() => Assert.Equal(PlanLikeness.Open, At("青石镇").To(Known));

    [Fact]
    public void Another_number_of_the_same_issuer_is_another_plan() =>
        Assert.Equal(PlanLikeness.Other, (Known with { Number = "青石府〔2024〕12号" }).To(Known));

    [Fact]
    public void The_same_number_of_another_office_in_one_place_is_another_plan() =>
        Assert.Equal(PlanLikeness.Other, (Known with { Issuer = "沙河区青石镇党委" }).To(Known));

    [Fact]
    public void A_number_without_an_issuer_leaves_the_question_open() =>
        Assert.Equal(PlanLikeness.Open, (Known with { Issuer = null, Title = "通知" }).To(Known));

    [Theory]
    [InlineData("沙河区青石镇人民政府")]
    [InlineData(null)]
    public void Without_a_number_a_title_leaves_the_question_open(string? issuer) =>
        Assert.Equal(PlanLikeness.Open, (Known with { Number = null, Issuer = issuer }).To(Known));

    [Fact]
    public void Without_a_number_a_title_of_another_office_is_another_plan() =>
        Assert.Equal(PlanLikeness.Other, (Known with { Number = null, Issuer = "沙河区青石镇党委" }).To(Known));

    [Fact]
    public void A_plan_of_an_older_ledger_with_a_made_up_place_may_be_meant() =>
        Assert.Equal(PlanLikeness.Open, (Known with { Number = null }).To(At("本地") with { Number = null }));

    [Fact]
    public void Without_a_number_another_title_is_another_plan() =>
        Assert.Equal(PlanLikeness.Other, (Known with { Number = null, Title = "巡查方案" }).To(Known));
}
