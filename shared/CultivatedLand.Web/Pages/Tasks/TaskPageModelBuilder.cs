using System.Security.Cryptography;
using CultivatedLand.Application.EvidenceFiles;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Pages.Layout;

namespace CultivatedLand.Web.Pages.Tasks;

/// <summary>Gathers what the page of a task shows.</summary>
internal sealed class TaskPageModelBuilder(ILedger ledger, IPlanStore shelf, TaskService desk, EvidenceService room)
{
    public async Task<TaskPageModel> Read(StoredTask stored, PageContext page, bool allEvidence, LocalizedText? said, TaskActionAnswer? answered, CancellationToken cancel)
    {
        var task = stored.State;
        var next = desk.Rules.NextNotice(task) is { } step ? new NextNotice(step.Step, stored.WakeAt > step.At ? stored.WakeAt.Value : step.At) : null;
        return new TaskPageModel(
            task,
            next,
            next is null ? [] : await Recipients(task, next, cancel),
            TaskActionAvailability.All(task, page.Visitor, desk.Rules, page.Now),
            await History(task, task.Version, cancel),
            await Evidence(task, page, allEvidence, cancel),
            said,
            answered,
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)))
        {
            Calendar = desk.Rules.Calendar,
        };
    }

    /// <param name="until">The version of the latest fact shown.</param>
    public async Task<HistorySlice> History(RectificationTask task, long until, CancellationToken cancel)
    {
        var last = Math.Clamp(until, 1, task.Version);
        var from = Math.Max(0, last - HistorySlice.Size);
        var facts = await ledger.History(task.Id, from, (int)(last - from), cancel);
        return new HistorySlice([.. facts.Reverse()], from > 0 ? from : null);
    }

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<EvidenceItem>> Pieces(RectificationTask task, int most, CancellationToken cancel)
    {
        var pieces = new List<EvidenceItem>();
        var begins = task.Evidence.Count > 0 ? await Begins(task, cancel) : default;
        foreach (var evidence in task.Evidence.Reverse().Take(most))
        {
            var sheet = await room.Describe(evidence.ContentHash, cancel);
            pieces.Add(new EvidenceItem(evidence, sheet, sheet?.Earlier(begins)));
        }

        return pieces;
    }

    private async Task<EvidenceList> Evidence(RectificationTask task, PageContext page, bool all, CancellationToken cancel)
    {
        var pieces = await Pieces(task, all ? int.MaxValue : EvidenceList.Shown, cancel);
        return new EvidenceList(pieces, task.Evidence.Count - pieces.Count, WhyNotAdd(task, page));
    }

    private LocalizedText? WhyNotAdd(RectificationTask task, PageContext page) =>
        !page.Visitor.May(EvidenceAction.Deed, task.Spec.Place) ? EvidenceAction.NotYours(task.Spec.Place)
        : desk.Rules.Decide(task, EvidenceAction.Probe, page.Now) is Refusal refusal ? refusal.Why
        : null;

    /// <summary>The first day on which work could be shown: a phase's start, else the day the task entered the ledger.</summary>
    private async Task<DateOnly> Begins(RectificationTask task, CancellationToken cancel)
    {
        var planned = (await ledger.History(task.Id, 0, 1, cancel)).Select(fact => ChinaTime.DateOf(fact.At)).FirstOrDefault();
        var start = task.Phases.Min(phase => phase.Start);
        return start < planned ? start.Value : planned;
    }

    private async Task<EquatableArray<string>> Recipients(RectificationTask task, NextNotice next, CancellationToken cancel)
    {
        var directory = await shelf.Directory(cancel);
        return NoticeRouting.To(next.Step.Kind, task.Spec)
            .Select(addressee => directory.Resolve(addressee, task.Spec.LeadOffices, ChinaTime.DateOf(next.At)))
            .Select(recipient => recipient.Name ?? recipient.Mail)
            .OfType<string>().Distinct().ToEquatableArray();
    }
}
