using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Writer of bulletins: it gathers the totals of a day and what was done since an earlier day.</summary>
public sealed class BulletinWriter(ILedgerViews views, InterviewStore interviews)
{
    private const int PageSize = 500;

    /// <param name="place">Place whose parts are compared. Null for the first level at which places part.</param>
    /// <param name="places">Places whose tasks count.</param>
    /// <param name="since">Day after which actions count. Null for all of them.</param>
    /// <param name="before">Earlier bulletin, whose ranks are named. Null for none.</param>
    internal async Task<Bulletin> Write(
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
