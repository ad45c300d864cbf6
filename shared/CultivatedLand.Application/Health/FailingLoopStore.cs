using CultivatedLand.Application.Records;

namespace CultivatedLand.Application.Health;

/// <summary>
/// Store of the loops that fail, for a host of several machines: the one that is asked for its health may run none of them.
/// </summary>
public sealed class FailingLoopStore(IRecordStore recordStore)
{
    private readonly RecordSet<FailingLoop> _loops = new(recordStore, "failing-loops", isReplaceable: true);

    /// <summary>Notes how a round of a loop ended.</summary>
    /// <param name="failing">The failure. Null where the round succeeded.</param>
    public async Task Note(string name, FailingLoop? failing, CancellationToken cancellationToken)
    {
        if (failing is not null)
            await _loops.Change(name, before => before is null ? failing : null, cancellationToken);
        else if (await _loops.Find(name, cancellationToken) is not null)
            await _loops.Remove(name, cancellationToken);
    }

    public async Task<IReadOnlyList<FailingLoop>> All(CancellationToken cancellationToken)
    {
        var all = new List<FailingLoop>();
        await foreach (var (_, loop) in _loops.All(cancellationToken))
            all.Add(loop);
        return all;
    }
}
