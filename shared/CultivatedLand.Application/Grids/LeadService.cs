using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Grids;

/// <summary>
/// Service that is the only writer of leads: it loads, decides and stores.
/// A decision that lost a race is made again on the state that the winner left.
/// </summary>
public sealed class LeadService(GridStore gridStore, TaskService tasks, TimeProvider clock, IChangeSignal changeSignal)
{
    /// <param name="once">Token of one sending of a form. The same form sent twice gives one lead.</param>
    /// <param name="anyway">Whether the person who reports has seen the similar lead and says that this is another.</param>
    public async Task<LeadReportResult> Report(
        LeadSpec spec,
        IEnumerable<Evidence> photos,
        string once,
        bool anyway,
        string by,
        CancellationToken cancellationToken
    )
    {
        var id = IdOf(spec, once);
        if (await gridStore.Lead(id, cancellationToken) is { } known)
            return new LeadReportResult.Stored(known.State);

        var rules = await Rules(cancellationToken);
        var outcome = rules.Decide(null, new LeadCommand.Find(id, spec) { Photos = photos.ToEquatableArray(), By = by }, clock.GetUtcNow());
        if (outcome is not LeadDecision decision)
            return new LeadReportResult.Refused((LeadRefusal)outcome);
        if (!anyway && LeadLikeness.First(spec, (await gridStore.OpenLeads(cancellationToken)).Select(lead => lead.State)) is { } first)
            return new LeadReportResult.Alike(first);

        await gridStore.Add(StoredLead.Begun(decision), cancellationToken);
        changeSignal.Raise(null);
        return new LeadReportResult.Stored(decision.State);
    }

    /// <returns>The decision that is now stored, or the refusal.</returns>
    public async Task<LeadOutcome> Do(LeadId id, LeadCommand command, CancellationToken cancellationToken)
    {
        var rules = await Rules(cancellationToken);
        var outcome = rules.Decide(null, command, clock.GetUtcNow());
        await gridStore.Change(
            id,
            stored =>
            {
                outcome = stored.Knows(command.RequestKey)
                    ? new LeadDecision(stored.State, [], [], null, LeavesStep: false)
                    : rules.Decide(stored.State, command, clock.GetUtcNow());
                return outcome is LeadDecision { Entries.Count: > 0 } decision ? stored.With(Marked(decision, command)) : null;
            },
            cancellationToken
        );
        if (outcome is LeadDecision)
            changeSignal.Raise(null);
        return outcome;
    }

    private static LeadDecision Marked(LeadDecision decision, LeadCommand command) =>
        command.RequestKey is null
            ? decision
            : decision with
            {
                Entries = decision.Entries.Select(entry => entry with { RequestKey = command.RequestKey }).ToEquatableArray(),
            };

    /// <summary>Lets time pass for a lead. It raises no change signal, because only the grid job calls it.</summary>
    internal async Task Wake(LeadId id, CancellationToken cancellationToken)
    {
        var rules = await Rules(cancellationToken);
        await gridStore.Change(
            id,
            stored =>
                rules.Decide(stored.State, new LeadCommand.WakeUp(), clock.GetUtcNow()) is LeadDecision { Entries.Count: > 0 } decision
                    ? stored.With(decision)
                    : null,
            cancellationToken
        );
    }

    /// <summary>
    /// Turns a lead into a rectification task. The task is planned and started in the ledger first and then noted in the lead.
    /// After a crash in between, doing it again completes it, because the task's id derives from the lead.
    /// </summary>
    /// <param name="due">Due date that the town sets.</param>
    public async Task<LeadOutcome> BecomeTask(
        LeadId id,
        DateOnly due,
        string? note,
        string by,
        CancellationToken cancellationToken,
        string? requestKey = null
    )
    {
        var (rules, now) = (await Rules(cancellationToken), clock.GetUtcNow());
        var command = new LeadCommand.BecomeTask(id.Task)
        {
            Note = note,
            By = by,
            RequestKey = requestKey,
        };
        var stored = await gridStore.Lead(id, cancellationToken);
        if (stored?.Knows(requestKey) == true)
            return new LeadDecision(stored.State, [], [], null, LeavesStep: false);
        var lead = stored?.State;
        if (rules.Decide(lead, command, now) is LeadRefusal refusal)
            return refusal;
        if (due < ChinaTime.DateOf(now))
            return DuePassed(lead!, due);

        if (
            await tasks.Execute(id.Task, new TaskCommand.Plan(id.Task, Spec(lead!, due)) { By = by }, cancellationToken) is Refusal
            {
                Code: not RefusalCode.AlreadyPlanned
            } planning
        )
        {
            return new LeadRefusal(LeadRefusalCode.DueNotLater, planning.Why, LeadTransitions.Allowed(lead!.Step));
        }

        await tasks.Execute(id.Task, new TaskCommand.Start { By = by }, cancellationToken);
        return await Do(id, command, cancellationToken);
    }

    public async Task<LeadRules> Rules(CancellationToken cancellationToken) => new((await gridStore.Settings(cancellationToken)).Leads);

    private static LeadRefusal DuePassed(Lead lead, DateOnly due) =>
        new(
            LeadRefusalCode.DueNotLater,
            new(
                $"整改时限{due:yyyy-MM-dd}已经过去，请填写今天或以后的日期。",
                $"The due date {due:yyyy-MM-dd} has passed; give today or a later day."
            ),
            LeadTransitions.Allowed(lead.Step)
        );

    private static TaskSpec Spec(Lead lead, DateOnly due) =>
        new(
            $"{lead.Spec.Place.Name}{(lead.Spec.Kind == TaskKind.NonGrain ? "非粮化" : "违法用地")}线索整改",
            lead.Spec.Kind,
            lead.Spec.Place,
            lead.Spec.Area,
            Mu.Zero,
            [],
            [],
            [],
            [new PhaseSpec("完成整改", PhaseKind.Complete, null, due)]
        );

    private static LeadId IdOf(LeadSpec spec, string once)
    {
        var identity = string.Join('\n', spec.Place.Path, spec.What, spec.FoundBy, once.Length > 0 ? once : spec.FoundAt.UtcTicks);
        return LeadId.Of("l" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..16]);
    }
}

/// <summary>Result of reporting a lead.</summary>
public abstract record LeadReportResult
{
    private LeadReportResult() { }

    public sealed record Stored(Lead Lead) : LeadReportResult;

    /// <summary>Nothing was stored, because an open lead is likely the same.</summary>
    public sealed record Alike(Lead First) : LeadReportResult;

    public sealed record Refused(LeadRefusal Why) : LeadReportResult;
}
