using System.Security.Cryptography;
using CultivatedLand.Application.EvidenceFiles;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Pages.Layout;

namespace CultivatedLand.Web.Pages.Tasks;

/// <summary>Builder of the model of the task page.</summary>
internal sealed class TaskPageModelBuilder(
    ILedger ledger,
    IDirectoryStore directoryStore,
    TaskService taskService,
    EvidenceService evidenceService,
    SetAsideStore setAside,
    FundingStore funding
)
{
    public async Task<TaskPageModel> Read(
        StoredTask stored,
        PageContext page,
        bool allEvidence,
        LocalizedText? said,
        TaskActionAnswer? taskActionAnswer,
        CancellationToken cancellationToken
    )
    {
        var task = stored.State;
        var next = taskService.Rules.NextNotice(task, stored.WakeAt) is { } step ? new NextNotice(step.Step, step.At) : null;
        return new TaskPageModel(
            task,
            next,
            next is null ? [] : await Recipients(task, next, cancellationToken),
            TaskActionAvailability.All(task, page.Visitor, taskService.Rules, page.Now),
            await History(task, task.Version, cancellationToken),
            await Evidence(task, page, allEvidence, cancellationToken),
            said,
            taskActionAnswer,
            NewMark()
        )
        {
            AsksNet = await funding.PaysNet(task.Id.Plan, cancellationToken),
            Calendar = taskService.Rules.Calendar,
            Parts = await Parts(task, cancellationToken),
        };
    }

    private async Task<IReadOnlyList<(TaskPart Part, RectificationTask? Task)>> Parts(
        RectificationTask task,
        CancellationToken cancellationToken
    )
    {
        var parts = new List<(TaskPart, RectificationTask?)>();
        foreach (var part in task.Parts)
        {
            var found = await setAside.Find(
                new RecordName(RecordName.Tasks, part.Task.Value),
                () => ledger.Find(part.Task, cancellationToken)
            );
            parts.Add((part, found?.State));
        }

        return parts;
    }

    /// <summary>Returns a mark for the forms of one rendering, by which a form that is sent twice is recognised.</summary>
    public static string NewMark() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    /// <param name="until">Version of the latest fact shown.</param>
    public async Task<HistorySlice> History(RectificationTask task, long until, CancellationToken cancellationToken)
    {
        var last = Math.Clamp(until, 1, task.Version);
        var from = Math.Max(0, last - HistorySlice.Size);
        var facts = await ledger.History(task.Id, from, (int)(last - from), cancellationToken);
        return new HistorySlice([.. facts.Reverse()], from + facts.Count, from > 0 ? from : null);
    }

    /// <summary>Returns pieces of evidence, the latest first.</summary>
    public async Task<IReadOnlyList<EvidenceItem>> Pieces(RectificationTask task, int most, CancellationToken cancellationToken)
    {
        var evidenceItems = new List<EvidenceItem>();
        var begins = task.Evidence.Count > 0 ? await Begins(task, cancellationToken) : default;
        foreach (var evidence in task.Evidence.Reverse().Take(most))
        {
            var evidenceMetadata = await evidenceService.Describe(evidence.ContentHash, cancellationToken);
            evidenceItems.Add(new EvidenceItem(evidence, evidenceMetadata, evidenceMetadata?.Earlier(begins)));
        }

        return evidenceItems;
    }

    private async Task<EvidenceList> Evidence(RectificationTask task, PageContext page, bool all, CancellationToken cancellationToken)
    {
        var evidenceItems = await Pieces(task, all ? int.MaxValue : EvidenceList.Shown, cancellationToken);
        return new EvidenceList(evidenceItems, task.Evidence.Count - evidenceItems.Count, WhyNotAdd(task, page));
    }

    private LocalizedText? WhyNotAdd(RectificationTask task, PageContext page) =>
        !page.Visitor.Can(EvidenceAction.Deed, task.Spec.Place) ? EvidenceAction.NotYours(task.Spec.Place)
        : taskService.Rules.Decide(task, EvidenceAction.Probe, page.Now) is Refusal refusal ? refusal.Why
        : null;

    /// <summary>
    /// Returns the first day on which work could be shown: a phase's start, or the day the task entered the ledger, whichever is earlier.
    /// </summary>
    private async Task<DateOnly> Begins(RectificationTask task, CancellationToken cancellationToken)
    {
        var planned = (await ledger.History(task.Id, 0, 1, cancellationToken)).Select(fact => ChinaTime.DateOf(fact.At)).FirstOrDefault();
        var start = task.Phases.Min(phase => phase.Start);
        return start < planned ? start.Value : planned;
    }

    private async Task<EquatableArray<string>> Recipients(RectificationTask task, NextNotice next, CancellationToken cancellationToken)
    {
        var directory = await directoryStore.Current(cancellationToken);
        return NoticeRouting
            .To(next.Step.Kind, task.Spec)
            .Select(addressee => directory.Resolve(addressee, task.Spec.LeadOffices, ChinaTime.DateOf(next.At)))
            .Select(recipient => recipient.Name ?? recipient.Mail)
            .OfType<string>()
            .Distinct()
            .ToEquatableArray();
    }
}
