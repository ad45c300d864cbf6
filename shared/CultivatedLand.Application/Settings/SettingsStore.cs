using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tables;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Application.Settings;

/// <summary>Policy that a person has set in the console.</summary>
/// <param name="File">Policy file. Null where a person returned to the policy of the deployment.</param>
/// <param name="Number">
/// Number of the setting: 1 for the first, and one more each time.
/// A form compares it to know whether it still shows the setting in force.
/// </param>
public sealed record PolicySetting(DeadlinePolicyFile? File, int Number, string By, DateTimeOffset At)
{
    public DeadlinePolicy? Over(DeadlinePolicy defaults) =>
        File?.Over(defaults, "policy") is LoadResult<DeadlinePolicy>.Ok { Value: var policy } ? policy : null;
}

/// <summary>Holiday years that people have added. Each counts as a whole and replaces the same year of the product.</summary>
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

/// <summary>Year of the calendar with its special days.</summary>
public sealed record CalendarYear(int Year, IReadOnlyList<SpecialDay> Days);

/// <summary>Store of the deadline policy and calendar settings.</summary>
internal sealed class SettingsStore(IRecordStore recordStore)
{
    internal const string Drawer = "settings";
    internal const string PolicyKey = "policy";
    internal const string CalendarKey = "calendar";
    internal const string SettledKey = "settled";

    private readonly RecordSet<PolicySetting> _policies = new(recordStore, Drawer, isReplaceable: true);
    private readonly RecordSet<CalendarSetting> _calendars = new(recordStore, Drawer, isReplaceable: true);
    private readonly RecordSet<AppliedRules> _settled = new(recordStore, Drawer, isReplaceable: true);

    public Task<PolicySetting?> Policy(CancellationToken cancellationToken) => _policies.Find(PolicyKey, cancellationToken);

    public Task<CalendarSetting?> Calendar(CancellationToken cancellationToken) => _calendars.Find(CalendarKey, cancellationToken);

    public Task<AppliedRules?> Settled(CancellationToken cancellationToken) => _settled.Find(SettledKey, cancellationToken);

    /// <returns>The setting as it now is. It differs from the requested one where another writer was first.</returns>
    public Task<PolicySetting?> Change(Func<PolicySetting?, PolicySetting?> change, CancellationToken cancellationToken) =>
        _policies.Change(PolicyKey, change, cancellationToken);

    public Task<CalendarSetting?> Change(Func<CalendarSetting?, CalendarSetting?> change, CancellationToken cancellationToken) =>
        _calendars.Change(CalendarKey, change, cancellationToken);

    public Task Settle(AppliedRules rules, CancellationToken cancellationToken) =>
        _settled.Change(SettledKey, _ => rules, cancellationToken);
}

/// <summary>Numbers of the settings by which all sleeping tasks were last rescheduled.</summary>
internal sealed record AppliedRules(int Policy, int Calendar);
