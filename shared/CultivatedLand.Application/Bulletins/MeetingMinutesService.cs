using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Service that keeps the minutes of meetings and makes tasks of their decisions.</summary>
public sealed class MeetingMinutesService(
    IRecordStore recordStore,
    RhythmStore rhythmStore,
    MeetingInvitationStore invitations,
    TaskService tasks,
    ILedger ledger,
    CurrentDeadlineRules rules,
    TimeProvider clock
)
{
    internal const string DrawerName = "meeting-minutes";

    private const int MostDecisions = 40;
    private const int LongestText = 500;

    /// <summary>Days that an occurrence may be moved from the day that its key names.</summary>
    private const int FarthestMove = 31;

    private readonly RecordSet<MeetingMinutes> _minutes = new(recordStore, DrawerName);

    /// <summary>Finds an occurrence of a meeting: as it was invited to, as its figures were sent, or as it comes round.</summary>
    /// <returns>Null where no meeting has this occurrence.</returns>
    public async Task<HeldMeeting?> Find(string occurrence, CancellationToken cancellationToken)
    {
        if (
            await rhythmStore.Find(occurrence.Split('@')[0], cancellationToken) is not { Rhythm.Kind: RhythmKind.Meeting } rhythm
            || !DateOnly.TryParseExact(occurrence.Split('@')[^1], "yyyyMMdd", out var nominal)
        )
            return null;
        var invitation = await invitations.Find(occurrence, cancellationToken);
        var day = invitation?.Day ?? (await rhythmStore.Bulletin(occurrence, cancellationToken))?.Day ?? Scheduled();
        if (day is null)
            return null;
        var together = rhythm.TogetherWith(nominal);
        var first =
            together is not null && MeetingOccasion.Read(together) is var (id, _) ? await rhythmStore.Find(id, cancellationToken) : null;
        var set = rhythm.On(nominal, id => id == first?.Rhythm.Id ? first : null);
        return new HeldMeeting(
            set,
            occurrence,
            day.Value,
            invitation is null || invitation.Begins > clock.GetUtcNow() ? set.Hour : invitation.Hour,
            await _minutes.Find(first is null ? occurrence : together!, cancellationToken),
            first is null ? null : together,
            first?.Rhythm.Name
        );

        DateOnly? Scheduled() =>
            RhythmSchedule
                .Between(rhythm.Rhythm, nominal.AddDays(-FarthestMove), nominal.AddDays(FarthestMove), rules.Current.Calendar)
                .Where(round => round.Key == occurrence)
                .Select(round => (DateOnly?)round.Day)
                .FirstOrDefault();
    }

    /// <summary>Whether there are minutes that can be read.</summary>
    public async Task<bool> Has(string occurrence, CancellationToken cancellationToken) =>
        await _minutes.FindReadable(occurrence, cancellationToken) is not null;

    /// <summary>Returns the numbers of the decisions that are tasks.</summary>
    public async Task<IReadOnlySet<int>> TasksOf(HeldMeeting meeting, CancellationToken cancellationToken)
    {
        var made = new HashSet<int>();
        foreach (var decision in meeting.Minutes?.Decisions ?? [])
        {
            if (await ledger.Find(meeting.TaskOf(decision.Number), cancellationToken) is not null)
                made.Add(decision.Number);
        }

        return made;
    }

    /// <summary>Keeps the minutes. A decision that is a task already stays as it is.</summary>
    /// <param name="seen">Version of the minutes that was seen. 0 for none.</param>
    /// <returns>What is wrong, each with the name of its field. Empty where they are kept.</returns>
    public async Task<IReadOnlyList<RhythmFault>> Record(
        HeldMeeting meeting,
        string came,
        IReadOnlyList<MeetingDecision> decisions,
        int seen,
        string by,
        CancellationToken cancellationToken
    )
    {
        var faults = Faults(meeting, came, decisions).ToList();
        var made = await TasksOf(meeting, cancellationToken);
        foreach (
            var before in (meeting.Minutes?.Decisions ?? []).Where(before => made.Contains(before.Number) && !decisions.Contains(before))
        )
            faults.Add(
                new(
                    $"what-{before.Number}",
                    new(
                        $"决定{before.Number}已列为任务，不能在记录中修改；请在任务页上办理。",
                        $"Decision {before.Number} is a task already and cannot be changed here; use the task's page."
                    )
                )
            );
        if (faults.Count > 0)
            return faults;
        var isKept = false;
        var minutes = new MeetingMinutes(meeting.KeptUnder, meeting.Day, came, [.. decisions], by, clock.GetUtcNow(), seen + 1);
        await _minutes.Change(
            meeting.KeptUnder,
            before =>
            {
                // The same minutes sent twice are written once.
                var isRepeated = before is not null && before with { At = minutes.At } == minutes;
                isKept = isRepeated || (before?.Version ?? 0) == seen;
                return isKept && !isRepeated ? minutes : null;
            },
            cancellationToken
        );
        return isKept
            ? []
            :
            [
                new(
                    "came",
                    new(
                        "没有保存：其间有人改过会议记录。请打开最新的一份核对后再填写。",
                        "Nothing was kept: somebody has written the minutes meanwhile. Open the newest ones and fill them in again."
                    )
                ),
            ];
    }

    /// <summary>Makes a task of a decision. Pressed twice, or after a crash in between, there is still one.</summary>
    /// <returns>The fault. Null where the task is there and started.</returns>
    public async Task<LocalizedText?> MakeTask(HeldMeeting meeting, int number, string by, CancellationToken cancellationToken)
    {
        if (meeting.Minutes?.Decisions.FirstOrDefault(decision => decision.Number == number) is not { } decision)
            return new("会议记录中没有这项决定。", "The minutes have no such decision.");
        if (decision.Due is null)
            return new("这项决定没有时限；请先在会议记录中填写日期。", "This decision has no date; give it one in the minutes first.");
        if (meeting.Rhythm.At is not { } place)
            return new("这个会议没有地区，决定不能列为任务。", "This meeting has no place, so that its decisions cannot become tasks.");
        var id = meeting.TaskOf(number);
        if (await ledger.Find(id, cancellationToken) is null)
        {
            var planned = await tasks.Execute(id, new TaskCommand.Plan(id, decision.Task(place)) { By = by }, cancellationToken);
            if (planned is Refusal refused && await ledger.Find(id, cancellationToken) is null)
                return refused.Why;
        }

        if (await ledger.Find(id, cancellationToken) is { State.Status: RectificationStatus.Planned })
            return await tasks.Execute(id, new TaskCommand.Start { By = by }, cancellationToken) is Refusal refusal ? refusal.Why : null;
        return null;
    }

    private IEnumerable<RhythmFault> Faults(HeldMeeting meeting, string came, IReadOnlyList<MeetingDecision> decisions)
    {
        if (clock.GetUtcNow() < ChinaTime.At(meeting.Day, meeting.Hour))
            yield return new(
                "came",
                new(
                    $"会议定于{meeting.Day:yyyy-MM-dd} {meeting.Hour:HH:mm}召开，会前不能填写会议记录。",
                    $"The meeting is held {meeting.Day:yyyy-MM-dd} at {meeting.Hour:HH:mm}; there are no minutes before it."
                )
            );
        if (came.Length is 0 or > LongestText)
            yield return new(
                "came",
                new($"请填写到会人员（最多{LongestText}字）。", $"Say who came, in at most {LongestText} characters.")
            );
        if (decisions.Count > MostDecisions)
            yield return new("came", new($"决定最多{MostDecisions}项。", $"At most {MostDecisions} decisions."));
        foreach (var decision in decisions.Where(decision => decision.What.Length is 0 or > LongestText))
            yield return new(
                $"what-{decision.Number}",
                new(
                    $"请填写决定{decision.Number}的内容（最多{LongestText}字）。",
                    $"Say what decision {decision.Number} is, in at most {LongestText} characters."
                )
            );
        foreach (var decision in decisions.Where(decision => decision.Due < meeting.Day))
            yield return new(
                $"due-{decision.Number}",
                new(
                    $"决定{decision.Number}的日期{decision.Due:yyyy-MM-dd}早于开会日{meeting.Day:yyyy-MM-dd}。",
                    $"Decision {decision.Number} is due {decision.Due:yyyy-MM-dd}, before the meeting of {meeting.Day:yyyy-MM-dd}."
                )
            );
    }
}

/// <summary>Occurrence of a meeting with its minutes.</summary>
/// <param name="Rhythm">The rhythm as it is for this occurrence.</param>
/// <param name="Minutes">Null while nobody has written them.</param>
/// <param name="Together">Key of the meeting that it is held together with. One record covers both.</param>
/// <param name="FirstName">Name of that meeting.</param>
public sealed record HeldMeeting(
    ScheduledRhythm Rhythm,
    string Occurrence,
    DateOnly Day,
    TimeOnly Hour,
    MeetingMinutes? Minutes,
    string? Together = null,
    string? FirstName = null
)
{
    /// <summary>Key of the occurrence under which the minutes are kept.</summary>
    public string KeptUnder => Together ?? Occurrence;

    /// <summary>Returns the id of the task that a decision becomes.</summary>
    public TaskId TaskOf(int number) => MeetingMinutes.TaskOf(KeptUnder, number);
}
