using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;

namespace CultivatedLand.Application.Settings;

/// <summary>
/// Sets policy and calendar, and has every sleeping task set its alarm anew. No step is repeated by that:
/// a task remembers the steps it has taken, not the moments.
/// </summary>
public sealed class DeadlineRulesService(CurrentDeadlineRules rules, IRecordStore recordStore, TaskService taskService, TimeProvider clock)
{
    private readonly SettingsStore _settingsStore = new(recordStore);

    /// <param name="file">Null to go back to the deployment's.</param>
    /// <param name="expected">Number of the setting that the person saw; 0 for none.</param>
    /// <returns>False where somebody else has set another since.</returns>
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

    /// <summary>Puts years in the place of those with the same number; a year without days is taken out again.</summary>
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

    /// <summary>Finishes what a host that died left undone, and takes over what another host has set. Cheap where there is nothing to do.</summary>
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
