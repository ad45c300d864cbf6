using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Acceptance.Simulation;

/// <summary>What must be true of a store at every moment, whatever happened to it. Looks only at what is new since it looked last.</summary>
internal sealed class Invariants(SimulatedWorld world)
{
    private readonly Dictionary<TaskId, Followed> tasks = [];
    private readonly Dictionary<NoticeId, long> issued = [];
    private readonly MailInvariants mails = new(world.Store);

    public int Facts { get; private set; }

    public int Notices => issued.Count;

    public async Task<IReadOnlyList<string>> Faults()
    {
        var faults = new List<string>();
        foreach (var stored in (await world.Store.Ledger.List(new TaskQuery(Most: int.MaxValue - 1), default)).Tasks) await Follow(stored, faults);
        foreach (var lost in tasks.Where(task => !task.Value.IsSeen).Select(task => task.Key)) faults.Add($"The task {lost} is gone.");
        foreach (var task in tasks.Values) task.IsSeen = false;
        Compare(world.Store.Notices, faults);
        mails.Check(faults);
        faults.AddRange(world.Mailer.Faults);
        return faults;
    }

    public async Task<IReadOnlyList<string>> FaultsAtRest()
    {
        var faults = new List<string>(await Faults());
        if (await world.Store.Outbox.NextSendAt(default) <= world.Clock.Now) faults.Add("Notices wait whose time has come.");
        if (await world.Store.Outbox.NextAttemptAt(default) <= world.Clock.Now) faults.Add("Mails wait whose time has come.");
        faults.AddRange((await world.Store.Shelf.List(int.MaxValue, default)).Where(edition => edition.State == EditionState.Starting).Select(edition => $"The edition {edition.ContentHash} is half started."));
        mails.CheckAtRest(world.Mailer, faults);
        return faults;
    }

    private async Task Follow(StoredTask stored, List<string> faults)
    {
        var id = stored.State.Id;
        if (!tasks.TryGetValue(id, out var followed)) tasks.Add(id, followed = new Followed());
        followed.IsSeen = true;
        foreach (var fact in await world.Store.Ledger.History(id, followed.State?.Version ?? 0, int.MaxValue, default))
        {
            Facts++;
            if (fact is TaskFact.NoticeIssued notice) Issue(notice, followed, faults);
            followed.Apply(fact);
        }

        if (followed.State != stored.State) faults.Add($"The history of {id} does not give its state.");
        if (stored.State is { Status: RectificationStatus.Active, Current: not null }) SleepsNoLongerThanItMay(stored, faults);
    }

    private void Issue(TaskFact.NoticeIssued fact, Followed followed, List<string> faults)
    {
        if (followed.State is not { Status: RectificationStatus.Active }) faults.Add($"{fact.Notice} was issued while its task was not active.");
        if (!issued.TryAdd(fact.Notice, followed.State?.Version + 1 ?? 0)) faults.Add($"{fact.Notice} was issued twice.");
    }

    private void SleepsNoLongerThanItMay(StoredTask stored, List<string> faults)
    {
        var step = SimulatedHost.Rules.NextNotice(stored.State)!.Value;
        var latest = new NoticeSchedule(SimulatedHost.Rules.PolicyFor(stored.State), SimulatedHost.Rules.Calendar).SendingTimeFrom(step.At > world.Clock.Latest ? step.At : world.Clock.Latest);
        if (stored.WakeAt is null || stored.WakeAt > latest) faults.Add($"{stored.State.Id} sleeps until {stored.WakeAt:O}, and its next step is {step.At:O}.");
    }

    /// <summary>The store holds a notice for every fact that issued one and no other; cancelled are those, and only those, whose schedule has changed before they were mailed.</summary>
    private void Compare(MemoryNotices notices, List<string> faults)
    {
        if (notices.All.Count != issued.Count) faults.Add($"{issued.Count} notices were issued, and the store has {notices.All.Count}.");
        foreach (var (id, row) in notices.All)
        {
            if (!issued.TryGetValue(id, out var version)) faults.Add($"{id} is in the store and was never issued.");
            var hasChanged = tasks[id.Task].ScheduleChangedAt > version;
            if (row.Standing == NoticeStanding.Waiting && hasChanged) faults.Add($"{id} still waits although its schedule changed.");
            if (row.Standing == NoticeStanding.Cancelled && !hasChanged) faults.Add($"{id} was cancelled although its schedule did not change.");
            if (row.Standing == NoticeStanding.Mailed != mails.Tells(id) && mails.IsUpToDate) faults.Add($"{id} is {row.Standing}, and {(mails.Tells(id) ? "a mail tells it" : "no mail tells it")}.");
        }
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
            if (Schedule(before) != Schedule(State)) ScheduleChangedAt = State.Version;
        }

        private static (bool, int?, int?, DateOnly?) Schedule(RectificationTask? task) =>
            (task?.Status == RectificationStatus.Active, task?.Current?.Number, task?.Current?.Round, task?.Current?.Due);
    }
}
