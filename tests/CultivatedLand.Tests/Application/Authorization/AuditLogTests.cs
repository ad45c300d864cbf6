using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Tests.Application.Authorization;

public class AuditLogTests
{
    private readonly FakeTimeProvider _clock = FakeClock.At("2023-07-20 08:00");
    private readonly MemoryRecordStore _memoryRecordStore = new();

    private AuditLog Book(int keeps = 2000) => new(_memoryRecordStore, new AccessRules { Clock = _clock, AuditKeeps = keeps });

    private static DeniedRequest Act(string what) => new("甲", what, "青石镇", "10.0.0.1");

    [Fact]
    public async Task The_same_again_within_a_minute_is_counted()
    {
        var auditLog = Book();
        for (var time = 0; time < 3; time++)
            await auditLog.Note(Act("Accept"), default);

        Assert.Equal(3, Assert.Single(await auditLog.Latest(10, default)).Times);
    }

    [Fact]
    public async Task The_latest_comes_first()
    {
        var auditLog = Book();
        await auditLog.Note(Act("Accept"), default);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await auditLog.Note(Act("Cancel"), default);

        Assert.Equal(["Cancel", "Accept"], (await auditLog.Latest(10, default)).Select(act => act.What));
    }

    [Fact]
    public async Task Only_the_latest_are_kept()
    {
        var auditLog = Book(keeps: 150);
        for (var time = 0; time < 400; time++)
        {
            await auditLog.Note(Act($"{time}"), default);
            if (time % 50 == 0)
                _clock.Advance(TimeSpan.FromMinutes(1));
        }

        var kept = await auditLog.Latest(1000, default);
        Assert.InRange(kept.Count, 150, 250);
        Assert.Equal("399", kept.OrderByDescending(act => int.Parse(act.What)).First().What);
    }

    [Fact]
    public async Task Knocking_everywhere_pushes_out_nothing()
    {
        var auditLog = Book();
        await auditLog.Note(Act("Accept"), default);
        for (var time = 0; time < 1000; time++)
            await auditLog.Note(Act($"{time}"), default);

        var kept = await auditLog.Latest(2000, default);
        Assert.True(kept.Count <= 121);
        Assert.Contains(kept, act => act is { Who: "…", Times: > 800 });
        Assert.Contains(kept, act => act.What == "Accept");
    }
}
