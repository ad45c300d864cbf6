using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tables;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Application.Settings;

/// <summary>A policy that somebody has set in the console.</summary>
/// <param name="File">Null where somebody went back to that of the deployment.</param>
/// <param name="Number">1 for the first ever set, and one more each time: by it a form knows whether it is still about what counts.</param>
public sealed record PolicySetting(DeadlinePolicyFile? File, int Number, string By, DateTimeOffset At)
{
    public DeadlinePolicy? Over(DeadlinePolicy defaults) => File?.Over(defaults, "policy") is LoadResult<DeadlinePolicy>.Ok { Value: var policy } ? policy : null;
}

/// <summary>Years of holidays that somebody has added, each as a whole: one that the product has too is replaced by it.</summary>
public sealed record CalendarSetting(IReadOnlyList<CalendarYear> Years, int Number, string By, DateTimeOffset At)
{
    public WorkCalendar Over(WorkCalendar delivered)
    {
        var replaced = Years.Select(year => year.Year).ToHashSet();
        return new WorkCalendar(delivered.SpecialDays.Where(day => !replaced.Contains(day.Date.Year)).Concat(Years.SelectMany(year => year.Days)));
    }
}

public sealed record CalendarYear(int Year, IReadOnlyList<SpecialDay> Days);

/// <summary>The settings that are kept in the cabinet.</summary>
internal sealed class SettingsStore(IRecordStore cabinet)
{
    private const string Drawer = "settings";
    private const string PolicyKey = "policy";
    private const string CalendarKey = "calendar";
    private const string SettledKey = "settled";

    private readonly RecordSet<PolicySetting> policies = new(cabinet, Drawer);
    private readonly RecordSet<CalendarSetting> calendars = new(cabinet, Drawer);
    private readonly RecordSet<AppliedRules> settled = new(cabinet, Drawer);

    public Task<PolicySetting?> Policy(CancellationToken cancel) => policies.Find(PolicyKey, cancel);

    public Task<CalendarSetting?> Calendar(CancellationToken cancel) => calendars.Find(CalendarKey, cancel);

    public Task<AppliedRules?> Settled(CancellationToken cancel) => settled.Find(SettledKey, cancel);

    /// <returns>The setting as it now stands; another than asked for where somebody else was first.</returns>
    public Task<PolicySetting?> Change(Func<PolicySetting?, PolicySetting?> change, CancellationToken cancel) => policies.Change(PolicyKey, change, cancel);

    public Task<CalendarSetting?> Change(Func<CalendarSetting?, CalendarSetting?> change, CancellationToken cancel) => calendars.Change(CalendarKey, change, cancel);

    public Task Settle(AppliedRules rules, CancellationToken cancel) => settled.Change(SettledKey, _ => rules, cancel);
}

/// <summary>The settings by which all sleeping tasks have set their alarm.</summary>
internal sealed record AppliedRules(int Policy, int Calendar);
