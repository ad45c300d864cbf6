using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Records;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Indicators;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Indicators;

/// <summary>
/// Store of the five indicators of each place and year as offices record them. It also calculates their standing with the open tasks.
/// </summary>
public sealed class IndicatorStore(IRecordStore recordStore, ILedgerViews views)
{
    private const int ActsAtOnce = 500;

    private readonly RecordSet<IndicatorRecord> _records = new(recordStore, "indicators");

    public Task<IndicatorRecord?> Find(int year, Place place, CancellationToken cancellationToken) =>
        _records.Find(Key(year, place), cancellationToken);

    /// <summary>Returns the records of places with figures for a year, in order of path.</summary>
    public async Task<IReadOnlyList<IndicatorRecord>> All(int year, CancellationToken cancellationToken)
    {
        var all = new List<IndicatorRecord>();
        await foreach (var (_, indicatorRecord) in _records.All(cancellationToken, $"{year}/"))
            all.Add(indicatorRecord);
        return all;
    }

    /// <summary>
    /// Records the figures of one indicator. The other four stay unchanged.
    /// The same figures again are no new recording: what was accepted since the first one still counts on top.
    /// </summary>
    public Task Record(
        int year,
        Place place,
        IndicatorFigures figures,
        DateTimeOffset at,
        string by,
        CancellationToken cancellationToken
    ) =>
        _records.Change(
            Key(year, place),
            before => new IndicatorRecord(
                year,
                place,
                [
                    .. (before?.Figures ?? [])
                        .Where(known => known.Indicator != figures.Indicator)
                        .Select(known => Dated(known, before!.At))
                        .Append(Latest(figures, before, at))
                        .OrderBy(known => known.Indicator),
                ],
                at,
                by
            ),
            cancellationToken
        );

    /// <summary>Adopts the figures that a plan states, where nobody has recorded any for its place and year.</summary>
    public async Task Adopt(int year, Place place, PlanDraft draft, DateTimeOffset at, string by, CancellationToken cancellationToken)
    {
        var read = draft
            .Indicators.Select(Read)
            .OfType<IndicatorFigures>()
            .Select(figures => Dated(figures, at))
            .DistinctBy(figures => figures.Indicator)
            .OrderBy(figures => figures.Indicator)
            .ToEquatableArray();
        if (read.Count > 0)
            await _records.Add(Key(year, place), new IndicatorRecord(year, place, read, at, by), cancellationToken);
    }

    /// <summary>Calculates the standing of a place, with the area that its open tasks would add if all were accepted.</summary>
    public async Task<IReadOnlyList<IndicatorStanding>> Standing(
        IndicatorRecord indicatorRecord,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var open = new List<OpenTask>();
        var kinds = new Dictionary<TaskId, TaskKind>();
        await foreach (var row in views.All(new LedgerQuery(PlaceSet.Of([indicatorRecord.Place]), today), cancellationToken))
        {
            kinds[row.Id] = row.Kind;
            if (!row.IsEnded && row.Required is { } required)
                open.Add(new OpenTask(row.Kind, required.Less(row.Accepted)));
        }

        var since = indicatorRecord.Figures.Select(figures => figures.RecordedAt ?? indicatorRecord.At).DefaultIfEmpty(indicatorRecord.At);
        var accepted = await AcceptedSince(since.Min(), indicatorRecord.Place, today, cancellationToken);
        return
        [
            .. indicatorRecord.Figures.Select(figures =>
                IndicatorStanding.Of(
                    figures,
                    open,
                    accepted
                        .Where(change =>
                            change.At >= (figures.RecordedAt ?? indicatorRecord.At)
                            && kinds.TryGetValue(change.Task, out var kind)
                            && figures.Indicator.IsMovedBy(kind)
                        )
                        .Sum(change => change.Area)
                )
            ),
        ];
    }

    /// <summary>Lists by how much facts changed the accepted area since a moment.</summary>
    private async Task<IReadOnlyList<(TaskId Task, DateTimeOffset At, decimal Area)>> AcceptedSince(
        DateTimeOffset since,
        Place place,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var changes = new List<(TaskId, DateTimeOffset, decimal)>();
        string? cursor = null;
        do
        {
            var page = await views.Acts(
                new ActQuery(since, ChinaTime.At(today.AddDays(1), TimeOnly.MinValue), PlaceSet.Of([place]), cursor, ActsAtOnce),
                cancellationToken
            );
            changes.AddRange(
                page.Acts.Select(act => (act.Task, act.Fact.At, Area: AcceptedArea.ChangeBy(act.Fact))).Where(change => change.Area != 0)
            );
            cursor = page.Next;
        } while (cursor is not null);
        return changes;
    }

    /// <summary>Returns figures with the moment of their recording, unless they have one.</summary>
    private static IndicatorFigures Dated(IndicatorFigures figures, DateTimeOffset at) =>
        figures.RecordedAt is null ? figures with { RecordedAt = at } : figures;

    private static IndicatorFigures Latest(IndicatorFigures figures, IndicatorRecord? before, DateTimeOffset at) =>
        before?.Figures.FirstOrDefault(figures.SaysTheSameAs) is { } same ? Dated(same, before.At) : figures with { RecordedAt = at };

    private static IndicatorFigures? Read(DraftIndicator read) =>
        read is { TargetMu.Value: var target }
        && (read.ActualMu?.Value ?? (read.Kind.CountsTheYear() ? 0 : null)) is { } actual
        && Mu.TryOf(target, out var wanted)
        && Mu.TryOf(actual, out var current)
            ? Read(read, wanted.Value, current.Value)
            : null;

    private static IndicatorFigures Read(DraftIndicator read, Mu wanted, Mu counted) =>
        read is { CurrentMu.Value: var before, DeductedMu.Value: var deducted }
        && Mu.TryOf(before, out var current)
        && Mu.TryOf(deducted, out var area)
            ? new IndicatorFigures(read.Kind, wanted, current.Value, [new Deduction(area.Value, read.DeductedFor ?? "")])
            : new IndicatorFigures(read.Kind, wanted, counted, []);

    private static string Key(int year, Place place) => $"{year}/{place.Path}";
}

/// <summary>Record of the indicators of one place in one year.</summary>
public sealed record IndicatorRecord(int Year, Place Place, EquatableArray<IndicatorFigures> Figures, DateTimeOffset At, string By);
