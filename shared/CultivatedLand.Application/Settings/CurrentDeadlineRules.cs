using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Settings;

/// <summary>
/// The deadline policy and the calendar that count now: what people have set in the console, over what the deployment came with.
/// Rules themselves do not change; when somebody sets other ones, everybody who asks gets new rules from then on.
/// </summary>
public sealed class CurrentDeadlineRules
{
    private readonly DeadlinePolicy _defaults;
    private readonly WorkCalendar _delivered;
    private readonly SettingsStore? _settingsStore;
    private readonly Lock _gate = new();
    private volatile Standing _standing;

    /// <param name="defaults">Of the deployment (appsettings); what nobody has set in the console.</param>
    /// <param name="delivered">The calendar that comes with the product.</param>
    public CurrentDeadlineRules(DeadlinePolicy defaults, WorkCalendar delivered, IRecordStore recordStore)
        : this(new TaskRules(defaults, delivered)) => _settingsStore = new SettingsStore(recordStore);

    private CurrentDeadlineRules(TaskRules fixedRules) =>
        (_defaults, _delivered, _standing) = (fixedRules.Policy, fixedRules.Calendar, new Standing(fixedRules, null, null));

    public TaskRules Current => _standing.Rules;

    /// <summary>Who set the policy and to what; null while that of the deployment counts.</summary>
    public PolicySetting? Policy => _standing.Policy;

    /// <summary>The years that people have added; null while there are none.</summary>
    public CalendarSetting? Calendar => _standing.Calendar;

    public DeadlinePolicy Defaults => _defaults;

    public WorkCalendar Delivered => _delivered;

    /// <summary>Rules that nobody can change, for rehearsals and tests.</summary>
    public static implicit operator CurrentDeadlineRules(TaskRules rules) => new(rules);

    /// <summary>Reads again what is set; another host may have set it.</summary>
    public async Task Refresh(CancellationToken cancellationToken)
    {
        if (_settingsStore is null)
            return;
        Take(await _settingsStore.Policy(cancellationToken), await _settingsStore.Calendar(cancellationToken));
    }

    /// <summary>Only forward: who read before somebody set another, and is slower to say so, must not put the old one back.</summary>
    private void Take(PolicySetting? policy, CalendarSetting? calendar)
    {
        lock (_gate)
        {
            var now = _standing;
            if ((policy?.Number ?? 0) < (now.Policy?.Number ?? 0))
                policy = now.Policy;
            if ((calendar?.Number ?? 0) < (now.Calendar?.Number ?? 0))
                calendar = now.Calendar;
            if (policy?.Number == now.Policy?.Number && calendar?.Number == now.Calendar?.Number)
                return;
            _standing = new Standing(
                new TaskRules(policy?.Over(_defaults) ?? _defaults, calendar?.Over(_delivered) ?? _delivered),
                policy,
                calendar
            );
        }
    }

    private sealed record Standing(TaskRules Rules, PolicySetting? Policy, CalendarSetting? Calendar);
}
