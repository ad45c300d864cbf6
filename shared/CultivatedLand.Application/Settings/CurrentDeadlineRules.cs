using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks.Rules;

namespace CultivatedLand.Application.Settings;

/// <summary>
/// Deadline policy and calendar in force: the values that people have set in the console take precedence over those of the deployment.
/// A rules object does not change. When somebody sets other values, callers get a new rules object from then on.
/// </summary>
public sealed class CurrentDeadlineRules
{
    private readonly DeadlinePolicy _defaults;
    private readonly WorkCalendar _delivered;
    private readonly SettingsStore? _settingsStore;
    private readonly Lock _gate = new();
    private volatile RulesInForce _inForce;

    /// <param name="defaults">Policy of the deployment (appsettings). It holds for values that nobody has set in the console.</param>
    /// <param name="delivered">Calendar that comes with the product.</param>
    public CurrentDeadlineRules(DeadlinePolicy defaults, WorkCalendar delivered, IRecordStore recordStore)
        : this(new TaskRules(defaults, delivered)) => _settingsStore = new SettingsStore(recordStore);

    private CurrentDeadlineRules(TaskRules fixedRules) =>
        (_defaults, _delivered, _inForce) = (fixedRules.Policy, fixedRules.Calendar, new RulesInForce(fixedRules, null, null));

    public TaskRules Current => _inForce.Rules;

    /// <summary>Policy setting with its author. Null while the policy of the deployment is in force.</summary>
    public PolicySetting? Policy => _inForce.Policy;

    /// <summary>Years that people have added. Null while there are none.</summary>
    public CalendarSetting? Calendar => _inForce.Calendar;

    public DeadlinePolicy Defaults => _defaults;

    public WorkCalendar Delivered => _delivered;

    /// <summary>Creates rules that nobody can change, for rehearsals and tests.</summary>
    public static implicit operator CurrentDeadlineRules(TaskRules rules) => new(rules);

    /// <summary>Reads the settings again, because another host may have changed them.</summary>
    public async Task Refresh(CancellationToken cancellationToken)
    {
        if (_settingsStore is null)
            return;
        Take(await _settingsStore.Policy(cancellationToken), await _settingsStore.Calendar(cancellationToken));
    }

    /// <summary>
    /// Takes over newer settings only. A caller that read before another change and comes later must not restore the old setting.
    /// </summary>
    private void Take(PolicySetting? policy, CalendarSetting? calendar)
    {
        lock (_gate)
        {
            var now = _inForce;
            if ((policy?.Number ?? 0) < (now.Policy?.Number ?? 0))
                policy = now.Policy;
            if ((calendar?.Number ?? 0) < (now.Calendar?.Number ?? 0))
                calendar = now.Calendar;
            if (policy?.Number == now.Policy?.Number && calendar?.Number == now.Calendar?.Number)
                return;
            _inForce = new RulesInForce(
                new TaskRules(policy?.Over(_defaults) ?? _defaults, calendar?.Over(_delivered) ?? _delivered),
                policy,
                calendar
            );
        }
    }

    private sealed record RulesInForce(TaskRules Rules, PolicySetting? Policy, CalendarSetting? Calendar);
}
