using CultivatedLand.Documents.Recognisers.Figures;

namespace CultivatedLand.Tests.Documents.Recognisers;

public class QuantityRecogniserTests
{
    [Theory]
    [InlineData("恢复101亩", "101")]
    [InlineData("恢复 465.17 亩", "465.17")]
    [InlineData("恢复４６５．１７亩", "465.17")]
    [InlineData("恢复2.79万亩", "27900")]
    [InlineData("恢复2公顷", "30")]
    [InlineData("恢复0.5平方公里", "750")]
    [InlineData("恢复2000平方米", "3")]
    [InlineData("恢复1000㎡", "1.5")]
    [InlineData("恢复36,000亩", "36000")]
    [InlineData("面积2023.05亩", "2023.05")]
    public void An_area_is_read_in_mu(string text, string mu) =>
        Assert.Equal(decimal.Parse(mu), Assert.Single(QuantityRecogniser.Find(text), quantity => quantity.IsArea).Mu);

    [Theory]
    [InlineData("按600元/亩补助")]
    [InlineData("占比31.76%")]
    [InlineData("（20分）")]
    [InlineData("编号A101亩")]
    [InlineData("1234567890123456789亩")]
    public void What_is_no_area_is_not_read_as_one(string text) =>
        Assert.DoesNotContain(QuantityRecogniser.Find(text), quantity => quantity.IsArea);

    [Fact]
    public void A_rate_per_mu_is_money() =>
        Assert.Equal(
            (QuantityUnit.TenThousandYuanPerMu, 3.6m),
            (QuantityRecogniser.Find("按3.6万元/亩包干").Single().Unit, QuantityRecogniser.Find("按3.6万元/亩包干").Single().Value)
        );

    [Fact]
    public void A_cell_with_words_is_no_figure()
    {
        Assert.Null(QuantityRecogniser.Alone("约30亩左右"));
        Assert.Equal(30m, QuantityRecogniser.Alone(" 30 ")!.Value.Value);
    }
}
