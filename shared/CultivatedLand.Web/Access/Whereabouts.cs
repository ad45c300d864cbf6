using System.Collections.Concurrent;
using CultivatedLand.Casework.Grids;
using CultivatedLand.Casework.Intake;
using CultivatedLand.Casework.Ledgers;
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
internal sealed class Whereabouts(ILedger ledger, IOutbox outbox, PlanIntake intake, WorkCalendar calendar, TimeProvider clock, GridBook grid)
{
    private const int MostRemembered = 500;

    /// <summary>A plan is known by its content, so its places never change; reading it again takes long.</summary>
    private readonly ConcurrentDictionary<string, IReadOnlyList<Place?>> plans = new(StringComparer.Ordinal);

    /// <returns>Null where there is no such thing; a null place stands for the host as a whole.</returns>
    public async Task<IReadOnlyList<Place?>?> Of(Subject subject, string id, CancellationToken cancel) => subject switch
    {
        Subject.Task => TaskId.Parse(id) is { } task && await ledger.Find(task, cancel) is { } stored ? [stored.State.Spec.Place] : null,
        Subject.Plan => await OfPlan(id, cancel),
        Subject.Mail => await outbox.Find(id, cancel) is { } mail ? await OfMail(mail, cancel) : null,
        Subject.Lead => LeadId.Parse(id) is { } lead && await grid.Lead(lead, cancel) is { } stored ? [stored.State.Spec.Place] : null,
        _ => [null],
    };

    public async Task<IReadOnlyList<Place?>?> OfPlan(string contentHash, CancellationToken cancel)
    {
        if (plans.TryGetValue(contentHash, out var known)) return known;
        if (await intake.Open(contentHash, cancel) is not { } opened) return null;
        if (plans.Count >= MostRemembered) plans.Clear();
        return plans[contentHash] = OrHost(opened.Plan.Tasks.Select(task => task.Spec.Place));
    }

    /// <summary>Of a plan that has not been taken in yet.</summary>
    /// <returns>Empty for a file that is no plan: that is for the intake to say.</returns>
    public IReadOnlyList<Place?> OfFile(SourceFile file)
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        return PlanReader.Read(file, new ReadOptions(Today: today)) is ReadOutcome.Plan { Draft: var draft }
            ? [.. new PlanBuilder(calendar, today).Build(draft).Tasks.Select(task => task.Spec.Place).Distinct()]
            : [];
    }

    public async Task<IReadOnlyList<Place?>> OfMail(MailRecord mail, CancellationToken cancel)
    {
        var places = new List<Place>();
        foreach (var task in mail.Notices.Select(notice => notice.Task).Distinct())
        {
            if (await ledger.Find(task, cancel) is { } stored) places.Add(stored.State.Spec.Place);
        }

        return OrHost(places);
    }

    private static List<Place?> OrHost(IEnumerable<Place?> places)
    {
        var known = places.Distinct().ToList();
        return known.Count > 0 ? known : [null];
    }
}
