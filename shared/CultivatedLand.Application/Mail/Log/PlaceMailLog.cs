using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Mail.Log;

/// <summary>
/// Log of the places of mails that are about no task.
/// The office of the place can then see the mail, and see when it could not be delivered. Every such mail is recorded here.
/// A mail about no task that is not recorded here has lost its notices.
/// </summary>
public sealed class PlaceMailLog(IRecordStore recordStore, IOutbox outbox)
{
    /// <summary>Name of the record set, whose keys are the ids of mails.</summary>
    public const string DrawerName = "mail-places";

    private readonly RecordSet<NotedPlace> _places = new(recordStore, DrawerName);

    /// <summary>
    /// Records a mail about a place, once. The place is stored before the mail: a crash in between leaves a record that nobody reads.
    /// </summary>
    /// <param name="place">Place of the mail. Null for a mail that belongs to the host as a whole.</param>
    /// <returns>False where the mail existed already.</returns>
    public async Task<bool> Record(MailRecord mail, Place? place, CancellationToken cancellationToken)
    {
        if (await outbox.Find(mail.Id, cancellationToken) is not null)
            return false;
        await Note(mail.Id, place, cancellationToken);
        return await outbox.Record([mail], cancellationToken);
    }

    /// <summary>Notes the place of a mail that is recorded together with others.</summary>
    public Task Note(string mailId, Place? place, CancellationToken cancellationToken) =>
        _places.Add(mailId, new NotedPlace(place), cancellationToken);

    /// <returns>The place. Null for a mail about tasks, and for one that belongs to the host as a whole.</returns>
    public async Task<Place?> Of(MailRecord mail, CancellationToken cancellationToken) =>
        mail.Notices.Count > 0 ? null : (await _places.Find(mail.Id, cancellationToken))?.Place;

    internal sealed record NotedPlace(Place? Place);
}
