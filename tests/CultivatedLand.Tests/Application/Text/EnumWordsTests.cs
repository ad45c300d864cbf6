using CultivatedLand.Application.Text;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Tests.Application.Text;

public sealed class EnumWordsTests
{
    [Theory]
    [InlineData("closed-out")]
    [InlineData("ClosedOut")]
    [InlineData("closedout")]
    public void A_word_is_its_value(string word) => Assert.Equal(RectificationStatus.ClosedOut, EnumWords.Parse<RectificationStatus>(word));

    [Theory]
    [InlineData("0")]
    [InlineData("7")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("active,planned")]
    [InlineData(" active")]
    [InlineData("")]
    [InlineData(null)]
    public void A_number_or_a_list_is_none(string? word) => Assert.Null(EnumWords.Parse<RectificationStatus>(word));
}
