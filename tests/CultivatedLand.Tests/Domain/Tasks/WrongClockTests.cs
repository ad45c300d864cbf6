using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Ledger;

namespace CultivatedLand.Tests.Domain.Tasks;

public sealed class WrongClockTests
{
    private static readonly DateTimeOffset Wrong = new(2035, 1, 8, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Steps_that_a_wrong_clock_took_years_ahead_are_ahead_again_once_it_is_right()
    {
        var active = SomeLedger.Decide(SomeLedger.Planned().State, new TaskCommand.Start(), SomeLedger.Monday).State;
        var woken = SomeLedger.Decide(active, new TaskCommand.WakeUp(), Wrong).State;

        Assert.Equal(SomeLedger.At(8, 4), SomeLedger.Decide(woken, new TaskCommand.WakeUp(), SomeLedger.Monday).WakeAt);
    }

    [Fact]
    public void A_task_that_was_started_by_a_wrong_clock_reminds_at_its_time()
    {
        var active = SomeLedger.Decide(SomeLedger.Planned().State, new TaskCommand.Start(), Wrong).State;

        Assert.Single(SomeLedger.Decide(active, new TaskCommand.WakeUp(), SomeLedger.At(8, 4)).Notices);
    }
}
