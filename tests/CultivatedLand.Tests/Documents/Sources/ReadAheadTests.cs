using CultivatedLand.Documents.Sources.Workbooks;

namespace CultivatedLand.Tests.Documents.Sources;

public class ReadAheadTests
{
    [Fact]
    public void Everything_comes_in_its_order() => Assert.Equal(Enumerable.Range(0, 1000), ReadAhead.Of(Enumerable.Range(0, 1000), 3));

    [Fact]
    public void What_the_source_throws_is_thrown_after_what_it_gave()
    {
        var read = new List<int>();

        Assert.Equal("断了", Assert.Throws<InvalidDataException>(() => read.AddRange(ReadAhead.Of(Breaking(), 3))).Message);
        Assert.Equal([1, 2], read);
    }

    [Fact]
    public void A_reader_that_stops_early_stops_the_source()
    {
        var ended = false;

        Assert.Equal([0, 1], ReadAhead.Of(Endless(() => ended = true), 3).Take(2));
        Assert.True(ended);
    }

    private static IEnumerable<int> Breaking()
    {
        yield return 1;
        yield return 2;
        throw new InvalidDataException("断了");
    }

    private static IEnumerable<int> Endless(Action end)
    {
        try
        {
            for (var number = 0; ; number++)
                yield return number;
        }
        finally
        {
            end();
        }
    }
}
