using System.Globalization;
using System.Text.RegularExpressions;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Funding;

/// <summary>Importer of funding rules from the payments that a plan states. A person sets what the plan's words do not say.</summary>
public static partial class FundingRuleImport
{
    private static readonly string[] Award = ["奖励", "激励", "奖补"];

    /// <summary>Rules of a draft. A rule without a rate waits for somebody to give one.</summary>
    public static EquatableArray<FundingRule> Of(Plan plan, PlanDraft draft) =>
        [.. draft.Funding.Select((read, index) => Of($"{plan.Id}-{index + 1}", read))];

    private static FundingRule Of(string id, DraftFundingRule read)
    {
        var kind = BaseOf(read);
        return new FundingRule(
            id,
            NameOf(kind),
            kind,
            read.Rate ?? 0,
            ConditionOf(read),
            From: kind == FundingBase.IndexProceeds ? CertifiedFrom(read.Sentence ?? read.Quote.Text) : null,
            Words: read.Quote.Text,
            LacksRate: read.Rate is null
        );
    }

    /// <summary>Returns the first day of certificates that the words name: 2022年1月1日后取得. Null where they name none.</summary>
    private static DateOnly? CertifiedFrom(string words) =>
        SinceDay().Match(words) is { Success: true } since
        && DateOnly.TryParseExact(
            $"{since.Groups[1].Value}-{since.Groups[2].Value}-{since.Groups[3].Value}",
            "yyyy-M-d",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    [GeneratedRegex("([12][0-9][0-9][0-9])年(0[1-9]|1[0-2]|[1-9])月(0[1-9]|[12][0-9]|3[01]|[1-9])日(?:以后|之后|起|后)")]
    private static partial Regex SinceDay();

    /// <summary>Figure that the payment is multiplied by, as a person has said it or as the words tell.</summary>
    public static FundingBase BaseOf(DraftFundingRule read) => read.Base ?? BaseOf(read, read.Quote.Text);

    /// <summary>Condition of the payment, as a person has said it or as the words tell.</summary>
    public static FundingCondition ConditionOf(DraftFundingRule read)
    {
        var kind = BaseOf(read);
        var isAward = Award.Any(word => read.Quote.Text.Contains(word, StringComparison.Ordinal));
        return read.Pays
            ?? (
                kind is FundingBase.Excess || (kind == FundingBase.Target && isAward) ? FundingCondition.TargetMet
                : kind == FundingBase.IndexArea && Says(read.Sentence ?? read.Quote.Text, "全部完成", "全部确认")
                    ? FundingCondition.AllConfirmed
                : FundingCondition.Always
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
            FundingBase.MemberMonths or FundingBase.PatrolsMade => "网格人员补助",
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
