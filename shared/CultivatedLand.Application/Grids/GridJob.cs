using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Grids;

/// <summary>
/// Job of what time makes happen in the grid: waking leads and reminding of patrols.
/// Each notice is first stored with its lead or plan, and is then recorded as a mail under an id that derives from its content.
/// A crash in between repeats the recording, never the mail.
/// </summary>
public sealed class GridJob(
    GridStore gridStore,
    LeadService leads,
    PatrolService patrols,
    GridMailComposer mail,
    PlaceMailLog placeMailLog,
    IDirectoryStore directoryStore,
    TimeProvider clock,
    IChangeSignal changeSignal,
    SetAsideStore setAside
) : ICycleJob
{
    /// <summary>Returns the moment of the next run. Null when nothing is waiting.</summary>
    public async Task<DateTimeOffset?> NextAt(CancellationToken cancellationToken)
    {
        DateTimeOffset? next = null;
        var rules = await leads.Rules(cancellationToken);
        foreach (var lead in await gridStore.OpenLeads(cancellationToken))
        {
            if (
                setAside.Decide(
                    NameOf(lead),
                    () => new Moment(lead.Unsent.Count > 0 || lead.State.IsEnded ? clock.GetUtcNow() : rules.WakeAt(lead.State))
                ) is
                { At: var at }
            )
                next = Earlier(next, at);
        }

        if (await gridStore.Plans(cancellationToken) is not { Count: > 0 } plans)
            return next;
        var (schedule, sending, now) = (await patrols.Schedule(cancellationToken), patrols.Sending, clock.GetUtcNow());
        foreach (var plan in plans)
        {
            if (setAside.Decide(NameOf(plan), () => new Moment(NextOf(plan, schedule, sending, now))) is { At: var at })
                next = Earlier(next, at);
        }

        return next;
    }

    /// <summary>
    /// Returns the moment of a plan's next run. A notice that was missed goes out at the next sending time, not at night.
    /// </summary>
    private static DateTimeOffset NextOf(StoredPatrolPlan plan, PatrolSchedule schedule, NoticeSchedule sending, DateTimeOffset now)
    {
        var wanted = schedule.NextAfter(plan.Plan, plan.Through);
        return plan.Unsent.Count > 0 ? now
            : wanted > now || sending.SendingTimeAround(now) is not null ? wanted
            : sending.SendingTimeFrom(now);
    }

    async Task<bool> ICycleJob.Run(CancellationToken cancellationToken)
    {
        await Run(cancellationToken);
        return false;
    }

    public async Task Run(CancellationToken cancellationToken)
    {
        foreach (var lead in await gridStore.OpenLeads(cancellationToken))
            await setAside.Attempt(NameOf(lead), () => Wake(lead, cancellationToken));
        foreach (var plan in await gridStore.Plans(cancellationToken))
            await setAside.Attempt(NameOf(plan), () => Remind(plan, cancellationToken));
    }

    private static RecordName NameOf(StoredLead lead) => new("leads", lead.State.Id.Value);

    private static RecordName NameOf(StoredPatrolPlan plan) => new("patrol-plans", plan.Plan.Id);

    private async Task Wake(StoredLead lead, CancellationToken cancellationToken)
    {
        if (!lead.State.IsEnded)
            await leads.Wake(lead.State.Id, cancellationToken);
        if (await gridStore.Lead(lead.State.Id, cancellationToken) is not { } now)
            return;
        if (now.Unsent.Count > 0)
        {
            var directory = await directoryStore.Current(cancellationToken);
            foreach (var notice in now.Unsent)
                await Record(mail.About(now.State, notice, directory), now.State.Spec.Place, cancellationToken);
            now = (
                await gridStore.Change(
                    now.State.Id,
                    stored => stored with { Unsent = stored.Unsent.Except(now.Unsent).ToEquatableArray() },
                    cancellationToken
                )
            )!;
        }

        await gridStore.Settle(now, cancellationToken);
    }

    private async Task Remind(StoredPatrolPlan stored, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var schedule = await patrols.Schedule(cancellationToken);
        if (stored.Unsent.Count == 0)
        {
            if (patrols.Sending.SendingTimeAround(now) is null || schedule.NextAfter(stored.Plan, stored.Through) > now)
                return;
            var today = ChinaTime.DateOf(now);
            var days = PatrolService.DaysOf(
                stored.Plan,
                await gridStore.Logs(
                    stored.Plan.Since < today.AddDays(-500) ? today.AddDays(-500) : stored.Plan.Since,
                    today.AddDays(1),
                    cancellationToken
                )
            );
            var due = schedule.Due(stored.Plan, days, stored.Through, now).ToEquatableArray();
            if (await Store(stored, stored with { Through = now, Unsent = due }, cancellationToken) is not { } changed)
                return;
            stored = changed;
        }

        if (stored.Unsent.Count == 0)
            return;
        var directory = await directoryStore.Current(cancellationToken);
        foreach (var record in stored.Unsent.SelectMany(notice => mail.About(stored.Plan, notice, stored.Through, directory)))
            await Record(record, stored.Plan.Place, cancellationToken);
        await Store(stored, stored with { Unsent = [] }, cancellationToken);
    }

    /// <returns>The stored plan. Null where somebody has changed the plan meanwhile: the next run then looks at it again.</returns>
    private async Task<StoredPatrolPlan?> Store(StoredPatrolPlan before, StoredPatrolPlan after, CancellationToken cancellationToken)
    {
        var isMine = false;
        await gridStore.ChangePlan(before.Plan.Id, known => (isMine = known == before) ? after : null, cancellationToken);
        return isMine ? after : null;
    }

    private async Task Record(MailRecord record, Place place, CancellationToken cancellationToken)
    {
        if (await placeMailLog.Record(record, place, cancellationToken))
            changeSignal.Raise(null);
    }

    private sealed record Moment(DateTimeOffset? At);

    private static DateTimeOffset? Earlier(DateTimeOffset? left, DateTimeOffset? right) => left is null || right < left ? right : left;
}
