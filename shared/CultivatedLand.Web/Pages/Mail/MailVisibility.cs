using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Web.Pages.Mail;

/// <summary>
/// Visibility of mails: which ones a user may see or send again.
/// Every task of a mail must lie in the user's places, since a digest tells of all its tasks at once.
/// A mail about no task belongs to the place recorded for it (a lead, a patrol, an interview), otherwise to the host as a whole.
/// </summary>
internal sealed class MailVisibility(ILedger ledger, PlaceMailLog placeMailLog, SetAsideStore setAside)
{
    private readonly Dictionary<TaskId, RectificationTask?> _tasks = [];

    public async Task<bool> May(CurrentUser user, Permission permission, MailRecord mail, CancellationToken cancellationToken)
    {
        if (user.Can(permission, null))
            return true;
        if (mail.Notices.Count == 0)
            return await placeMailLog.Of(mail, cancellationToken) is { } noted && user.Can(permission, noted);
        foreach (var task in mail.Notices.Select(notice => notice.Task).Distinct())
        {
            if (await PlaceOf(task, cancellationToken) is not { } place || !user.Can(permission, place))
                return false;
        }

        return true;
    }

    /// <summary>Returns null for a task that the ledger does not know or that cannot be read.</summary>
    public async Task<RectificationTask?> Task(TaskId id, CancellationToken cancellationToken)
    {
        if (!_tasks.TryGetValue(id, out var task))
            _tasks[id] = task = (
                await setAside.Find(new RecordName(RecordName.Tasks, id.Value), () => ledger.Find(id, cancellationToken))
            )?.State;
        return task;
    }

    private async Task<Place?> PlaceOf(TaskId id, CancellationToken cancellationToken) => (await Task(id, cancellationToken))?.Spec.Place;
}
