using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Pages.Mail;

/// <summary>
/// Which mails somebody may see or send again: those whose every task lies in their places, for a digest tells of all its tasks at once.
/// A mail about no task belongs to the place it is noted for (a lead, a patrol, an interview), else to the host as a whole.
/// </summary>
internal sealed class MailVisibility(ILedger ledger, PlaceMailLog places)
{
    private readonly Dictionary<TaskId, RectificationTask?> tasks = [];

    public async Task<bool> May(CurrentUser visitor, Permission deed, MailRecord mail, CancellationToken cancel)
    {
        if (visitor.May(deed, null)) return true;
        if (mail.Notices.Count == 0) return await places.Of(mail, cancel) is { } noted && visitor.May(deed, noted);
        foreach (var task in mail.Notices.Select(notice => notice.Task).Distinct())
        {
            if (await PlaceOf(task, cancel) is not { } place || !visitor.May(deed, place)) return false;
        }

        return true;
    }

    /// <summary>Null where the ledger does not know it.</summary>
    public async Task<RectificationTask?> Task(TaskId id, CancellationToken cancel)
    {
        if (!tasks.TryGetValue(id, out var task)) tasks[id] = task = (await ledger.Find(id, cancel))?.State;
        return task;
    }

    private async Task<Place?> PlaceOf(TaskId id, CancellationToken cancel) => (await Task(id, cancel))?.Spec.Place;
}
