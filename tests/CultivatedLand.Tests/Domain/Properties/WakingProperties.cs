using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Properties;

/// <summary>
/// When a task asks to be woken, and what becomes of it when it is woken late.
/// The moments are found by trying, not by the schedule's own reckoning.
/// </summary>
public class WakingProperties
{
    private const int Horizon = 45;

    [Fact]
    public void Wake_at_is_never_in_the_past() =>
        ForAll.Scenarios(scenario => Assert.All(scenario.Play(), turn => Assert.False(turn.Decision?.WakeAt < turn.Now)));

    [Fact]
    public void A_task_woken_when_it_asked_has_exactly_one_thing_to_say() =>
        ForAll.Scenarios(scenario =>
            Assert.All(
                scenario.Play(),
                turn =>
                {
                    if (turn.Decision?.WakeAt is { } at)
                        Assert.Single(Woken(scenario, turn.After!, at).Notices);
                }
            )
        );

    [Fact]
    public void Wake_at_is_never_later_than_the_next_notice_due() =>
        ForAll.Scenarios(scenario =>
        {
            var last = scenario.Play().Last(turn => turn.Decision is not null);
            var wakeAt = last.Decision!.WakeAt ?? DateTimeOffset.MaxValue;

            foreach (
                var moment in Moments(scenario, last.After!, last.Now).Concat(BeforeWakeUp(scenario, last)).Where(moment => moment < wakeAt)
            )
                Assert.Empty(Woken(scenario, last.After!, moment).Notices);
        });

    [Fact]
    public void Woken_late_in_one_step_or_daily_in_many_the_same_notices_are_used_up() =>
        ForAll.Scenarios(scenario =>
        {
            var last = scenario.Play()[^1];
            if (EndOfOutage(scenario, last) is not { } end)
                return;

            var late = new Life(scenario, last.After!).Wake(end);
            var daily = new Life(scenario, last.After!);
            foreach (var moment in Moments(scenario, last.After!, last.Now).Where(moment => moment < end))
                daily.Wake(moment);
            daily.Wake(end);

            Assert.Equal(daily.UsedUp.Order(StringComparer.Ordinal), late.UsedUp.Order(StringComparer.Ordinal));
            Assert.Equal(daily.State.Phases, late.State.Phases);
        });

    [Fact]
    public void An_outage_however_long_ends_with_at_most_one_notice() =>
        ForAll.Scenarios(scenario =>
        {
            var last = scenario.Play()[^1];
            if (EndOfOutage(scenario, last) is { } end)
                Assert.InRange(new Life(scenario, last.After!).Wake(end).Notices.Count, 0, 1);
        });

    [Fact]
    public void Woken_daily_a_task_says_at_most_one_thing_a_day() =>
        ForAll.Scenarios(scenario =>
        {
            var last = scenario.Play()[^1];
            var life = new Life(scenario, last.After!);
            foreach (var moment in Moments(scenario, last.After!, last.Now))
                life.Wake(moment);

            Assert.Equal(life.Notices.Count, life.Notices.Select(notice => notice.SendAt).Distinct().Count());
            Assert.Equal(life.Notices.Count, life.Notices.Select(notice => notice.Id).Distinct().Count());
        });

    private static Decision Woken(Scenario scenario, RectificationTask task, DateTimeOffset moment) =>
        (Decision)scenario.Rules.Decide(task, SomeCommands.WakeUp, moment);

    /// <summary>A day's worth of minutes in fives, then on each day the moments at which a host might wake it.</summary>
    private static IEnumerable<DateTimeOffset> Moments(Scenario scenario, RectificationTask task, DateTimeOffset from)
    {
        var policy = scenario.Rules.PolicyFor(task);
        var firstDay = Enumerable.Range(0, 26 * 12).Select(step => from.AddMinutes(step * 5));
        var later = Enumerable
            .Range(0, Horizon)
            .SelectMany(days => OfDay(ChinaTime.DateOf(from).AddDays(days), policy.SendAt, policy.SendingWindow));
        return firstDay.Concat(later.Where(moment => moment > from.AddHours(26))).Prepend(from).Distinct().Order();
    }

    /// <summary>The last weeks before the wake-up, where it lies far ahead.</summary>
    private static IEnumerable<DateTimeOffset> BeforeWakeUp(Scenario scenario, Turn turn) =>
        turn.Decision?.WakeAt is { } at && at > turn.Now.AddDays(2 * Horizon)
            ? Moments(scenario, turn.After!, at.AddDays(1 - Horizon))
            : [];

    private static IEnumerable<DateTimeOffset> OfDay(DateOnly day, TimeOnly sendAt, TimeSpan window)
    {
        var sending = ChinaTime.At(day, sendAt);
        return
        [
            sending.AddMinutes(-1),
            sending,
            sending.AddMinutes(1),
            sending + window - TimeSpan.FromMinutes(1),
            sending + window,
            sending.AddHours(12),
        ];
    }

    /// <summary>A sending time some weeks after the story's end.</summary>
    private static DateTimeOffset? EndOfOutage(Scenario scenario, Turn last)
    {
        if (last.After is not { Status: RectificationStatus.Active } task)
            return null;
        var day = scenario.Rules.Calendar.OnOrAfter(ChinaTime.DateOf(last.Now).AddDays(Horizon - 15));
        return ChinaTime.At(day, scenario.Rules.PolicyFor(task).SendAt);
    }

    /// <summary>A task that only time happens to.</summary>
    private sealed class Life(Scenario scenario, RectificationTask task)
    {
        public RectificationTask State { get; private set; } = task;

        public List<Notice> Notices { get; } = [];

        /// <summary>Every notice that can never go any more, whether it went or was skipped.</summary>
        public List<string> UsedUp { get; } = [];

        public Life Wake(DateTimeOffset moment)
        {
            var decision = Woken(scenario, State, moment);
            State = decision.State;
            Notices.AddRange(decision.Notices);
            UsedUp.AddRange(
                decision
                    .Notices.Select(notice => notice.Id)
                    .Concat(decision.Facts.OfType<TaskFact.NoticesSkipped>().SelectMany(fact => fact.Notices))
                    .Select(identity => identity.ToString())
            );
            return this;
        }
    }
}
