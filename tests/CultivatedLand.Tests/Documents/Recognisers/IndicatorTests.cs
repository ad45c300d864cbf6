using CultivatedLand.Documents.Recognisers.Figures;
using CultivatedLand.Domain.Indicators;

namespace CultivatedLand.Tests.Documents.Recognisers;

public class IndicatorTests
{
    [SharedFact]
    public void The_Erping_notice_states_retention_and_basic_farmland() =>
        Assert.Equal(
            [(VetoIndicator.Retention, 16057.05m, 15995.15m), (VetoIndicator.BasicFarmland, 15364.95m, 15192.56m)],
            Of(SharedTexts.Notice("erping-plan-2023")).Where(row => row.Kind <= VetoIndicator.BasicFarmland)
        );

    [SharedFact]
    public void The_Xingtai_reply_states_them_in_ten_thousands_of_mu() =>
        Assert.Equal(
            [(VetoIndicator.Retention, 8_807_900m, 9_115_800m), (VetoIndicator.BasicFarmland, 7_726_400m, 7_754_400m)],
            Of(SharedTexts.Notice("xingtai-reply-2024"))
        );

    [Fact]
    public void A_gap_is_neither_target_nor_actual() =>
        Assert.Empty(IndicatorRecogniser.Find([SomeDocument.Passage("耕地保有量任务缺口62.35亩，超出保有量任务60.05亩。")]));

    private static IEnumerable<(VetoIndicator Kind, decimal? Target, decimal? Actual)> Of(string text) =>
        SomeDocument.Draft(text).Indicators.Select(indicator => (indicator.Kind, indicator.TargetMu?.Value, indicator.ActualMu?.Value));
}
