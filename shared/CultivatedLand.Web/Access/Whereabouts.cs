using CultivatedLand.Casework.Grids;
using CultivatedLand.Casework.Intake;
using CultivatedLand.Casework.Intake.Corrections;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.Posting;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Access;

/// <summary>Where a task, a plan or a mail belongs: the places at which one must be allowed to do something to it.</summary>
internal sealed class Whereabouts(ILedger ledger, IOutbox outbox, EditionBook editions, WorkCalendar calendar, TimeProvider clock, GridBook grid, MailPlaces mails)
{
    /// <returns>Null where there is no such thing; a null place stands for the host as a whole.</returns>
    public async Task<IReadOnlyList<Place?>?> Of(Subject subject, string id, CancellationToken cancel) => subject switch
    {
        Subject.Task => TaskId.Parse(id) is { } task && await ledger.Find(task, cancel) is { } stored ? [stored.State.Spec.Place] : null,
        Subject.Plan => await editions.PlaceOf(id, cancel) is { } place ? [place] : null,
        Subject.Mail => await outbox.Find(id, cancel) is { } mail ? await OfMail(mail, cancel) : null,
        Subject.Lead => LeadId.Parse(id) is { } lead && await grid.Lead(lead, cancel) is { } stored ? [stored.State.Spec.Place] : null,
        _ => [null],
    };

    /// <summary>Of a plan that has not been taken in yet: the place of its office, below which all its tasks lie.</summary>
    /// <returns>Empty for a file that is no plan: that is for the intake to say.</returns>
    public IReadOnlyList<Place> OfFile(SourceFile file)
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        return PlanReader.Read(file, new ReadOptions(Today: today)) is ReadOutcome.Plan { Draft: var draft } ? [new PlanBuilder(calendar, today).Build(draft).Place] : [];
    }

    public async Task<IReadOnlyList<Place?>> OfMail(MailRecord mail, CancellationToken cancel)
    {
        var places = new List<Place?>();
        foreach (var task in mail.Notices.Select(notice => notice.Task).Distinct())
        {
            places.Add((await ledger.Find(task, cancel))?.State.Spec.Place);
        }

        return places.Count > 0 ? [.. places.Distinct()] : [await mails.Of(mail, cancel)];
    }
}
