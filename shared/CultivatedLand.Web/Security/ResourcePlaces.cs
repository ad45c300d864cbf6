using CultivatedLand.Application.Assessments;
using CultivatedLand.Application.Bodies;
using CultivatedLand.Application.Duties;
using CultivatedLand.Application.FieldRecords;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Letters;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Domain.FieldRecords;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Security;

/// <summary>
/// Reader of the places of an object: task, plan, mail, lead, interview, standing duty, record of work or body.
/// An act on it needs the permission there.
/// </summary>
internal sealed class ResourcePlaces(
    ILedger ledger,
    IOutbox outbox,
    PlanEditionService editions,
    GridStore grid,
    PlaceMailLog mails,
    DutyService duties,
    InterviewStore interviews,
    FieldRecordStore records,
    BodyStore bodies,
    AssessmentStore assessments,
    OfficeLetterStore letters
)
{
    /// <returns>Null if the object does not exist; a null place stands for the host as a whole.</returns>
    public async Task<IReadOnlyList<Place?>?> Of(ResourceKind resourceKind, string id, CancellationToken cancellationToken) =>
        (await Find(resourceKind, id, cancellationToken))?.Places;

    /// <returns>The places and, of a task, the task itself. Null if the object does not exist.</returns>
    public async Task<FoundResource?> Find(ResourceKind resourceKind, string id, CancellationToken cancellationToken)
    {
        if (resourceKind != ResourceKind.Task)
            return await PlacesOf(resourceKind, id, cancellationToken) is { } places ? new FoundResource(places, null) : null;
        return TaskId.Parse(id) is { } task && await ledger.Find(task, cancellationToken) is { } stored
            ? new FoundResource([stored.State.Spec.Place], stored)
            : null;
    }

    private async Task<IReadOnlyList<Place?>?> PlacesOf(ResourceKind resourceKind, string id, CancellationToken cancellationToken) =>
        resourceKind switch
        {
            ResourceKind.Plan => await editions.PlacesOf(id, cancellationToken),
            ResourceKind.Mail => await outbox.Find(id, cancellationToken) is { } mail ? await OfMail(mail, cancellationToken) : null,
            ResourceKind.Lead => LeadId.Parse(id) is { } lead && await grid.Lead(lead, cancellationToken) is { } stored
                ? [stored.State.Spec.Place]
                : null,
            ResourceKind.Interview => InterviewId.Parse(id) is { } interview
            && await interviews.Find(interview, cancellationToken) is { } called
                ? [called.Place]
                : null,
            ResourceKind.Duty => await duties.Find(id, cancellationToken) is { } duty ? [duty.Place] : null,
            ResourceKind.Assessment => await assessments.Newest(id, cancellationToken) is { } sheet ? [sheet.Place] : null,
            ResourceKind.Sanction => await assessments.Sanction(id, cancellationToken) is { } sanction ? [sanction.Place] : null,
            ResourceKind.Letter => await letters.Find(id, cancellationToken) is { } letter ? [letter.Place] : null,
            ResourceKind.Body => await bodies.Find(id, cancellationToken) is { } body ? [body.Place] : null,
            ResourceKind.FieldRecord => FieldRecordId.Parse(id) is { } record
            && await records.Find(record, cancellationToken) is { } written
                ? [written.Spec.Place]
                : null,
            _ => [null],
        };

    public async Task<IReadOnlyList<Place?>> OfMail(MailRecord mail, CancellationToken cancellationToken)
    {
        var places = new List<Place?>();
        foreach (var task in mail.Notices.Select(notice => notice.Task).Distinct())
        {
            places.Add((await ledger.Find(task, cancellationToken))?.State.Spec.Place);
        }

        return places.Count > 0 ? [.. places.Distinct()] : [await mails.Of(mail, cancellationToken)];
    }
}

/// <summary>Places of an object that was found.</summary>
/// <param name="Task">The task, where the object is one.</param>
internal sealed record FoundResource(IReadOnlyList<Place?> Places, StoredTask? Task);
