using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;

namespace CultivatedLand.Application.Settings;

/// <summary>
/// Sets policy and calendar, and has every sleeping task set its alarm anew. No step is repeated by that:
/// a task remembers the steps it has taken, not the moments.
/// </summary>
public sealed class DeadlineRulesService(CurrentDeadlineRules rules, IRecordStore cabinet, TaskService desk, TimeProvider clock)
{
    private readonly SettingsStore book = new(cabinet);

    /// <param name="file">Null to go back to the deployment's.</param>
    /// <param name="expected">Number of the setting that the person saw; 0 for none.</param>
    /// <returns>False where somebody else has set another since.</returns>
    public async Task<bool> SetPolicy(DeadlinePolicyFile? file, int expected, string by, CancellationToken cancel)
    {
        var won = false;
        await book.Change(before => (won = (before?.Number ?? 0) == expected) ? new PolicySetting(file, expected + 1, by, clock.GetUtcNow()) : null, cancel);
        if (won) await CatchUp(cancel);
        return won;
    }

    /// <summary>Puts years in the place of those with the same number; a year without days is taken out again.</summary>
    public async Task<bool> SetYears(IReadOnlyList<CalendarYear> years, int expected, string by, CancellationToken cancel)
    {
        var won = false;
        await book.Change(
            CalendarSetting? (CalendarSetting? before) =>
            {
                won = (before?.Number ?? 0) == expected;
                if (!won) return null;
                var others = (before?.Years ?? []).Where(known => years.All(year => year.Year != known.Year));
                return new CalendarSetting([.. others.Concat(years).Where(year => year.Days.Count > 0).OrderBy(year => year.Year)], expected + 1, by, clock.GetUtcNow());
            },
            cancel);
        if (won) await CatchUp(cancel);
        return won;
    }

    /// <summary>Finishes what a host that died left undone, and takes over what another host has set. Cheap where there is nothing to do.</summary>
    public async Task CatchUp(CancellationToken cancel)
    {
        await rules.Refresh(cancel);
        var now = new AppliedRules(rules.Policy?.Number ?? 0, rules.Calendar?.Number ?? 0);
        if (now == (await book.Settled(cancel) ?? new AppliedRules(0, 0))) return;
        await desk.SetAlarms(cancel);
        await book.Settle(now, cancel);
    }
}
