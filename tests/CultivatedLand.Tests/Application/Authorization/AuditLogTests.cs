using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Tests.Application.Authorization;

public class AuditLogTests
{
    private readonly FakeTimeProvider _clock = FakeClock.At("2023-07-20 08:00");
    private readonly MemoryRecordStore _memoryRecordStore = new();

    private AuditLog Log(int keeps = 2000) => new(_memoryRecordStore, new AccessRules { Clock = _clock, AuditKeeps = keeps });

    private static DeniedRequest Act(string what) => new("甲", what, "青石镇", "10.0.0.1");

    [Fact]
    public async Task The_same_again_within_a_minute_is_counted()
    {
        var auditLog = Log();
        for (var time = 0; time < 3; time++)
            auditLog.Note(Act("Accept"));

        Assert.Equal(3, Assert.Single(await auditLog.Latest(10, default)).Times);
    }

    [Fact]
    public async Task The_latest_comes_first()
    {
        var auditLog = Log();
        auditLog.Note(Act("Accept"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        auditLog.Note(Act("Cancel"));

        Assert.Equal(["Cancel", "Accept"], (await auditLog.Latest(10, default)).Select(act => act.What));
    }

    [Fact]
    public async Task Only_the_latest_are_kept()
    {
        var auditLog = Log(keeps: 150);
        for (var time = 0; time < 400; time++)
        {
            auditLog.Note(Act($"{time}"));
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
        var auditLog = Log();
        auditLog.Note(Act("Accept"));
        for (var time = 0; time < 1000; time++)
            auditLog.Note(Act($"{time}"));

        var kept = await auditLog.Latest(2000, default);
        Assert.True(kept.Count <= 121);
        Assert.Contains(kept, act => act is { Who: "…", Times: > 800 });
        Assert.Contains(kept, act => act.What == "Accept");
    }

    [Fact]
    public async Task A_denied_request_does_not_wait_for_the_store()
    {
        var store = new BlockedRecordStore(_memoryRecordStore);
        var auditLog = new AuditLog(store, new AccessRules { Clock = _clock });
        auditLog.Note(Act("Accept"));
        auditLog.Note(Act("Accept"));
        Assert.False(auditLog.Settle().IsCompleted);

        store.Open();
        Assert.Equal(2, (await auditLog.Latest(10, default)).Sum(act => act.Times));
    }

    [Fact]
    public async Task What_could_not_be_written_is_written_with_the_next()
    {
        var store = new BlockedRecordStore(_memoryRecordStore);
        var auditLog = new AuditLog(store, new AccessRules { Clock = _clock });
        auditLog.Note(Act("Accept"));
        store.Break();
        await auditLog.Settle();
        store.Open();
        auditLog.Note(Act("Cancel"));

        Assert.Equal(["Accept", "Cancel"], (await auditLog.Latest(10, default)).Select(act => act.What).Order());
    }

    [Fact]
    public async Task Whatever_the_store_does_what_waits_is_bounded()
    {
        var store = new BlockedRecordStore(_memoryRecordStore);
        var auditLog = new AuditLog(store, new AccessRules { Clock = _clock });
        for (var time = 0; time < 5000; time++)
        {
            auditLog.Note(Act($"{time}"));
            if (time % 100 == 0)
                _clock.Advance(TimeSpan.FromMinutes(1));
        }

        store.Open();
        var kept = await auditLog.Latest(5000, default);

        // Twice the bound: one batch may be on its way into the store already.
        Assert.InRange(kept.Count, 1000, 2002);
        Assert.Equal(5000, kept.Sum(act => act.Times));
    }

    /// <summary>Store that keeps its callers waiting until it is opened, or fails them.</summary>
    private sealed class BlockedRecordStore(IRecordStore inner) : IRecordStore
    {
        private TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Open()
        {
            _gate.TrySetResult();
            (_gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }

        public void Break() => _gate.SetException(new IOException("The disk is full."));

        public async Task<StoredRecord?> Find(string drawer, string key, CancellationToken cancellationToken)
        {
            await _gate.Task;
            return await inner.Find(drawer, key, cancellationToken);
        }

        public Task<bool> Put(
            string drawer,
            string key,
            ReadOnlyMemory<byte> content,
            long expectedVersion,
            CancellationToken cancellationToken
        ) => inner.Put(drawer, key, content, expectedVersion, cancellationToken);

        public Task<bool> Remove(string drawer, string key, long expectedVersion, CancellationToken cancellationToken) =>
            inner.Remove(drawer, key, expectedVersion, cancellationToken);

        public Task<IReadOnlyList<StoredRecord>> List(
            string drawer,
            string prefix,
            string? after,
            int most,
            CancellationToken cancellationToken
        ) => inner.List(drawer, prefix, after, most, cancellationToken);
    }
}
