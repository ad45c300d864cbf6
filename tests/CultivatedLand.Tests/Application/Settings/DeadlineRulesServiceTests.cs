using CultivatedLand.Application.Records;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Testing.Simulation;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Tests.Application.Settings;

/// <summary>Ploughing is due on Sunday 2023-08-20: reminders on 08-04, 08-11, 08-17, 08-18.</summary>
public class DeadlineRulesServiceTests
{
    private readonly FakeTimeProvider _clock = FakeClock.At("2023-07-20 08:00");
    private readonly MemoryRecordStore _memoryRecordStore = new();
    private readonly MemoryOffice _office;
    private readonly CurrentDeadlineRules _rules;
    private readonly TaskService _taskService;
    private readonly DeadlineRulesService _settings;

    public DeadlineRulesServiceTests()
    {
        _office = new MemoryOffice(_clock);
        _rules = new CurrentDeadlineRules(DeadlinePolicy.Default, Some.ChinaCalendar, _memoryRecordStore);
        _taskService = SomeServices.Tasks(_office.Ledger, _rules, _clock, new NoChangeSignal());
        _settings = new DeadlineRulesService(_rules, _memoryRecordStore, _taskService, _clock);
    }

    private Task<bool> Set(int expected, params int[] reminders) =>
        _settings.SetPolicy(new DeadlinePolicyFile { Reminders = reminders }, expected, "管理员", default);

    private async Task<string> WakesAt() => Some.Text((await _office.Ledger.NextWakeAt(default))!.Value);

    /// <summary>Wakes tasks from moment to moment until a day, as a host does.</summary>
    private async Task LiveUntil(string day)
    {
        while (await _office.Ledger.NextWakeAt(default) is { } next && next <= Some.At(day))
        {
            _clock.MoveTo(next < _clock.GetUtcNow() ? _clock.GetUtcNow() : next);
            await _taskService.WakeDue(500, default);
        }

        _clock.MoveTo(day);
    }

    private async Task<IReadOnlyList<string>> Steps() =>
        [
            .. (await _office.Ledger.History(Some.Id, 0, 500, default))
                .OfType<TaskFact.NoticeIssued>()
                .Select(fact => $"{Some.Text(fact.At)[5..10]} {fact.Step}"),
        ];

    [Fact]
    public async Task A_new_policy_sets_the_alarm_of_every_sleeping_task_anew()
    {
        await _office.With(Some.FourPhases());
        await Set(0, 20);

        Assert.Equal("2023-07-31 09:00", await WakesAt());
    }

    [Fact]
    public async Task A_new_policy_never_repeats_a_step()
    {
        await _office.With(Some.FourPhases());
        await LiveUntil("2023-08-12");
        await Set(0, 14, 7, 5, 0);
        await LiveUntil("2023-08-20");

        Assert.Equal(["08-04 b14", "08-11 b7", "08-15 b5", "08-18 b0"], await Steps());
    }

    [Fact]
    public async Task A_holiday_added_later_moves_what_is_to_come_and_repeats_nothing()
    {
        await _office.With(Some.FourPhases());
        await LiveUntil("2023-08-12");
        await _settings.SetYears([new CalendarYear(2023, [new SpecialDay(Some.Day("2023-08-17"), "试验", false)])], 0, "管理员", default);
        await LiveUntil("2023-08-20");

        Assert.Equal(["08-04 b14", "08-11 b7", "08-16 b3", "08-18 b0"], await Steps());
    }

    [Fact]
    public async Task The_later_of_two_people_is_told_and_changes_nothing()
    {
        await Set(0, 20);

        Assert.False(await Set(0, 10));
        Assert.Equal([20], _rules.Current.Policy.Reminders);
    }

    [Fact]
    public async Task Another_host_takes_over_what_was_set()
    {
        var elsewhere = new CurrentDeadlineRules(DeadlinePolicy.Default, Some.ChinaCalendar, _memoryRecordStore);
        await Set(0, 20);

        await new DeadlineRulesService(elsewhere, _memoryRecordStore, _taskService, _clock).CatchUp(default);

        Assert.Equal([20], elsewhere.Current.Policy.Reminders);
    }

    [Fact]
    public async Task Alarms_that_a_host_did_not_live_to_set_are_set_by_the_next()
    {
        await _office.With(Some.FourPhases());
        _office.Ledger.BeforeAppend = () => throw new IOException("The host dies.");
        await Assert.ThrowsAsync<IOException>(() => Set(0, 20));
        _office.Ledger.BeforeAppend = null;

        await _settings.CatchUp(default);

        Assert.Equal("2023-07-31 09:00", await WakesAt());
    }

    [Fact]
    public async Task What_is_not_set_stays_as_the_deployment_has_it()
    {
        await Set(0, 20);

        Assert.Equal(DeadlinePolicy.Default.Ladder, _rules.Current.Policy.Ladder);
    }

    [Fact]
    public async Task One_can_go_back_to_the_policy_of_the_deployment()
    {
        await Set(0, 20);
        await _settings.SetPolicy(null, 1, "管理员", default);

        Assert.Equal(DeadlinePolicy.Default, _rules.Current.Policy);
    }

    [Fact]
    public async Task A_year_that_is_added_counts_and_one_without_days_is_taken_out_again()
    {
        await _settings.SetYears([new CalendarYear(2031, [new SpecialDay(Some.Day("2031-10-01"), "国庆节", false)])], 0, "管理员", default);
        Assert.False(_rules.Current.Calendar.IsWorkday(Some.Day("2031-10-01")));

        await _settings.SetYears([new CalendarYear(2031, [])], 1, "管理员", default);
        Assert.False(_rules.Current.Calendar.HasData(2031));
    }

    [Fact]
    public async Task A_year_of_the_product_is_replaced_as_a_whole()
    {
        await _settings.SetYears([new CalendarYear(2023, [new SpecialDay(Some.Day("2023-10-02"), "国庆节", false)])], 0, "管理员", default);

        Assert.Equal(
            ["2023-10-02"],
            _rules.Current.Calendar.SpecialDays.Where(day => day.Date.Year == 2023).Select(day => $"{day.Date:yyyy-MM-dd}")
        );
    }

    [Fact]
    public async Task Who_read_the_old_policy_and_is_slow_to_say_so_does_not_put_it_back()
    {
        var slow = new SlowReader(_memoryRecordStore);
        var shared = new CurrentDeadlineRules(DeadlinePolicy.Default, Some.ChinaCalendar, slow);
        var reading = shared.Refresh(default);
        await Set(0, 20);
        await shared.Refresh(default);

        slow.GoOn();
        await reading;

        Assert.Equal([20], shared.Current.Policy.Reminders);
    }

    /// <summary>The first to read the policy gets what it was then, later.</summary>
    private sealed class SlowReader(IRecordStore inner) : IRecordStore
    {
        private readonly TaskCompletionSource _later = new();
        private bool _isFirst = true;

        public void GoOn() => _later.SetResult();

        public async Task<StoredRecord?> Find(string drawer, string key, CancellationToken cancellationToken)
        {
            var (found, isHeld) = (await inner.Find(drawer, key, cancellationToken), _isFirst);
            _isFirst = false;
            if (isHeld)
                await _later.Task;
            return found;
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
