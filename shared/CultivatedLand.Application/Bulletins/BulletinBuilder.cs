using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Builder of bulletins from the ledger, the acts and the interviews. It stores nothing.</summary>
public sealed class BulletinBuilder(RhythmStore rhythmStore, ILedgerViews views, InterviewStore interviews, BulletinRemarks remarks)
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
        var bulletin = await Build(place, places, before?.Day, day, before, cancellationToken);
        return bulletin with { Remarks = await remarks.Of(place, before?.Day, day, cancellationToken) };
    }

    /// <param name="place">Place whose parts are compared. Null for the first level at which places part.</param>
    /// <param name="places">Places whose tasks count.</param>
    /// <param name="since">Day after which actions count. Null for all of them.</param>
    /// <param name="before">Earlier bulletin, whose ranks are named. Null for none.</param>
    internal async Task<Bulletin> Build(
        Place? place,
        PlaceSet places,
        DateOnly? since,
        DateOnly day,
        Bulletin? before,
        CancellationToken cancellationToken
    )
    {
        var from = since is { } last ? ChinaTime.At(last.AddDays(1), TimeOnly.MinValue) : DateTimeOffset.UnixEpoch;
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
            interview.RecordedAsHeldOn() is { } on && on > (since ?? DateOnly.MinValue) && on <= day && places.Contains(interview.Place)
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
