using CultivatedLand.Application.Records;
using CultivatedLand.Application.Settings;

namespace CultivatedLand.Application.Tasks;

/// <summary>
/// Service that sets the deadline policy and the calendar and reschedules every sleeping task.
/// No step is repeated by that: a task remembers the steps that it has taken, not their moments.
/// </summary>
public sealed class DeadlineRulesService(CurrentDeadlineRules rules, IRecordStore recordStore, TaskService taskService, TimeProvider clock)
{
    private readonly SettingsStore _settingsStore = new(recordStore);

    /// <param name="file">New policy. Null to return to the policy of the deployment.</param>
    /// <param name="expected">Number of the setting that the person saw. 0 for none.</param>
    /// <returns>False where another person has changed the setting since.</returns>
    public async Task<bool> SetPolicy(DeadlinePolicyFile? file, int expected, string by, CancellationToken cancellationToken)
    {
        var won = false;
        await _settingsStore.Change(
            before => (won = (before?.Number ?? 0) == expected) ? new PolicySetting(file, expected + 1, by, clock.GetUtcNow()) : null,
            cancellationToken
        );
        if (won)
            await CatchUp(cancellationToken);
        return won;
    }

    /// <summary>Sets calendar years. A year replaces the one with the same number. A year without days is removed.</summary>
    public async Task<bool> SetYears(IReadOnlyList<CalendarYear> years, int expected, string by, CancellationToken cancellationToken)
    {
        var won = false;
        await _settingsStore.Change(
            CalendarSetting? (CalendarSetting? before) =>
            {
                won = (before?.Number ?? 0) == expected;
                if (!won)
                    return null;
                var others = (before?.Years ?? []).Where(known => years.All(year => year.Year != known.Year));
                return new CalendarSetting(
                    [.. others.Concat(years).Where(year => year.Days.Count > 0).OrderBy(year => year.Year)],
                    expected + 1,
                    by,
                    clock.GetUtcNow()
                );
            },
            cancellationToken
        );
        if (won)
            await CatchUp(cancellationToken);
        return won;
    }

    /// <summary>
    /// Finishes the rescheduling that a host that died left undone, and adopts the settings of another host.
    /// It is cheap where there is nothing to do.
    /// </summary>
    public async Task CatchUp(CancellationToken cancellationToken)
    {
        await rules.Refresh(cancellationToken);
        var now = new AppliedRules(rules.Policy?.Number ?? 0, rules.Calendar?.Number ?? 0);
        if (now == (await _settingsStore.Settled(cancellationToken) ?? new AppliedRules(0, 0)))
            return;
        await taskService.RescheduleAll(cancellationToken);
        await _settingsStore.Settle(now, cancellationToken);
    }
}
