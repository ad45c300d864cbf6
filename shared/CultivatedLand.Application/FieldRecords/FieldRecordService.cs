using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.FieldRecords;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.FieldRecords;

/// <summary>
/// Service that is the only writer of records of work: it loads, decides, stores, and then starts the tasks of a demand.
/// A crash in between is repaired by <see cref="FieldRecordJob"/>, because the tasks have ids that derive from the record.
/// </summary>
public sealed class FieldRecordService(
    FieldRecordStore records,
    TaskService tasks,
    ILedger ledger,
    SetAsideStore setAside,
    TimeProvider clock,
    IChangeSignal changeSignal
)
{
    /// <summary>Writes a record. The same content of the same day is one record, however often it is sent.</summary>
    public Task<FieldRecordOutcome> Write(FieldRecordCommand.Write command, CancellationToken cancellationToken) =>
        Do(FieldRecordRules.IdOf(command.Spec, command.By), command, cancellationToken);

    public async Task<FieldRecordOutcome> Do(FieldRecordId id, FieldRecordCommand command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var outcome = FieldRecordRules.Decide(null, command, now);
        if (command is FieldRecordCommand.Write && outcome is FieldRecordOutcome.Refused)
            return outcome;
        await records.Change(
            id,
            before =>
            {
                outcome = FieldRecordRules.Decide(before, command, now);
                return outcome is FieldRecordOutcome.Done { IsNew: true } done ? done.Record : null;
            },
            cancellationToken
        );
        if (outcome is FieldRecordOutcome.Done { Record: { Asked.Count: > 0 } record } && command is FieldRecordCommand.Write)
            await Finish(record, cancellationToken);
        if (outcome is FieldRecordOutcome.Done { IsNew: true })
            changeSignal.Raise(null);
        return outcome;
    }

    /// <summary>Returns the tasks of the demand, in the order of its places. Null for one that has not begun or cannot be read.</summary>
    public async Task<IReadOnlyList<RectificationTask?>> Tasks(FieldRecord record, CancellationToken cancellationToken)
    {
        var found = new List<RectificationTask?>();
        for (var number = 1; number <= record.Asked.Count; number++)
        {
            var id = record.Id.Task(number);
            found.Add((await setAside.Find(new RecordName(RecordName.Tasks, id.Value), () => ledger.Find(id, cancellationToken)))?.State);
        }

        return found;
    }

    /// <summary>
    /// Whether a user sees a record. A withheld one is seen by who wrote it and by those who inspect the place from above,
    /// until it is released.
    /// </summary>
    public static bool IsSeen(FieldRecord record, CurrentUser user) =>
        user.Can(Permission.SeeLedger, record.Spec.Place)
        && (
            !record.IsHidden
            || (record.Account is { } account && account == user.Account)
            || user.Can(Permission.Inspect, record.Spec.Place.Parent)
        );

    /// <summary>Returns the permission that writing a kind of record, and acting on it, needs at its place.</summary>
    public static Permission PermissionFor(FieldRecordForm form) => form.IsInspection ? Permission.Inspect : Permission.KeepRecord;

    /// <summary>Starts the tasks of a demand. Doing it again changes nothing.</summary>
    internal async Task Finish(FieldRecord record, CancellationToken cancellationToken)
    {
        for (var index = 0; index < record.Asked.Count; index++)
        {
            var id = record.Id.Task(index + 1);
            var spec = record.Task(record.Asked[index]);
            await tasks.Execute(id, new TaskCommand.Plan(id, spec) { By = record.By }, cancellationToken);
            await tasks.Execute(id, new TaskCommand.Start { By = record.By }, cancellationToken);
        }

        await records.Finish(record, cancellationToken);
    }
}
