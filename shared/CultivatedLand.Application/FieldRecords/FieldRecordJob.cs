using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;

namespace CultivatedLand.Application.FieldRecords;

/// <summary>Job that starts the tasks of demands which a crash has kept from starting.</summary>
public sealed class FieldRecordJob(FieldRecordStore records, FieldRecordService service, SetAsideStore setAside, TimeProvider clock)
    : ICycleJob
{
    public async Task<bool> Run(CancellationToken cancellationToken)
    {
        var hasBegun = false;
        foreach (var record in await records.Unfinished(clock.GetUtcNow(), cancellationToken))
        {
            await setAside.Attempt(
                new RecordName(FieldRecordStore.DrawerName, record.Id.Value),
                async () =>
                {
                    await service.Finish(record, cancellationToken);
                    hasBegun = true;
                }
            );
        }

        return hasBegun;
    }

    public async Task<DateTimeOffset?> NextAt(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return (await records.Unfinished(now, cancellationToken)).Any(record =>
            !setAside.Holds(new RecordName(FieldRecordStore.DrawerName, record.Id.Value))
        )
            ? now
            : null;
    }
}
