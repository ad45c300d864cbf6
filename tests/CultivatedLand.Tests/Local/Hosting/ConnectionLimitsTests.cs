using CultivatedLand.Local.Hosting;

namespace CultivatedLand.Tests.Local.Hosting;

/// <summary>How many connections the outside may hold open.</summary>
public class ConnectionLimitsTests
{
    [Theory]
    [InlineData(1024, 574)]
    [InlineData(1_048_576, 2000)]
    [InlineData(256, 50)]
    public void Connections_leave_the_host_its_own_handles(long handles, long connections) =>
        Assert.Equal(connections, ConnectionLimits.Connections(handles));

    [Fact]
    public void Where_the_number_of_handles_is_not_known_the_bound_is_fixed() => Assert.Equal(2000, ConnectionLimits.Connections(null));

    [Fact]
    public void The_soft_limit_is_read_as_Linux_writes_it() =>
        Assert.Equal(
            1024,
            ConnectionLimits.Parse([
                "Max cpu time              unlimited            unlimited            seconds",
                "Max open files            1024  4096  files",
            ])
        );

    [Fact]
    public void Without_a_limit_nothing_is_known() =>
        Assert.Null(ConnectionLimits.Parse(["Max open files            unlimited            unlimited            files"]));
}
