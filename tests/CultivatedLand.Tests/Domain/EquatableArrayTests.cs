using CultivatedLand.Domain;

namespace CultivatedLand.Tests.Domain;

public class EquatableArrayTests
{
    private static readonly EquatableArray<string> OneTwo = ["one", "two"];

    [Fact]
    public void Two_with_the_same_elements_are_equal_and_share_a_hash()
    {
        EquatableArray<string> other = ["one", "two"];

        Assert.True(OneTwo == other);
        Assert.Equal(OneTwo.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void Order_matters()
    {
        EquatableArray<string> other = ["two", "one"];

        Assert.True(OneTwo != other);
    }

    [Fact]
    public void The_default_is_empty()
    {
        EquatableArray<string> empty = [];

        Assert.Empty(default(EquatableArray<string>));
        Assert.Equal(empty, default);
        Assert.Equal(empty.GetHashCode(), default(EquatableArray<string>).GetHashCode());
    }

    [Fact]
    public void Adding_and_setting_leave_the_original_alone()
    {
        Assert.Equal(["one", "two", "three"], OneTwo.Add("three"));
        Assert.Equal(["one", "2"], OneTwo.SetItem(1, "2"));
        Assert.Equal(2, OneTwo.Count);
    }

    [Fact]
    public void The_default_can_be_added_to() => Assert.Equal(["one"], default(EquatableArray<string>).Add("one"));

    [Fact]
    public void It_is_written_as_a_list() => Assert.Equal("[one, two]", OneTwo.ToString());

    [Fact]
    public void It_is_unequal_to_anything_that_is_not_one() => Assert.False(OneTwo.Equals((object)new[] { "one", "two" }));
}
