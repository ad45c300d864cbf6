using CultivatedLand.Application.Funding;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Tests.Documents;

namespace CultivatedLand.Tests.Application.Funding;

public sealed class FundingRuleImportTests
{
    private static FundingRule Rule(string text)
    {
        var plan = new Plan("aaaa", "方案", null, null, null, Place.Parse("青禾县")!, []);
        var draft = new PlanDraft("方案", null, null, null, null, [], [], FundingRecogniser.Find([SomeDocument.Passage(text)]), []);
        return Assert.Single(FundingRuleImport.Of(plan, draft));
    }

    [Fact]
    public void Proceeds_of_projects_certified_after_a_day_count_from_that_day()
    {
        var rule = Rule("对2022年1月1日后取得合格证的项目产生的指标收益中，安排20%的经费作为激励资金。");

        Assert.Equal((FundingBase.IndexProceeds, 20m, new DateOnly(2022, 1, 1)), (rule.Base, rule.Rate, rule.From));
    }

    [Fact]
    public void New_land_that_is_paid_once_all_is_confirmed_waits_for_every_parcel()
    {
        var rule = Rule("全部完成新增耕地确认后，按产生的新增耕地指标3.6万元/亩包干拨付镇街。");

        Assert.Equal((FundingBase.IndexArea, 36_000m, FundingCondition.AllConfirmed), (rule.Base, rule.Rate, rule.Condition));
    }

    [Fact]
    public void A_payment_without_a_rate_is_a_rule_that_waits_for_one() => Assert.True(Rule("根据市级验收面积给予经费补助。").LacksRate);
}
