using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Grids;

/// <summary>Service that records patrols and sets how often a place is patrolled.</summary>
public sealed class PatrolService(GridStore gridStore, CurrentDeadlineRules rules, TimeProvider clock, IChangeSignal changeSignal)
{
    /// <summary>Number of days after which a patrol can no longer be recorded.</summary>
    private const int LatestDays = 60;

    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(10);

    /// <param name="log">
    /// Entry to record. Its id and moment of recording are set here, so that the same patrol sent twice is one entry.
    /// </param>
    /// <returns>The fault. Null where the patrol is now in the log.</returns>
    public async Task<LocalizedText?> Log(PatrolLog log, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (Fault(log, now) is { } fault)
            return fault;
        var identity = string.Join('\n', log.Place.Path, log.Who, log.At.UtcTicks, log.Saw);
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..16];
        await gridStore.Add(log with { Id = id, RecordedAt = now }, cancellationToken);
        changeSignal.Raise(null);
        return null;
    }

    /// <summary>Returns the lead that a log names if it lies outside the places that somebody patrols.</summary>
    public async Task<Lead?> LeadElsewhere(PatrolLog log, CurrentUser user, CancellationToken cancellationToken) =>
        log.Lead is { } id
        && await gridStore.Lead(id, cancellationToken) is { State: var lead }
        && !user.Can(Permission.Patrol, lead.Spec.Place)
            ? lead
            : null;

    /// <summary>Sentence for a log that names a lead outside the places that its author patrols.</summary>
    public static LocalizedText LeadNotYours(LeadId lead) =>
        new(
            $"没有登记：线索{lead}不在您巡查的地方。请填写您负责的地方的线索编号，或不填。",
            $"Not recorded: the lead {lead} lies outside the places you patrol. Give the number of a lead of yours, or none."
        );

    /// <summary>Sets how often a place is patrolled. A place has one plan, so a second one replaces the first.</summary>
    /// <returns>The faults. Empty where the plan is now in force.</returns>
    public async Task<IReadOnlyList<LocalizedText>> Plan(PatrolPlan plan, string by, CancellationToken cancellationToken)
    {
        if (plan.Faults().ToList() is { Count: > 0 } faults)
            return faults;
        var (id, now) = (GridStore.PlanIdOf(plan.Place), clock.GetUtcNow());
        await gridStore.ChangePlan(id, _ => new StoredPatrolPlan(plan with { Id = id }, now, [], by, now), cancellationToken);
        changeSignal.Raise(null);
        return [];
    }

    /// <returns>False where there was no such plan.</returns>
    public Task<bool> Unplan(string id, CancellationToken cancellationToken) => gridStore.RemovePlan(id, cancellationToken);

    /// <param name="expected">Number of the setting that the person saw. Null to replace any setting.</param>
    public async Task<IReadOnlyList<LocalizedText>> Set(
        LeadPolicy leads,
        PatrolPolicy patrols,
        string by,
        CancellationToken cancellationToken,
        int? expected = null
    )
    {
        if (leads.Faults().Concat(patrols.Faults()).ToList() is { Count: > 0 } faults)
            return faults;
        var won = false;
        await gridStore.ChangeSettings(
            before =>
                (won = expected is null || expected == before.Number)
                    ? new GridSettings(leads, patrols, before.Number + 1, by, clock.GetUtcNow())
                    : before,
            cancellationToken
        );
        if (!won)
            return
            [
                new(
                    "没有保存：在此期间已有人改过；再次保存即以您填写的为准。",
                    "Not kept: somebody has set other figures meanwhile. Save again to put yours over theirs."
                ),
            ];
        changeSignal.Raise(null);
        return [];
    }

    /// <summary>
    /// Returns the patrol status of each visible place today: the last patrol, the next due date and the missed patrols.
    /// </summary>
    public async Task<IReadOnlyList<PatrolStatus>> Standings(Func<Place, bool> isSeen, CancellationToken cancellationToken)
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var plans = (await gridStore.Plans(cancellationToken)).Where(stored => isSeen(stored.Plan.Place)).ToList();
        if (plans.Count == 0)
            return [];
        var logs = await gridStore.Logs(today.AddDays(-PatrolPlan.Longest), today, cancellationToken);
        return [.. plans.Select(stored => PatrolStatus.Of(stored.Plan, DaysOf(stored.Plan, logs), today, ChinaTime.DateOf(stored.At)))];
    }

    internal static HashSet<DateOnly> DaysOf(PatrolPlan plan, IEnumerable<PatrolLog> logs) =>
        [.. logs.Where(log => log.Place.IsAlsoCalled(plan.Place)).Select(log => ChinaTime.DateOf(log.At))];

    internal async Task<PatrolSchedule> Schedule(CancellationToken cancellationToken) =>
        new((await gridStore.Settings(cancellationToken)).Patrols, rules.Current.Calendar, rules.Current.Policy.SendAt);

    internal NoticeSchedule Sending => new(rules.Current.Policy, rules.Current.Calendar);

    private static LocalizedText? Fault(PatrolLog log, DateTimeOffset now) =>
        log switch
        {
            _ when log.At > now + ClockSlack => new(
                $"巡查时间{ChinaTime.Of(log.At):yyyy-MM-dd HH:mm}还没有到，不能提前登记。",
                $"The patrol is said to be at {ChinaTime.Of(log.At):yyyy-MM-dd HH:mm}, which is yet to come; record it afterwards."
            ),
            _ when log.At < now.AddDays(-LatestDays) => new(
                $"巡查时间{ChinaTime.Of(log.At):yyyy-MM-dd}在{LatestDays}天以前，不能补登。",
                $"The patrol of {ChinaTime.Of(log.At):yyyy-MM-dd} is more than {LatestDays} days ago and is not recorded any more."
            ),
            _ when string.IsNullOrWhiteSpace(log.Saw) => new(
                "请写明看到了什么；没有异常就写“未见异常”。",
                "Say what was seen, even if it is “nothing unusual”."
            ),
            _ when log.Saw.Length > LeadRules.LongestText => new(
                $"巡查情况最多{LeadRules.LongestText}字。",
                $"What was seen has at most {LeadRules.LongestText} characters."
            ),
            _ when string.IsNullOrWhiteSpace(log.Who) => new("请写明巡查人。", "Say who patrolled."),
            { Position.IsOnEarth: false } => new("位置不是经纬度。", "The position is not one in degrees."),
            _ => null,
        };
}

/// <summary>Status of the patrols of one place.</summary>
/// <param name="Last">Last day of a patrol. Null where the log has none.</param>
/// <param name="Due">Last day of the current period, or of the next period where the patrol of the current one is made.</param>
/// <param name="Missed">Due days that passed without a patrol since the plan was made, latest first, at most twelve.</param>
public sealed record PatrolStatus(PatrolPlan Plan, DateOnly? Last, DateOnly Due, IReadOnlyList<DateOnly> Missed)
{
    private const int MostMissed = 12;

    public static PatrolStatus Of(PatrolPlan plan, IReadOnlySet<DateOnly> patrolled, DateOnly today, DateOnly madeOn)
    {
        var done = patrolled.Select(plan.PeriodOf).ToHashSet();
        var running = Math.Max(1, plan.PeriodOf(today));
        var missed = Enumerable
            .Range(1, running - 1)
            .Reverse()
            .Where(period => !done.Contains(period) && plan.Due(period) >= madeOn)
            .Select(plan.Due)
            .Take(MostMissed);
        return new PatrolStatus(
            plan,
            patrolled.Count > 0 ? patrolled.Max() : null,
            plan.Due(done.Contains(running) ? running + 1 : running),
            [.. missed]
        );
    }
}
