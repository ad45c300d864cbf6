using CultivatedLand.Domain;

namespace CultivatedLand.Application.Funding;

/// <summary>Sentences about lists for payments that several surfaces say.</summary>
public static class FundingListText
{
    public static LocalizedText NoShare { get; } =
        new("比例应为1至100的数字，最少数应为整数。", "The share is a number from 1 to 100, the least number a whole one.");
}
