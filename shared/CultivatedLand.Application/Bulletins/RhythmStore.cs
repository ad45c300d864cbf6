using CultivatedLand.Application.Records;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Store of the rhythms in force (from plans or set by hand), of their progress, and of the bulletins that were sent.</summary>
public sealed class RhythmStore(IRecordStore recordStore)
{
    /// <summary>Occasions and called days that a rhythm keeps. A record has a limit, and the past ones count no more.</summary>
    private const int MostOccasions = 100;

    private readonly RecordSet<ScheduledRhythm> _rhythms = new(recordStore, "rhythms");
    private readonly RecordSet<RhythmProgress> _progress = new(recordStore, "rhythm-progress", isReplaceable: true);
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

    /// <returns>The rhythm. Null where there is no such rhythm.</returns>
    public Task<ScheduledRhythm?> Switch(string id, bool on, DateOnly today, CancellationToken cancellationToken) =>
        _rhythms.Change(
            id,
            before => before is null ? null : before with { IsOn = on, Since = on && !before.IsOn ? today : before.Since },
            cancellationToken
        );

    /// <summary>
    /// Stores an edited rhythm if nobody else has edited it since it was seen. The same edit again changes nothing.
    /// Whether it is on stays as it is.
    /// </summary>
    /// <param name="edited">The rhythm as it shall be, with the version that was seen.</param>
    /// <returns>The rhythm. Null where somebody else has edited it meanwhile.</returns>
    public async Task<ScheduledRhythm?> Edit(ScheduledRhythm edited, CancellationToken cancellationToken)
    {
        ScheduledRhythm? done = null;
        await _rhythms.Change(
            edited.Rhythm.Id,
            before =>
            {
                done = null;
                if (before is null)
                    return null;
                var after = edited with
                {
                    Version = edited.Version + 1,
                    IsOn = before.IsOn,
                    Since = before.Since,
                    Occasions = before.Occasions,
                    Rhythm = edited.Rhythm with { Days = before.Rhythm.Days },
                };
                if (before.Version != edited.Version && before != after)
                    return null;
                done = after;
                return before == after ? null : after;
            },
            cancellationToken
        );
        return done;
    }

    /// <summary>Keeps what was set for one occurrence alone. An empty one lets the rhythm count again.</summary>
    /// <returns>The rhythm. Null where there is no such rhythm.</returns>
    public Task<ScheduledRhythm?> Set(string id, MeetingOccasion occasion, CancellationToken cancellationToken) =>
        _rhythms.Change(
            id,
            before =>
                before is null
                    ? null
                    : before with
                    {
                        Occasions =
                        [
                            .. before
                                .Occasions.Where(known => known.Nominal != occasion.Nominal)
                                .Concat(occasion.IsEmpty ? [] : [occasion])
                                .OrderBy(known => known.Nominal)
                                .TakeLast(MostOccasions),
                        ],
                    },
            cancellationToken
        );

    /// <summary>Calls a meeting that is held when called, for one day. Calling it twice for a day is one meeting.</summary>
    /// <returns>The rhythm. Null where there is no such rhythm.</returns>
    public Task<ScheduledRhythm?> Call(string id, DateOnly day, CancellationToken cancellationToken) =>
        _rhythms.Change(
            id,
            before =>
                before is null || before.Rhythm.Days.Contains(day)
                    ? null
                    : before with
                    {
                        Rhythm = before.Rhythm with { Days = [.. before.Rhythm.Days.Append(day).Order().TakeLast(MostOccasions)] },
                    },
            cancellationToken
        );

    /// <summary>
    /// Adopts the rhythms that a starting plan asks for. A rhythm that exists already stays as people have set it.
    /// A patrol is no bulletin and has its own plan.
    /// </summary>
    public async Task Adopt(Plan plan, PlanDraft draft, DateOnly today, string by, CancellationToken cancellationToken)
    {
        foreach (var rhythm in Of(plan.Id, plan.Place, draft.Rhythms, today, by))
            await _rhythms.Add(rhythm.Rhythm.Id, rhythm, cancellationToken);
    }

    /// <summary>
    /// Returns the rhythms that a plan names, each with the plan's words, without those that were left out on the draft.
    /// They are on from the start. The draft's page has shown whom they reach and when.
    /// </summary>
    public static IEnumerable<ScheduledRhythm> Of(
        string planId,
        Place place,
        IEnumerable<DraftRhythm> rhythms,
        DateOnly today,
        string by
    ) =>
        rhythms
            .Where(read => read.Kind != RhythmKind.Patrol)
            .Select((read, index) => (Read: read, Number: index + 1))
            .Where(pair => !pair.Read.IsOff)
            .Select(pair => new ScheduledRhythm(
                new Rhythm($"{planId}-{pair.Number}", VisibleText.Of(pair.Read.Name), pair.Read.Kind, pair.Read.Every),
                place.Path,
                ScheduledRhythm.UsualReaders,
                today,
                IsOn: true,
                planId,
                pair.Read.Quote.Text,
                by
            ));

    /// <summary>Returns the bulletin of an occurrence, as it was sent.</summary>
    public Task<Bulletin?> Bulletin(string occurrence, CancellationToken cancellationToken) =>
        _bulletins.Find(occurrence, cancellationToken);

    /// <summary>Returns the bulletins of a rhythm that were sent, with their occurrences, in order of time.</summary>
    public async Task<IReadOnlyList<(string Occurrence, Bulletin Bulletin)>> Bulletins(string rhythmId, CancellationToken cancellationToken)
    {
        var all = new List<(string, Bulletin)>();
        await foreach (var (occurrence, bulletin) in _bulletins.All(cancellationToken, $"{rhythmId}@"))
            all.Add((occurrence, bulletin));
        return all;
    }

    internal Task<RhythmProgress?> Progress(string id, CancellationToken cancellationToken) => _progress.Find(id, cancellationToken);

    /// <summary>Stores the first bulletin written for an occurrence. A repetition after a crash therefore sends the same one.</summary>
    internal Task<Bulletin?> Keep(string occurrence, Bulletin bulletin, CancellationToken cancellationToken) =>
        _bulletins.Change(occurrence, before => before is null ? bulletin : null, cancellationToken);

    /// <summary>Forgets the progress that a clock that was ahead has noted. A bulletin that was sent is not sent again.</summary>
    internal async Task NotAfter(DateOnly today, CancellationToken cancellationToken)
    {
        var ahead = new List<string>();
        await foreach (var (id, progress) in _progress.All(cancellationToken))
        {
            if (progress.Day > today)
                ahead.Add(id);
        }

        foreach (var id in ahead)
            await _progress.Change(id, before => before is null ? null : before with { Day = today.AddDays(-1) }, cancellationToken);
    }

    internal Task Reached(string id, RhythmProgress reached, CancellationToken cancellationToken) =>
        _progress.Change(id, before => before is not null && before.Day >= reached.Day ? null : reached, cancellationToken);
}

/// <summary>Progress of a rhythm.</summary>
/// <param name="Day">Day of the last occurrence that was sent or passed over.</param>
/// <param name="Occurrence">Key of the last occurrence that was sent. The one passed over, without a bulletin, where none was.</param>
public sealed record RhythmProgress(DateOnly Day, string Occurrence);
