using CultivatedLand.Casework.Intake.Corrections;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Access;

/// <summary>Where a task, a plan or a mail belongs: the places at which one must be allowed to do something to it.</summary>
internal sealed class Whereabouts(ILedger ledger, IOutbox outbox, EditionBook editions)
{
    /// <returns>Null where there is no such thing; a null place stands for the host as a whole.</returns>
    public async Task<IReadOnlyList<Place?>?> Of(Subject subject, string id, CancellationToken cancel) => subject switch
    {
        Subject.Task => TaskId.Parse(id) is { } task && await ledger.Find(task, cancel) is { } stored ? [stored.State.Spec.Place] : null,
        Subject.Plan => await editions.PlaceOf(id, cancel) is { } place ? [place] : null,
        Subject.Mail => await outbox.Find(id, cancel) is { } mail ? await OfMail(mail, cancel) : null,
        _ => [null],
    };

    public async Task<IReadOnlyList<Place?>> OfMail(MailRecord mail, CancellationToken cancel)
    {
        var places = new List<Place?>();
        foreach (var task in mail.Notices.Select(notice => notice.Task).Distinct())
        {
            places.Add((await ledger.Find(task, cancel))?.State.Spec.Place);
        }

        return places.Count > 0 ? [.. places.Distinct()] : [null];
    }
}
