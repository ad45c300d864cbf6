using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Builder of bulletins from the ledger, the acts and the interviews. It stores nothing.</summary>
public sealed class BulletinBuilder(RhythmStore rhythmStore, ILedgerViews views, InterviewStore interviews)
{
    private const int PageSize = 500;

    /// <summary>Writes the bulletin as it would be on a day, so that a page can show it before it is sent.</summary>
    public async Task<Bulletin> Preview(ScheduledRhythm rhythm, DateOnly day, CancellationToken cancellationToken)
    {
        var reached = await rhythmStore.Progress(rhythm.Rhythm.Id, cancellationToken);
        var before = reached is null ? null : await rhythmStore.Bulletin(reached.Occurrence, cancellationToken);
        return await Build(rhythm.At, day, before, cancellationToken);
    }

    /// <param name="before">Bulletin before, with which the figures are compared. Null for the first.</param>
    internal async Task<Bulletin> Build(Place? place, DateOnly day, Bulletin? before, CancellationToken cancellationToken)
    {
        var places = place is null ? PlaceSet.Everywhere : PlaceSet.Of([place]);
        var from = before is null ? DateTimeOffset.UnixEpoch : ChinaTime.At(before.Day.AddDays(1), TimeOnly.MinValue);
        var acts = new List<LedgerAct>();
        string? cursor = null;
        do
        {
            var page = await views.Acts(
                new ActQuery(from, ChinaTime.At(day.AddDays(1), TimeOnly.MinValue), places, cursor, PageSize),
                cancellationToken
            );
            acts.AddRange(page.Acts);
            cursor = page.Next;
        } while (cursor is not null);
        var held = (await interviews.All(cancellationToken)).Where(interview =>
            interview.RecordedAsHeldOn() is { } on
            && on > (before?.Day ?? DateOnly.MinValue)
            && on <= day
            && places.Contains(interview.Place)
        );
        return Bulletin.Of(
            place,
            day,
            await views.Totals(places, day, cancellationToken),
            acts,
            [.. held.Select(interview => interview.Place)],
            before
        );
    }
}
