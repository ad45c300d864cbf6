using CultivatedLand.Application.Records;

namespace CultivatedLand.Application.Health;

/// <summary>
/// Check of all record sets, at the start and then once a day: a record that nobody has asked for yet may be unreadable too.
/// </summary>
/// <param name="formats">Formats of all record sets.</param>
public sealed class RecordSetCheck(IRecordStore recordStore, IReadOnlyList<RecordFormat> formats, TimeProvider clock)
{
    private const int PageSize = 200;

    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    private DateTimeOffset? _last;

    public async Task Run(CancellationToken cancellationToken)
    {
        if (recordStore.SetAside is not { } setAside || clock.GetUtcNow() < _last + Interval)
            return;
        foreach (var drawer in formats.Select(format => format.Drawer).Distinct())
            await Check(drawer, setAside, cancellationToken);
        _last = clock.GetUtcNow();
    }

    private async Task Check(string drawer, SetAsideStore setAside, CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var page = await recordStore.List(drawer, "", after, PageSize, cancellationToken);
            foreach (var record in page)
            {
                var name = new RecordName(drawer, record.Key);
                if (formats.FirstOrDefault(format => format.Fits(drawer, record.Key))?.Fault(record.Content) is { } fault)
                    setAside.Note(name, fault);
                else
                    setAside.FoundReadable(name);
            }

            after = page.Count == PageSize ? page[^1].Key : null;
        } while (after is not null);
    }
}
