using CultivatedLand.Application.Records;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Bulletins;

/// <summary>The rhythms in force, from plans or set by hand, how far each has come, and the bulletins that went out.</summary>
public sealed class RhythmStore(IRecordStore recordStore)
{
    private readonly RecordSet<ScheduledRhythm> _rhythms = new(recordStore, "rhythms");
    private readonly RecordSet<RhythmProgress> _progress = new(recordStore, "rhythm-progress");
    private readonly RecordSet<Bulletin> _bulletins = new(recordStore, "bulletins");

    public Task<ScheduledRhythm?> Find(string id, CancellationToken cancellationToken) => _rhythms.Find(id, cancellationToken);

    public async Task<IReadOnlyList<ScheduledRhythm>> All(CancellationToken cancellationToken)
    {
        var all = new List<ScheduledRhythm>();
        await foreach (var (_, rhythm) in _rhythms.All(cancellationToken))
            all.Add(rhythm);
        return all;
    }

    public Task<ScheduledRhythm?> Save(ScheduledRhythm rhythm, CancellationToken cancellationToken) =>
        _rhythms.Change(rhythm.Rhythm.Id, _ => rhythm, cancellationToken);

    /// <returns>Null where there is no such rhythm.</returns>
    public Task<ScheduledRhythm?> Switch(string id, bool on, DateOnly today, CancellationToken cancellationToken) =>
        _rhythms.Change(
            id,
            before => before is null ? null : before with { IsOn = on, Since = on && !before.IsOn ? today : before.Since },
            cancellationToken
        );

    /// <summary>
    /// Takes over what a plan that starts asks for. What is there already stays as people have set it; a patrol is no bulletin and has its own plan.
    /// </summary>
    public async Task Adopt(Plan plan, PlanDraft draft, DateOnly today, string by, CancellationToken cancellationToken)
    {
        foreach (var rhythm in Of(plan.Id, plan.Place, draft.Rhythms, today, by))
            await _rhythms.Add(rhythm.Rhythm.Id, rhythm, cancellationToken);
    }

    /// <summary>The rhythms that a plan names, each with the words; silent until somebody switches them on, since a bulletin goes to many people.</summary>
    public static IEnumerable<ScheduledRhythm> Of(
        string planId,
        Place place,
        IEnumerable<DraftRhythm> rhythms,
        DateOnly today,
        string by
    ) =>
        rhythms
            .Where(read => read.Kind != RhythmKind.Patrol)
            .Select(
                (read, index) =>
                    new ScheduledRhythm(
                        new Rhythm($"{planId}-{index + 1}", read.Name, read.Kind, read.Every),
                        place.Path,
                        ScheduledRhythm.UsualReaders,
                        today,
                        IsOn: false,
                        planId,
                        read.Quote.Text,
                        by
                    )
            );

    /// <summary>The bulletin of an occurrence, as it went out.</summary>
    public Task<Bulletin?> Bulletin(string occurrence, CancellationToken cancellationToken) =>
        _bulletins.Find(occurrence, cancellationToken);

    /// <summary>Occurrences of a rhythm whose bulletin went out, in order of time.</summary>
    public async Task<IReadOnlyList<(string Occurrence, Bulletin Bulletin)>> Bulletins(string rhythmId, CancellationToken cancellationToken)
    {
        var all = new List<(string, Bulletin)>();
        await foreach (var (occurrence, bulletin) in _bulletins.All(cancellationToken, $"{rhythmId}@"))
            all.Add((occurrence, bulletin));
        return all;
    }

    internal Task<RhythmProgress?> Progress(string id, CancellationToken cancellationToken) => _progress.Find(id, cancellationToken);

    /// <summary>Keeps the first one written for an occurrence: told again after a crash, it says the same.</summary>
    internal Task<Bulletin?> Keep(string occurrence, Bulletin bulletin, CancellationToken cancellationToken) =>
        _bulletins.Change(occurrence, before => before is null ? bulletin : null, cancellationToken);

    internal Task Reached(string id, RhythmProgress reached, CancellationToken cancellationToken) =>
        _progress.Change(id, before => before is not null && before.Day >= reached.Day ? null : reached, cancellationToken);
}

/// <param name="Day">The day of the last occurrence that was told.</param>
/// <param name="Occurrence">Its key.</param>
public sealed record RhythmProgress(DateOnly Day, string Occurrence);
