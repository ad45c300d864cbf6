using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Simulation;

namespace CultivatedLand.Acceptance.Simulation;

/// <summary>
/// What must be true of a store at every moment, whatever happened to it. Looks only at what is new since it looked last.
/// </summary>
internal sealed class Invariants(SimulatedWorld simulatedWorld)
{
    private readonly Dictionary<TaskId, Followed> _tasks = [];
    private readonly Dictionary<NoticeId, long> _issued = [];
    private readonly Dictionary<NoticeId, TaskFact> _handOvers = [];
    private readonly MailInvariants _mails = new(simulatedWorld.Store);

    public int Facts { get; private set; }

    public int Notices => _issued.Count;

    public async Task<IReadOnlyList<string>> Faults()
    {
        var faults = new List<string>();
        foreach (var stored in (await simulatedWorld.Store.Ledger.List(new TaskQuery(Most: int.MaxValue - 1), default)).Tasks)
            await Follow(stored, faults);
        foreach (var lost in _tasks.Where(task => !task.Value.IsSeen).Select(task => task.Key))
            faults.Add($"The task {lost} is gone.");
        foreach (var task in _tasks.Values)
            task.IsSeen = false;
        Compare(simulatedWorld.Store.Notices, faults);
        _mails.Check(faults);
        faults.AddRange(simulatedWorld.Mailer.Faults);
        return faults;
    }

    public async Task<IReadOnlyList<string>> FaultsAtRest()
    {
        var faults = new List<string>(await Faults());
        if (await simulatedWorld.Store.Outbox.NextSendAt(default) <= simulatedWorld.Clock.Now)
            faults.Add("Notices wait whose time has come.");
        if (await simulatedWorld.Store.Outbox.NextAttemptAt(default) <= simulatedWorld.Clock.Now)
            faults.Add("Mails wait whose time has come.");
        faults.AddRange(
            (await simulatedWorld.Store.Shelf.List(int.MaxValue, default))
                .Where(edition => edition.State == EditionState.Starting)
                .Select(edition => $"The edition {edition.ContentHash} is half started.")
        );
        _mails.CheckAtRest(simulatedWorld.Mailer, faults);
        return faults;
    }

    private async Task Follow(StoredTask stored, List<string> faults)
    {
        var id = stored.State.Id;
        if (!_tasks.TryGetValue(id, out var followed))
            _tasks.Add(id, followed = new Followed());
        followed.IsSeen = true;
        foreach (var fact in await simulatedWorld.Store.Ledger.History(id, followed.State?.Version ?? 0, int.MaxValue, default))
        {
            Facts++;
            if (fact is TaskFact.NoticeIssued notice)
                Issue(notice, followed, faults);
            followed.Apply(fact);
            if (NoticeRouting.Of(fact, followed.State!.Spec).Count > 0)
                _handOvers.Add(NoticeId.OfFact(id, followed.State.Version), fact);
        }

        if (followed.State != stored.State)
            faults.Add($"The history of {id} does not give its state.");
        if (stored.State is { Status: RectificationStatus.Active, Current: not null })
            SleepsNoLongerThanItMay(stored, faults);
    }

    private void Issue(TaskFact.NoticeIssued fact, Followed followed, List<string> faults)
    {
        if (followed.State is not { Status: RectificationStatus.Active })
            faults.Add($"{fact.Notice} was issued while its task was not active.");
        if (!_issued.TryAdd(fact.Notice, followed.State?.Version + 1 ?? 0))
            faults.Add($"{fact.Notice} was issued twice.");
    }

    private void SleepsNoLongerThanItMay(StoredTask stored, List<string> faults)
    {
        var step = SimulatedHost.Rules.NextNotice(stored.State, wakeAt: null)!.Value;
        var latest = new NoticeSchedule(SimulatedHost.Rules.PolicyFor(stored.State), SimulatedHost.Rules.Calendar).SendingTimeFrom(
            step.At > simulatedWorld.Clock.Latest ? step.At : simulatedWorld.Clock.Latest
        );
        if (stored.WakeAt is null || stored.WakeAt > latest)
            faults.Add($"{stored.State.Id} sleeps until {stored.WakeAt:O}, and its next step is {step.At:O}.");
    }

    /// <summary>
    /// The store holds a notice for every fact that issued one and no other; cancelled are those, and only those,
    /// whose schedule has changed before they were mailed.
    /// </summary>
    private void Compare(MemoryNotices notices, List<string> faults)
    {
        var scheduled = notices.All.Where(row => !row.Key.IsHandOver).ToList();
        if (scheduled.Count != _issued.Count)
            faults.Add($"{_issued.Count} notices were issued, and the store has {scheduled.Count}.");
        CompareHandOvers(notices, faults);
        foreach (var (id, row) in scheduled)
        {
            if (!_issued.TryGetValue(id, out var version))
                faults.Add($"{id} is in the store and was never issued.");
            var hasChanged = _tasks[id.Task].ScheduleChangedAt > version;
            if (row.Standing == NoticeStanding.Waiting && hasChanged)
                faults.Add($"{id} still waits although its schedule changed.");
            if (row.Standing == NoticeStanding.Cancelled && !hasChanged)
                faults.Add($"{id} was cancelled although its schedule did not change.");
            if (row.Standing == NoticeStanding.Mailed != _mails.Tells(id) && _mails.IsUpToDate)
                faults.Add($"{id} is {row.Standing}, and {(_mails.Tells(id) ? "a mail tells it" : "no mail tells it")}.");
        }
    }

    /// <summary>The store holds a hand-over for every fact that must be told, and for no fact that is none. None is cancelled.</summary>
    private void CompareHandOvers(MemoryNotices notices, List<string> faults)
    {
        foreach (var (id, row) in notices.All.Where(row => row.Key.IsHandOver))
        {
            if (!_handOvers.TryGetValue(id, out var fact) || row.Notice.Fact != fact)
                faults.Add($"{id} tells what is not in the history.");
            if (row.Standing == NoticeStanding.Cancelled)
                faults.Add($"The hand-over {id} was cancelled.");
            if (row.Standing == NoticeStanding.Mailed != _mails.Tells(id) && _mails.IsUpToDate)
                faults.Add($"{id} is {row.Standing}, and {(_mails.Tells(id) ? "a mail tells it" : "no mail tells it")}.");
        }

        // Only some reports hand the work over, only a started task is cancelled aloud, and a task without phases is silent.
        faults.AddRange(
            _handOvers
                .Where(handOver =>
                    handOver.Value is not (TaskFact.ProgressReported or TaskFact.Cancelled)
                    && _tasks[handOver.Key.Task].State!.Phases.Count > 0
                    && !notices.All.ContainsKey(handOver.Key)
                )
                .Select(handOver => $"{handOver.Key} happened and is told to nobody.")
        );
    }

    private sealed class Followed
    {
        public RectificationTask? State { get; private set; }

        public long ScheduleChangedAt { get; private set; }

        public bool IsSeen { get; set; }

        public void Apply(TaskFact fact)
        {
            var before = State;
            State = TaskHistory.Evolve(before, fact);
            if (Schedule(before) != Schedule(State))
                ScheduleChangedAt = State.Version;
        }

        private static (bool, int?, int?, DateOnly?) Schedule(RectificationTask? task) =>
            (task?.Status == RectificationStatus.Active, task?.Current?.Number, task?.Current?.Round, task?.Current?.Due);
    }
}
