using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Plans;

/// <summary>
/// Builder of a plan from a draft. It makes one task per village where there is a breakdown, and phases from the dated steps.
/// Rules: DOMAIN, "A plan becomes tasks".
/// </summary>
/// <param name="startsOn">Local day from which terms such as "15日内" are counted.</param>
public sealed class PlanBuilder(WorkCalendar calendar, DateOnly startsOn)
{
    /// <summary>Stands where a place would, while nobody has said it. Nothing starts there.</summary>
    private const string OpenPlace = "地点待定";

    /// <param name="planId">Id of the plan that the draft belongs to. Null for a draft that has not started.</param>
    /// <param name="at">Place of the plan. Null where the draft itself says it.</param>
    public Plan Build(PlanDraft draft, string? planId = null, Place? at = null)
    {
        var id = planId ?? PlanId(draft);
        var place = at ?? Written(draft);
        var tasks = draft.Tasks.SelectMany(task => Tasks(id, place, task).Select(planned => (task, planned))).ToList();
        var duties = tasks.Where(pair => pair.task.IsStanding && pair.planned.Spec.Phases.Count == 0).ToList();
        return new Plan(
            id,
            VisibleText.Of(draft.Title).Trim(),
            draft.DocumentNumber is { } number ? VisibleText.Of(number) : null,
            draft.Issuer is { } issuer ? VisibleText.Of(issuer) : null,
            draft.Issued,
            place ?? Place.Common(tasks.Select(pair => pair.planned.Spec.Place)) ?? Place.Parse(OpenPlace)!,
            tasks.Except(duties).Select(pair => pair.planned).ToEquatableArray()
        )
        {
            Duties = duties.Select(pair => Duty(pair.task, pair.planned)).ToEquatableArray(),
            OpenAt = place is null ? [] : null,
        };
    }

    private static PlannedDuty Duty(DraftTask task, PlannedTask planned) =>
        new(planned.Id, planned.Source, planned.Spec, VisibleText.Of(task.Name.Quote.Text).Trim());

    /// <summary>Finds the place that a draft writes: in its issuer, in its title, or in rows that name more than villages.</summary>
    public static Place? Written(PlanDraft draft) =>
        Place.LeadingIn(PlainWords.Of(draft.Issuer)) ?? Place.LeadingIn(PlainWords.Of(draft.Title)) ?? Around(draft.Tasks);

    /// <summary>Completes the place of a draft from a directory alone. Null where the directory leaves it open.</summary>
    public static Place? PlaceIn(PeopleDirectory directory, PlanDraft draft) =>
        new PlaceCompletion(null, [], directory.Entries.Select(entry => entry.Place)).Of(Written(draft), Villages(draft)).Place;

    /// <summary>Names of the villages for which a draft has tasks.</summary>
    public static IReadOnlyList<string> Villages(PlanDraft draft) =>
        [
            .. draft
                .Tasks.SelectMany(task => task.Breakdown.Select(share => share.Unit).Append(task.Place?.Value))
                .Select(Place.Parse)
                .OfType<Place>()
                .Where(place => GridLevels.Of(place) == GridLevel.Village)
                .Select(place => place.Name)
                .Distinct(),
        ];

    /// <summary>
    /// Finds the place of a table that names no office. Rows such as 清河县/石桥镇/柳树村 place it in the town or the county that they share.
    /// </summary>
    private static Place? Around(IEnumerable<DraftTask> tasks) =>
        Place.Common(tasks.Select(task => Place.Parse(task.Place?.Value)?.Parent).OfType<Place>());

    /// <summary>
    /// Returns the draft with the task ids that the ledger will use. A task that is split by village adds a number for each village.
    /// </summary>
    public static PlanDraft WithLedgerIds(PlanDraft draft)
    {
        var plan = PlanId(draft);
        return draft with { Tasks = [.. draft.Tasks.Select(task => task with { Id = LedgerId(plan, task) })] };
    }

    private static string LedgerId(string planId, DraftTask task) => $"{planId}-{task.Id}";

