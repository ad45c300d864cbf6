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
    public DeadlinePolicy? Over(DeadlinePolicy defaults) =>
        File?.Over(defaults, "policy") is LoadResult<DeadlinePolicy>.Ok { Value: var policy } ? policy : null;
}

/// <summary>Years of holidays that somebody has added, each as a whole: one that the product has too is replaced by it.</summary>
public sealed record CalendarSetting(IReadOnlyList<CalendarYear> Years, int Number, string By, DateTimeOffset At)
{
    public WorkCalendar Over(WorkCalendar delivered)
    {
        var replaced = Years.Select(year => year.Year).ToHashSet();
        return new WorkCalendar(
            delivered.SpecialDays.Where(day => !replaced.Contains(day.Date.Year)).Concat(Years.SelectMany(year => year.Days))
        );
    }
}

public sealed record CalendarYear(int Year, IReadOnlyList<SpecialDay> Days);

/// <summary>The settings that are kept in the cabinet.</summary>
internal sealed class SettingsStore(IRecordStore recordStore)
{
    private const string Drawer = "settings";
    private const string PolicyKey = "policy";
    private const string CalendarKey = "calendar";
    private const string SettledKey = "settled";

    private readonly RecordSet<PolicySetting> _policies = new(recordStore, Drawer);
    private readonly RecordSet<CalendarSetting> _calendars = new(recordStore, Drawer);
    private readonly RecordSet<AppliedRules> _settled = new(recordStore, Drawer);

    public Task<PolicySetting?> Policy(CancellationToken cancellationToken) => _policies.Find(PolicyKey, cancellationToken);

    public Task<CalendarSetting?> Calendar(CancellationToken cancellationToken) => _calendars.Find(CalendarKey, cancellationToken);

    public Task<AppliedRules?> Settled(CancellationToken cancellationToken) => _settled.Find(SettledKey, cancellationToken);

    /// <returns>The setting as it now stands; another than asked for where somebody else was first.</returns>
    public Task<PolicySetting?> Change(Func<PolicySetting?, PolicySetting?> change, CancellationToken cancellationToken) =>
        _policies.Change(PolicyKey, change, cancellationToken);

    public Task<CalendarSetting?> Change(Func<CalendarSetting?, CalendarSetting?> change, CancellationToken cancellationToken) =>
        _calendars.Change(CalendarKey, change, cancellationToken);

    public Task Settle(AppliedRules rules, CancellationToken cancellationToken) =>
        _settled.Change(SettledKey, _ => rules, cancellationToken);
}

/// <summary>The settings by which all sleeping tasks have set their alarm.</summary>
internal sealed record AppliedRules(int Policy, int Calendar);
