namespace CultivatedLand.Domain.Tasks;

/// <summary>Rules that build the state of a task from its facts. A replay of the whole history gives exactly the stored state.</summary>
public static class TaskHistory
{
    public static RectificationTask Replay(IEnumerable<TaskFact> facts) =>
        facts.Aggregate((RectificationTask?)null, Evolve)
        ?? throw new ArgumentException("A task begins with the fact that it was planned; there is none.", nameof(facts));

    /// <summary>Returns the state after one more fact.</summary>
    /// <param name="state">State before the fact. Null before the first fact, which is <see cref="TaskFact.Planned"/>.</param>
    public static RectificationTask Evolve(RectificationTask? state, TaskFact fact)
    {
        if (state is null)
            return Begin((TaskFact.Planned)fact);

        var after = Apply(state, fact) with { Version = state.Version + 1 };
        return HasSameSchedule(state, after) ? after : after with { ScheduledSince = fact.At };
    }

    /// <summary>Whether the coming notices are about the same phase, round and due date, and still go out.</summary>
    internal static bool HasSameSchedule(RectificationTask before, RectificationTask after) =>
        (before.Status == RectificationStatus.Active) == (after.Status == RectificationStatus.Active)
        && (before.Current?.Number, before.Current?.Round, before.Current?.Due)
            == (after.Current?.Number, after.Current?.Round, after.Current?.Due);

    private static RectificationTask Begin(TaskFact.Planned fact) =>
        new(
            fact.Id,
            fact.Spec,
            RectificationStatus.Planned,
            fact.Spec.Phases.Select((phase, index) => Open(phase, index + 1, round: 1, fact.Spec.Target)).ToEquatableArray(),
            fact.Spec.AcceptedBefore,
            Mu.Zero,
            Round: 1,
            PendingExtension: null,
            PendingInfeasible: null,
            Evidence: [],
            ScheduledSince: null,
            LastAcceptance: null,
            Version: 1
        );

    private static RectificationTask Apply(RectificationTask state, TaskFact fact) =>
        fact switch
        {
            TaskFact.Started => state with { Status = RectificationStatus.Active },
            TaskFact.ProgressReported report => With(
                state,
                report.Phase,
                phase => phase with { Reported = report.Area ?? Mu.Zero, IsReportedDone = report.Area is null }
            ),
            TaskFact.Accepted acceptance => Accept(state, acceptance),
            TaskFact.Passed pass => Pass(state, pass),
            TaskFact.Returned @return => Move(Reopen(state, @return), @return.Moved),
            TaskFact.ExtensionRequested request => state with { PendingExtension = request.Request },
            TaskFact.ExtensionGranted grant => Move(With(state, grant.Phase, phase => phase.Reschedule(grant.Due)), grant.Moved) with
            {
                PendingExtension = null,
            },
            TaskFact.ExtensionDeclined => state with { PendingExtension = null },
            TaskFact.InfeasibleClaimed claim => state with { PendingInfeasible = claim.Claim },
            TaskFact.InfeasibleGranted grant => state with { PendingInfeasible = null, Infeasible = grant.Before + grant.Area },
            TaskFact.InfeasibleDeclined => state with { PendingInfeasible = null },
            TaskFact.EvidenceAdded added => state with { Evidence = state.Evidence.Add(added.Evidence) },
            TaskFact.Acknowledged receipt => With(
                state,
                receipt.Phase,
                phase => phase with { Acknowledged = new Receipt(receipt.At, receipt.By) }
            ),
            TaskFact.Suspended => state with { Status = RectificationStatus.Suspended },
            TaskFact.Resumed => state with { Status = RectificationStatus.Active },
            TaskFact.Cancelled => state with { Status = RectificationStatus.Cancelled },
            TaskFact.ClosedOut => state with { Status = RectificationStatus.ClosedOut },
            TaskFact.Split split => state with
            {
                Status = RectificationStatus.Split,
                Spec = state.Spec with { Target = split.AcceptedArea + split.InfeasibleArea },
                Parts = [.. state.Parts, .. split.Parts],
                PendingExtension = null,
            },
            TaskFact.ClosedOnPapers => state with
            {
                Status = RectificationStatus.ClosedOnPapers,
                PendingExtension = null,
                PendingInfeasible = null,
            },
            TaskFact.Replanned replan => Replan(state, replan),
            TaskFact.Corrected correction => correction.After.ApplyTo(state),
            TaskFact.DueSet set => state with
            {
                Spec = state.Spec with { Phases = [set.Phase] },
                Phases = [Open(set.Phase, 1, state.Round, state.Spec.Target)],
            },
            TaskFact.NoticeIssued issued => With(state, issued.Notice.Phase, phase => phase with { NoticedThrough = issued.Step }),
            TaskFact.NoticesSkipped skipped => With(
                state,
                skipped.Notices[0].Phase,
                phase => phase with { NoticedThrough = skipped.Notices[^1].Step }
            ),
            _ => throw new ArgumentOutOfRangeException(
                nameof(fact),
                fact.GetType().Name,
                "A task is planned once, and this fact is not known."
            ),
        };

    private static RectificationTask With(RectificationTask state, int number, Func<TaskPhase, TaskPhase> change) =>
        state with
        {
            Phases = state.Phases.Select(phase => phase.Number == number ? change(phase) : phase).ToEquatableArray(),
        };

    private static RectificationTask Move(RectificationTask state, EquatableArray<ReopenedPhase> moved) =>
        moved.Aggregate(state, (task, move) => With(task, move.Phase, phase => phase.Reschedule(move.Due)));

