using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Leads;

/// <summary>
/// Rules for leads: the decision function.
/// It takes a state, a command and a moment, and returns entries, notices and the next wake-up.
/// It never reads the clock, never sends and never stores.
/// A second decision at the same moment yields nothing new.
/// </summary>
public sealed class LeadRules(LeadPolicy policy)
{
    public const int LongestText = 2000;

    /// <summary>Upper limit in mu. It is more than a whole village has, so a larger figure is a typing error.</summary>
    public const int LargestArea = 10_000;

    private const string RuleName = "规则";

    /// <summary>Tolerance for the clock of a phone, which may be a little fast.</summary>
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(10);

    public LeadPolicy Policy => policy;

    /// <summary>Decides on a command.</summary>
    /// <param name="state">Present state. Null for a lead that is not recorded yet; only <see cref="LeadCommand.Find"/> begins one.</param>
    public LeadOutcome Decide(Lead? state, LeadCommand command, DateTimeOffset now)
    {
        if (command.Note is { Length: > LongestText } note)
            return LeadRefusals.NoteTooLong(state, note.Length);
        if (command is LeadCommand.Find find)
            return state is null ? Begin(find, now) : LeadRefusals.AlreadyKnown(state);
        if (state is null)
            return LeadRefusals.NoSuchLead();
        return command is LeadCommand.WakeUp ? Wake(state, now) : Move(state, command, now);
    }

    /// <summary>Returns the moment by which the present step must be done. Null for a lead that has ended.</summary>
    public DateTimeOffset? LimitOf(Lead lead) => lead.IsEnded ? null : lead.StepSince + policy.Limit(lead.Step);

    public DateTimeOffset? WakeAt(Lead lead) =>
        lead.Noticed < LeadPolicy.Ladder(lead.Step, lead.Grade).Count
            ? lead.StepSince + ((lead.Noticed + 1) * policy.Limit(lead.Step))
            : null;

    private LeadOutcome Begin(LeadCommand.Find find, DateTimeOffset now)
    {
        var spec = find.Spec;
        if (string.IsNullOrWhiteSpace(spec.What))
            return LeadRefusals.WhatMissing();
        if (spec.What.Length > LongestText)
            return LeadRefusals.NoteTooLong(null, spec.What.Length);
        if (spec.Kind is not (TaskKind.IllegalUse or TaskKind.NonGrain or TaskKind.Other))
            return LeadRefusals.KindUnknown();
        if (spec.Area is { } area && (area == Mu.Zero || area.Value > LargestArea))
            return LeadRefusals.AreaAbsurd(area.ToString());
        if (spec.Position is { IsOnEarth: false } astray)
            return LeadRefusals.PositionAbsurd(astray);
        if (spec.FoundAt > now + ClockSlack)
            return LeadRefusals.FoundInTheFuture(spec.FoundAt);
        if (spec.FoundAt < now.AddDays(-366))
            return LeadRefusals.FoundLongAgo(spec.FoundAt);

        var entry = new LeadEntry(now, find.By, LeadHappening.Found, null, LeadStep.Found, find.Note)
        {
            Id = find.Id,
            Spec = spec,
            Photos = find.Photos,
        };
        var after = LeadHistory.Evolve(null, entry);
        return new LeadDecision(after, [entry], [], WakeAt(after), LeavesStep: false);
    }

    private LeadOutcome Move(Lead lead, LeadCommand command, DateTimeOffset now)
    {
        var leadTransition = LeadTransitions.Of(command);
        if (Forbidden(lead, command, leadTransition) is { } refusal)
            return refusal;

        var entry = new LeadEntry(
            now,
            command.By,
            leadTransition.Happening,
            lead.Step,
            leadTransition.To ?? lead.Step,
            command.Note?.Trim()
        )
        {
            Grade = (command as LeadCommand.SetGrade)?.Grade,
            Task = (command as LeadCommand.BecomeTask)?.Task,
            Photos = command.Photos,
        };
        var after = LeadHistory.Evolve(lead, entry);
        return new LeadDecision(after, [entry], NoticeOfNewStep(lead, after, now), WakeAt(after), after.Step != lead.Step);
    }

    private static LeadRefusal? Forbidden(Lead lead, LeadCommand command, LeadTransition leadTransition) =>
        command switch
        {
            _ when !leadTransition.From.Contains(lead.Step) => LeadRefusals.NotInThisStep(lead, leadTransition),
            LeadCommand.ReportToDistrict when lead.Grade != LeadGrade.Difficult => LeadRefusals.WrongGrade(lead, leadTransition),
            LeadCommand.Dispose when lead is { Step: LeadStep.Graded, Grade: LeadGrade.Difficult } => LeadRefusals.WrongGrade(
                lead,
                leadTransition
            ),
            LeadCommand.Close when lead is { Step: LeadStep.Verified, WasStopped: false } => LeadRefusals.NotStopped(lead),
            LeadCommand.BecomeTask when lead.Task is not null => LeadRefusals.TaskAlready(lead),
            _ when leadTransition.NeedsNote && string.IsNullOrWhiteSpace(command.Note) => LeadRefusals.NoteMissing(lead, leadTransition),
            _ => null,
        };

    /// <summary>Tells the person who answers for the new step at once, unless that person also answered for the step before.</summary>
    private EquatableArray<LeadNotice> NoticeOfNewStep(Lead before, Lead after, DateTimeOffset now)
    {
        if (after.Step == before.Step || after.IsEnded)
            return [];
        var post = LeadPolicy.Ladder(after.Step, after.Grade)[0];
        return post == LeadPolicy.Ladder(before.Step, before.Grade)[0] ? [] : [Notice(after, 0, post, now, skipped: 0)];
    }

    private LeadDecision Wake(Lead lead, DateTimeOffset now)
    {
        var (ladder, limit) = (LeadPolicy.Ladder(lead.Step, lead.Grade), policy.Limit(lead.Step));
        var passed = now < lead.StepSince ? 0 : (int)Math.Min(ladder.Count, (now - lead.StepSince).Ticks / limit.Ticks);
        if (passed <= lead.Noticed)
            return new LeadDecision(lead, [], [], WakeAt(lead), LeavesStep: false);

        var entries = Enumerable
            .Range(lead.Noticed + 1, passed - lead.Noticed)
            .Select(rung => new LeadEntry(
                now,
                RuleName,
                rung == passed ? LeadHappening.Noticed : LeadHappening.Skipped,
                lead.Step,
                lead.Step
            )
            {
                Rung = rung,
            })
            .ToEquatableArray();
        var after = entries.Aggregate(lead, LeadHistory.Evolve);
        return new LeadDecision(
            after,
            entries,
            [Notice(after, passed, ladder[passed - 1], now, entries.Count - 1)],
            WakeAt(after),
            LeavesStep: false
        );
    }

    private LeadNotice Notice(Lead lead, int rung, GridPost post, DateTimeOffset now, int skipped) =>
        new(lead.Id, lead.Step, rung, post, post.At(lead.Spec.Place), now, lead.StepSince + policy.Limit(lead.Step), skipped);
}
