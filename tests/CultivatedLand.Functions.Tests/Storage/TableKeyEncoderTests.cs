using CultivatedLand.Functions.Storage.Entities;

namespace CultivatedLand.Functions.Tests.Storage;

public sealed class TableKeyEncoderTests
{
    private const string Awkward = "\u0000\u0001\n\u001f !\"#$%&'()*+,-./019:;<=>?@AZ[\\]^_`az{|}~\u007f\u0080\u009f\u00a0石桥\uffee";

    [Fact]
    public void A_key_has_no_character_that_tables_refuse() =>
        Assert.All(
            TableKeyEncoder.Encode(Awkward),
            character => Assert.False(character is '/' or '\\' or '#' or '?' or '%' || char.IsControl(character), $"{(int)character:x}")
        );

    [Fact]
    public void Keys_sort_as_the_texts_do()
    {
        var random = new Random(1);
        var texts = Enumerable
            .Range(0, 2000)
            .Select(_ => new string([.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => Awkward[random.Next(Awkward.Length)])]))
            .ToList();

        foreach (var (one, other) in texts.Zip(texts.Skip(1)))
        {
            Assert.Equal(
                Math.Sign(string.CompareOrdinal(one, other)),
                Math.Sign(string.CompareOrdinal(TableKeyEncoder.Encode(one), TableKeyEncoder.Encode(other)))
            );
        }
    }

    [Fact]
    public void A_key_begins_as_its_text_does() =>
        Assert.All(
            Enumerable.Range(0, Awkward.Length),
            length =>
                Assert.StartsWith(TableKeyEncoder.Encode(Awkward[..length]), TableKeyEncoder.Encode(Awkward), StringComparison.Ordinal)
        );

    [Fact]
    public void Two_hundred_characters_of_the_worst_kind_fit_and_longer_ones_stay_different()
    {
        Assert.Equal(400, TableKeyEncoder.Encode(new string('/', 200)).Length);
        Assert.True(TableKeyEncoder.Encode(new string('/', 3000)).Length <= 440);
        Assert.NotEqual(TableKeyEncoder.Encode(new string('/', 3000)), TableKeyEncoder.Encode(new string('/', 3001)));
    }
}
