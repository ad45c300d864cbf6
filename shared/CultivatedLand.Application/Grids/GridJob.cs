using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Grids;

/// <summary>
/// What the passing of time makes happen in the grid. What must be mailed is stored with the lead or the plan first and recorded as a mail afterwards,
/// under an id that comes from what it tells: a crash in between repeats the recording, never the mail.
/// </summary>
public sealed class GridJob(GridStore book, LeadService leads, PatrolService patrols, GridMailComposer mail, PlaceMailLog places, IPlanStore shelf, TimeProvider clock, IChangeSignal doorbell)
{
    /// <summary>When it is next to be run; null when nothing waits.</summary>
    public async Task<DateTimeOffset?> NextAt(CancellationToken cancel)
    {
        DateTimeOffset? next = null;
        var rules = await leads.Rules(cancel);
        foreach (var lead in await book.OpenLeads(cancel))
        {
            next = Earlier(next, lead.Unsent.Count > 0 || lead.State.IsEnded ? clock.GetUtcNow() : rules.WakeAt(lead.State));
        }

        if (await book.Plans(cancel) is not { Count: > 0 } plans) return next;
        var (schedule, sending, now) = (await patrols.Schedule(cancel), patrols.Sending, clock.GetUtcNow());
        foreach (var plan in plans)
        {
            var wanted = schedule.NextAfter(plan.Plan, plan.Through);

            // What was missed goes out at the next sending time, not at night.
            next = Earlier(next, plan.Unsent.Count > 0 ? now : wanted > now || sending.SendingTimeAround(now) is not null ? wanted : sending.SendingTimeFrom(now));
        }

        return next;
    }

    public async Task Run(CancellationToken cancel)
    {
        foreach (var lead in await book.OpenLeads(cancel)) await Wake(lead, cancel);
        foreach (var plan in await book.Plans(cancel)) await Remind(plan, cancel);
    }

    private async Task Wake(StoredLead lead, CancellationToken cancel)
    {
        if (!lead.State.IsEnded) await leads.Wake(lead.State.Id, cancel);
        if (await book.Lead(lead.State.Id, cancel) is not { } now) return;
        if (now.Unsent.Count > 0)
        {
            var directory = await shelf.Directory(cancel);
            foreach (var notice in now.Unsent) await Record(mail.About(now.State, notice, directory), now.State.Spec.Place, cancel);
            now = (await book.Change(now.State.Id, stored => stored with { Unsent = stored.Unsent.Except(now.Unsent).ToEquatableArray() }, cancel))!;
        }

        await book.Settle(now, cancel);
    }

    private async Task Remind(StoredPatrolPlan stored, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var schedule = await patrols.Schedule(cancel);
        if (stored.Unsent.Count == 0)
        {
            if (patrols.Sending.SendingTimeAround(now) is null || schedule.NextAfter(stored.Plan, stored.Through) > now) return;
            var today = ChinaTime.DateOf(now);
            var days = PatrolService.DaysOf(stored.Plan, await book.Logs(stored.Plan.Since < today.AddDays(-500) ? today.AddDays(-500) : stored.Plan.Since, today.AddDays(1), cancel));
            var due = schedule.Due(stored.Plan, days, stored.Through, now).ToEquatableArray();
            if (await Store(stored, stored with { Through = now, Unsent = due }, cancel) is not { } changed) return;
            stored = changed;
        }

        if (stored.Unsent.Count == 0) return;
        var directory = await shelf.Directory(cancel);
        foreach (var record in stored.Unsent.SelectMany(notice => mail.About(stored.Plan, notice, stored.Through, directory))) await Record(record, stored.Plan.Place, cancel);
        await Store(stored, stored with { Unsent = [] }, cancel);
    }

    /// <returns>Null where somebody has changed the plan meanwhile: the next round looks at it anew.</returns>
    private async Task<StoredPatrolPlan?> Store(StoredPatrolPlan before, StoredPatrolPlan after, CancellationToken cancel)
    {
        var isMine = false;
        await book.ChangePlan(before.Plan.Id, known => (isMine = known == before) ? after : null, cancel);
        return isMine ? after : null;
    }

    private async Task Record(MailRecord record, Place place, CancellationToken cancel)
    {
        if (await places.Record(record, place, cancel)) doorbell.Ring(null);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? left, DateTimeOffset? right) => left is null || right < left ? right : left;
}