    private static RectificationTask Accept(RectificationTask state, TaskFact.Accepted fact) =>
        fact.Area is { } area
            ? state with
            {
                Accepted = fact.Before + area,
                LastAcceptance = new Acceptance(fact.At, fact.By, area),
            }
            : state with
            {
                Phases = state
                    .Phases.Select(phase => state.IsCoveredByAcceptance(phase) ? phase with { IsReportedDone = true } : phase)
                    .ToEquatableArray(),
            };

    private static RectificationTask Pass(RectificationTask state, TaskFact.Passed fact) =>
        state with
        {
            Passed = state
                .Passed.Where(known => known.Level != fact.Level)
                .Append(
                    new LevelPass(fact.Level, fact.Before + (fact.Area ?? Mu.Zero), new Acceptance(fact.At, fact.By, fact.Area ?? Mu.Zero))
                )
                .OrderBy(known => known.Level)
                .ToEquatableArray(),
        };

    /// <summary>Returned work has to pass again at every level: of what lower levels passed, only accepted area stands.</summary>
    private static EquatableArray<LevelPass> Standing(EquatableArray<LevelPass> passed, Mu accepted) =>
        accepted == Mu.Zero
            ? []
            : passed.Select(pass => pass with { Area = Mu.Min(pass.Area, accepted) }).Where(pass => pass.Area > Mu.Zero).ToEquatableArray();

    private static RectificationTask Reopen(RectificationTask state, TaskFact.Returned fact)
    {
        var reopened = fact.Phases.ToDictionary(phase => phase.Phase, phase => phase.Due);
        return state with
        {
            Round = fact.Round,
            Accepted = fact.AcceptedAfter,
            LastAcceptance = null,
            Passed = Standing(state.Passed, fact.AcceptedAfter),
            Phases = state
                .Phases.Select(phase =>
                    reopened.TryGetValue(phase.Number, out var due)
                        ? phase.Reopen(due, fact.AcceptedAfter, fact.Round, fact.At)
                        : KeepDone(state, phase)
                )
                .ToEquatableArray(),
        };
    }

    /// <summary>
    /// Keeps a phase done that a return does not name, also where only the acceptance that is now taken back had shown it as done.
    /// </summary>
    private static TaskPhase KeepDone(RectificationTask state, TaskPhase phase) =>
        phase.Kind == PhaseKind.Accept ? phase : phase with { Reported = state.Progress(phase) };

    private static RectificationTask Replan(RectificationTask state, TaskFact.Replanned fact)
    {
        var known = state.Phases.ToLookup(phase => phase.Name);
        var asked = fact.Before.Phases.ToLookup(phase => phase.Name, phase => phase.Due);
        var nextNumber = state.Phases.Select(phase => phase.Number).DefaultIfEmpty().Max() + 1;
        var phases = fact
            .After.Phases.Select(spec =>
                known[spec.Name].FirstOrDefault() is { } phase
                    ? KeepDoneBefore(state, fact, phase, Keep(phase, spec, asked[spec.Name].Contains(spec.Due), fact.Round), spec)
                    : Open(spec, nextNumber++, fact.Round, fact.After.Target)
            )
            .ToEquatableArray();
        return state with
        {
            Spec = fact.After,
            PendingExtension = phases.Any(phase => phase.Number == state.PendingExtension?.Phase) ? state.PendingExtension : null,
            Round = fact.Round,
            Status = StatusAfter(state, fact),
            Accepted = fact.After.AcceptedBefore + state.Accepted.Less(fact.Before.AcceptedBefore),
            Phases = phases,
        };
    }

    /// <summary>A task that was split is at work again where an edition asks more of it than its parts have taken over.</summary>
    private static RectificationStatus StatusAfter(RectificationTask state, TaskFact.Replanned fact) =>
        state.Status == RectificationStatus.Split
        && fact.After.Target is { } target
        && target.Less(state.Infeasible) > fact.After.AcceptedBefore + state.Accepted.Less(fact.Before.AcceptedBefore)
            ? RectificationStatus.Active
            : state.Status;

    /// <param name="asksTheSame">Whether the plan's date did not change. An extension or a return granted since then stays valid.</param>
    private static TaskPhase Keep(TaskPhase phase, PhaseSpec spec, bool asksTheSame, int round)
    {
        var kept = phase with { Kind = spec.Kind, Start = spec.Start };
        return asksTheSame || phase.Due == spec.Due ? kept : kept.Reschedule(spec.Due) with { Round = round };
    }

    /// <summary>
    /// Marks a phase as done before the plan where the new edition says so for the first time, or where it is still done.
    /// A phase that was returned since then stays open.
    /// </summary>
    private static TaskPhase KeepDoneBefore(
        RectificationTask state,
        TaskFact.Replanned fact,
        TaskPhase present,
        TaskPhase kept,
        PhaseSpec spec
    ) =>
        state.IsDone(present) || fact.Before.Phases.All(before => before.Name != spec.Name || before.DoneOn is null)
            ? DoneBefore(kept, spec, fact.After.Target)
            : kept;

    private static TaskPhase Open(PhaseSpec spec, int number, int round, Mu? target) =>
        DoneBefore(
            new(number, spec.Name, spec.Kind, spec.Start, spec.Due, round, Mu.Zero, IsReportedDone: false, NoticedThrough: null),
            spec,
            target
        );

    /// <summary>Returns the phase as done where the plan says that it was done before the task began.</summary>
    private static TaskPhase DoneBefore(TaskPhase phase, PhaseSpec spec, Mu? target) =>
        spec.DoneOn is null || spec.Kind == PhaseKind.Accept ? phase
        : target is { } area ? phase with { Reported = Mu.Max(phase.Reported, area) }
        : phase with { IsReportedDone = true };
}
