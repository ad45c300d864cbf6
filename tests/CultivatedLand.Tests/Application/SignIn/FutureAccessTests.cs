using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Application.SignIn;

/// <summary>What was made while the clock was years ahead ends once it is right.</summary>
public sealed class FutureAccessTests
{
    private static readonly Account Clerk = new(
        "clerk",
        "经办",
        null,
        [new Grant(AccountRole.Office, null)],
        Some.At("2023-07-20 08:00"),
        "test"
    );

    private readonly MemoryRecordStore _cabinet = new();
    private readonly SimulatedClock _clock = new(Some.At("2035-01-08 09:00"));

    private AccessRules Rules => new() { Clock = _clock };

    [Fact]
    public async Task A_session_of_the_future_has_ended()
    {
        var sessions = new SessionStore(_cabinet, Rules);
        var secret = await sessions.Begin(Clerk, default);

        _clock.Set(Some.At("2023-08-04 09:00"));

        Assert.Null(await sessions.Find(secret, default));
    }

    [Fact]
    public async Task A_one_time_link_of_the_future_does_not_open()
    {
        var links = new OneTimeLinkStore(_cabinet, Rules);
        var secret = await links.Make("clerk", default);

        _clock.Set(Some.At("2023-08-04 09:00"));

        Assert.Null(await links.Look(secret, default));
    }
}
