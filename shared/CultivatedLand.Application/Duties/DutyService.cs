using CultivatedLand.Application.Records;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Duties;

/// <summary>Service of standing duties: a started plan puts them in force, a supervisor ends them.</summary>
public sealed class DutyService(IRecordStore recordStore, TimeProvider clock)
{
    public const int LongestReason = 2000;

    private readonly RecordSet<StandingDuty> _duties = new(recordStore, "duties");

    public Task<StandingDuty?> Find(string id, CancellationToken cancellationToken) => _duties.Find(id, cancellationToken);

    /// <summary>Lists duties, those in force first, then by place and name.</summary>
    /// <param name="planId">Plan of the duties. Null for all plans.</param>
    public async Task<IReadOnlyList<StandingDuty>> List(string? planId, CancellationToken cancellationToken)
    {
        var found = new List<StandingDuty>();
        await foreach (var (_, duty) in _duties.All(cancellationToken, planId is null ? "" : planId + "-"))
        {
            if (planId is null || duty.PlanId == planId)
                found.Add(duty);
        }

        return
        [
            .. found
                .OrderByDescending(duty => duty.IsInForce)
                .ThenBy(duty => duty.Place.Path, StringComparer.Ordinal)
                .ThenBy(duty => duty.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Puts the duties of a plan in force. Two are the same where name and place agree.
    /// Those that an earlier edition set and this one leaves out end. One that a supervisor has ended stays ended.
    /// Adopting twice changes nothing.
    /// </summary>
    public async Task Adopt(Plan plan, string by, CancellationToken cancellationToken)
    {
        var known = (await List(plan.Id, cancellationToken)).ToList();
        if (known.Count == 0 && plan.Duties.Count == 0)
            return;
        var now = clock.GetUtcNow();
        var today = ChinaTime.DateOf(now);
        var (kept, taken) = (new HashSet<string>(), known.Select(duty => duty.Id).ToHashSet());
        foreach (var planned in plan.Duties)
        {
            var same = known.Find(duty => !kept.Contains(duty.Id) && IsSame(duty, planned));
            var id = same?.Id ?? Free(planned.Id.Value, taken);
            kept.Add(id);
            await _duties.Change(id, before => Adopted(id, plan.Id, planned, before, today, by), cancellationToken);
        }

        var left = new DutyEnd(today, $"更正后的方案“{plan.Title}”不再列入", by, now, IsByEdition: true);
        foreach (var duty in known.Where(duty => duty.IsInForce && !kept.Contains(duty.Id)))
        {
            await _duties.Change(duty.Id, before => before is { IsInForce: true } ? before with { End = left } : null, cancellationToken);
        }
    }

    /// <summary>Ends a duty today, with a reason. Saying the very same again changes nothing.</summary>
    public async Task<DutyOutcome> End(string id, string? reason, string by, CancellationToken cancellationToken)
    {
        var why = VisibleText.Of((reason ?? "").ReplaceLineEndings(" ")).Trim();
        if (why.Length is 0 or > LongestReason)
            return new DutyOutcome.ReasonMissing();
        var now = clock.GetUtcNow();
        DutyOutcome outcome = new DutyOutcome.NoSuchDuty();
        await _duties.Change(
            id,
            before =>
            {
                if (before is { End: { } ended })
                    outcome =
                        ended.By == by && ended.Reason == why ? new DutyOutcome.Ended(before) : new DutyOutcome.EndedBefore(before, ended);
                if (before is not { IsInForce: true })
                    return null;
                var after = before with { End = new DutyEnd(ChinaTime.DateOf(now), why, by, now) };
                outcome = new DutyOutcome.Ended(after);
                return after;
            },
            cancellationToken
        );
        return outcome;
    }

    private static bool IsSame(StandingDuty duty, PlannedDuty planned) =>
        duty.Name == planned.Spec.Name && planned.Spec.Place.IsAlsoCalled(duty.Place);

    private static string Free(string wanted, HashSet<string> taken)
    {
        var id = wanted;
        for (var again = 2; !taken.Add(id); again++)
            id = $"{wanted}-x{again}";
        return id;
    }

    private static StandingDuty? Adopted(string id, string planId, PlannedDuty planned, StandingDuty? before, DateOnly today, string by)
    {
        if (before is { End.IsByEdition: false })
            return null;
        var spec = planned.Spec;
        var after = new StandingDuty(
            id,
            planId,
            spec.Name,
            spec.Kind,
            spec.Place,
            planned.Words,
            spec.Target,
            spec.ResponsibleUnits,
            spec.LeadOffices,
            spec.Leaders,
            before is { IsInForce: true } ? before.Since : today,
            before is { IsInForce: true } ? before.By : by
        );
        return after == before ? null : after;
    }
}

/// <summary>Result of ending a standing duty.</summary>
public abstract record DutyOutcome
{
    private DutyOutcome() { }

    public sealed record Ended(StandingDuty Duty) : DutyOutcome;

    /// <summary>The duty had ended already. Nothing changes.</summary>
    public sealed record EndedBefore(StandingDuty Duty, DutyEnd End) : DutyOutcome;

    /// <summary>The reason is empty or too long.</summary>
    public sealed record ReasonMissing : DutyOutcome;

    public sealed record NoSuchDuty : DutyOutcome;
}

/// <summary>Sentences of refusals about standing duties.</summary>
public static class DutyText
{
    public static LocalizedText ReasonMissing { get; } =
        new(
            $"没有保存：请写明结束的理由（最多{DutyService.LongestReason}个字）。",
            $"Nothing was written: give the reason for the end (at most {DutyService.LongestReason} characters)."
        );

    public static LocalizedText EndedBefore(DutyEnd end) =>
        new($"这项职责已于{end.On:yyyy-MM-dd}由{end.By}结束。", $"This duty was ended on {end.On:yyyy-MM-dd} by {end.By}.");
}
