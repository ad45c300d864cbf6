using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Mail;

/// <summary>
/// Where a mail belongs that tells of no task, so that the office there sees it, and sees when it could not be delivered.
/// Every such mail is noted here, which tells it apart from one that has lost what it told of.
/// </summary>
public sealed class PlaceMailLog(IRecordStore recordStore, IOutbox outbox)
{
    /// <summary>The drawer of the cabinet, by the ids of mails.</summary>
    public const string DrawerName = "mail-places";

    private readonly RecordSet<NotedPlace> _places = new(recordStore, DrawerName);

    /// <summary>Records a mail about a place, once. The place is noted before the mail: a crash in between leaves a note that nobody asks for.</summary>
    /// <param name="place">Null for one that belongs to the host as a whole.</param>
    /// <returns>False where the mail was there already.</returns>
    public async Task<bool> Record(MailRecord mail, Place? place, CancellationToken cancellationToken)
    {
        if (await outbox.Find(mail.Id, cancellationToken) is not null)
            return false;
        await _places.Add(mail.Id, new NotedPlace(place), cancellationToken);
        return await outbox.Record([mail], cancellationToken);
    }

    /// <returns>Null for a mail about tasks, and for one that belongs to the host as a whole.</returns>
    public async Task<Place?> Of(MailRecord mail, CancellationToken cancellationToken) =>
        mail.Notices.Count > 0 ? null : (await _places.Find(mail.Id, cancellationToken))?.Place;

    private sealed record NotedPlace(Place? Place);
}