    /// <summary>
    /// Calculates the id that a plan gets where no other plan has it: from the document number and the issuer.
    /// Where there is no number, the title takes its place. The id proves nothing about who the plan is.
    /// </summary>
    private static string PlanId(PlanDraft draft)
    {
        var identity = $"{PlainWords.Of(draft.DocumentNumber ?? draft.Title)}\n{PlainWords.Of(draft.Issuer)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..10];
    }

    private IEnumerable<PlannedTask> Tasks(string planId, Place? place, DraftTask task)
    {
        var whole = new TaskSpec(
            VisibleText.Of(task.Name.Value).Trim(),
            task.Kind,
            Below(place, task.Place?.Value),
            Area(task.AreaMu?.Value),
            Area(task.DoneAreaMu?.Value) ?? Mu.Zero,
            Words(task.ResponsibleUnits),
            Words(task.LeadUnits),
            Words(task.Leaders),
            PhaseArrangement.Arrange(Steps(task))
        );
        var id = LedgerId(planId, task);

        return IsByPlace(task)
                ? task.Breakdown.Select(
                    (share, index) =>
                        new PlannedTask(
                            TaskId.Of($"{id}-{index + 1}"),
                            task.Id,
                            whole with
                            {
                                Place = Below(place is null && task.Place is null ? null : whole.Place, share.Unit),
                                Target = Area(share.AreaMu),
                                AcceptedBefore = Mu.Zero,
                            }
                        )
                )
            : IsDutyInParts(task, whole)
                ? task.Breakdown.Select(
                    (share, index) =>
                        new PlannedTask(
                            TaskId.Of($"{id}-{index + 1}"),
                            task.Id,
                            whole with
                            {
                                Name = $"{whole.Name}：{VisibleText.Of(share.Unit).Trim()}",
                                Target = Area(share.AreaMu),
                            }
                        )
                )
            : [new PlannedTask(TaskId.Of(id), task.Id, whole)];
    }

    /// <summary>Whether a standing duty has parts of its own, such as two kinds of land that are both to be kept.</summary>
    private static bool IsDutyInParts(DraftTask task, TaskSpec whole) =>
        task.IsStanding && whole.Phases.Count == 0 && task.Breakdown.Length > 1;

    private static Place Below(Place? place, string? name) =>
        place is null ? Place.Parse(name) ?? Place.Parse(OpenPlace)!
        : name is null ? place
        : place.Child(name);

    /// <summary>
    /// Whether the breakdown is by places. A breakdown may also be by year or by kind of land. Only one by places makes tasks.
    /// </summary>
    private static bool IsByPlace(DraftTask task) =>
        task.Breakdown.Length > 0 && task.Breakdown.All(share => Place.LooksLikeOne(share.Unit));

    private List<PlannedStep> Steps(DraftTask task)
    {
        var dated = task
            .Phases.Select((phase, index) => (phase, index, due: phase.Due ?? Resolve(phase.Relative)))
            .Where(step => step.due is not null)
            .ToList();
        var newIndex = dated.Select((step, position) => (step.index, position)).ToDictionary(pair => pair.index, pair => pair.position);
        return
        [
            .. dated.Select(step => new PlannedStep(
                VisibleText.Of(step.phase.Name).Trim(),
                step.phase.Kind,
                step.phase.Start,
                step.due!.Value,
                (StepRank)step.phase.Rank,
                step.phase.Stage is { } stage && newIndex.TryGetValue(stage, out var position) ? position : null
            )
            {
                DoneOn = step.phase.DoneOn,
            }),
        ];
    }

    /// <summary>
    /// Resolves a relative term to a day.
    /// A term that is counted from an event without a known date stays open, and the findings of the draft say so.
    /// </summary>
    private DateOnly? Resolve(RelativeTerm? term) =>
        term switch
        {
            { FromStart: true, Count: 0 } => startsOn,
            { FromStart: true, Workdays: true } => calendar.WorkdayAfter(startsOn, term.Count),
            { FromStart: true } => startsOn.AddDays(term.Count),
            _ => null,
        };

    private static Mu? Area(decimal? mu) =>
        mu is { } area && Mu.TryOf(decimal.Round(area, 2, MidpointRounding.AwayFromZero), out var exact) ? exact : null;

    private static EquatableArray<string> Words(IEnumerable<Sourced<string>> read) =>
        read.Select(item => VisibleText.Of(item.Value).Trim()).ToEquatableArray();
}
