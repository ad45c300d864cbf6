using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Funding;

/// <summary>Importer of funding rules from the payments that a plan states. A person sets what the plan's words do not say.</summary>
public static class FundingRuleImport
{
    private static readonly string[] Award = ["奖励", "激励", "奖补"];

    /// <summary>Rules of a draft. A rule without a rate waits for somebody to give one.</summary>
    public static EquatableArray<ImportedFundingRule> Of(Plan plan, PlanDraft draft) =>
        [.. draft.Funding.Select((read, index) => Of($"{plan.Id}-{index + 1}", read))];

    private static ImportedFundingRule Of(string id, DraftFundingRule read)
    {
        var kind = BaseOf(read);
        return new ImportedFundingRule(
            new FundingRule(id, NameOf(kind), kind, read.Rate ?? 0, ConditionOf(read), Words: read.Quote.Text),
            IsRateKnown: read.Rate is not null
        );
    }

    /// <summary>Figure that the payment is multiplied by, as a person has said it or as the words tell.</summary>
    public static FundingBase BaseOf(DraftFundingRule read) => read.Base ?? BaseOf(read, read.Quote.Text);

    /// <summary>Condition of the payment, as a person has said it or as the words tell.</summary>
    public static FundingCondition ConditionOf(DraftFundingRule read)
    {
        var kind = BaseOf(read);
        var isAward = Award.Any(word => read.Quote.Text.Contains(word, StringComparison.Ordinal));
        return read.Pays
            ?? (
                kind is FundingBase.Excess || (kind == FundingBase.Target && isAward) ? FundingCondition.TargetMet : FundingCondition.Always
            );
    }

    private static FundingBase BaseOf(DraftFundingRule read, string words) =>
        read.Unit == "%" ? FundingBase.IndexProceeds
        : Says(words, "超额", "超出部分", "超任务") ? FundingBase.Excess
        : Says(words, "网格", "管护面积") || (Says(words, "每年") && !Says(words, "验收")) ? FundingBase.GridArea
        : Says(words, "新增耕地指标", "指标") ? FundingBase.IndexArea
        : Says(words, "核实", "核查", "第三方") ? FundingBase.VerifiedArea
        : Says(words, "净面积", "验收", "认定标准", "恢复面积") ? FundingBase.AcceptedArea
        : Says(words, "完成任务", "任务的", "工作经费奖励") ? FundingBase.Target
        : FundingBase.AcceptedArea;

    private static string NameOf(FundingBase kind) =>
        kind switch
        {
            FundingBase.AcceptedArea => "验收面积补助",
            FundingBase.Target => "完成任务奖励",
            FundingBase.Excess => "超额奖励",
            FundingBase.VerifiedArea => "核实面积补贴",
            FundingBase.GridArea => "网格管理经费",
            FundingBase.IndexArea => "新增耕地包干经费",
            _ => "指标收益激励资金",
        };

    private static bool Says(string words, params ReadOnlySpan<string> signs)
    {
        foreach (var sign in signs)
        {
            if (words.Contains(sign, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}

/// <summary>Funding rule read from a plan.</summary>
/// <param name="IsRateKnown">
/// Whether the plan states the rate. False where it says only that money follows area and the rate is set elsewhere.
/// </param>
public sealed record ImportedFundingRule(FundingRule Rule, bool IsRateKnown);
