using CultivatedLand.Application.HandOvers;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultivatedLand.Web.Pages.TaskLinks;

/// <summary>
/// Handler of the page behind the button “received” of the mail that tells of a start.
/// One press acknowledges every task that the mail gives its reader. GET changes nothing, because mail scanners follow links.
/// </summary>
internal sealed class ReceiptPageHandler(
    SignedTaskLinks links,
    IOutbox outbox,
    ILedger ledger,
    TaskActionService taskActionService,
    ReceiptStore receipts,
    TaskLinkEndpoints.Handler taskLinks,
    TimeProvider clock,
    WebOptions settings
)
{
    public async Task<IResult> Show(string token, string mailId, CancellationToken cancellationToken)
    {
        if (await Open(token, mailId, cancellationToken) is not { } opened)
            return await taskLinks.Dead(token, cancellationToken);
        var given = new List<RectificationTask>();
        foreach (var id in opened.Tasks)
        {
            if (await ledger.Find(id, cancellationToken) is { State: var task })
                given.Add(task);
        }

        var model = new ReceiptPageModel(
            given,
            opened.Holder.By,
            $"{SignedTaskLinks.TaskPath}/{token}/received/{mailId}",
            await receipts.HasReceived(opened.Holder.Task.Plan, opened.Holder.Mail, cancellationToken) ?? given.All(IsAcknowledged),
            settings.Language,
            clock.GetUtcNow(),
            settings.IsVirtualTime
        );
        return new RazorComponentResult<ReceiptPage>(new Dictionary<string, object?> { [nameof(ReceiptPage.Model)] = model });

        bool IsAcknowledged(RectificationTask task) => task.Current?.Acknowledged?.By == opened.Holder.By;
    }

    public async Task<IResult> Receive(string token, string mailId, CancellationToken cancellationToken)
    {
        if (await Open(token, mailId, cancellationToken) is not { } opened)
            return await taskLinks.Dead(token, cancellationToken);
        var by = opened.Holder.By;
        foreach (var id in opened.Tasks)
        {
            // A task that has ended or is acknowledged already has nothing to be acknowledged any more.
            if (await ledger.Find(id, cancellationToken) is { State.Current: { } current } && current.Acknowledged?.By != by)
                await taskActionService.Do(
                    new TaskActRequest(id, TaskActs.Acknowledge, TaskActInput.Empty, (_, _) => by),
                    cancellationToken
                );
        }

        foreach (var plan in opened.Tasks.Select(task => task.Plan).Distinct())
            await receipts.Received(plan, opened.Holder.Mail, clock.GetUtcNow(), cancellationToken);
        return new SeeOtherResult($"{SignedTaskLinks.TaskPath}/{token}/received/{mailId}");
    }

    /// <summary>Opens the link for the mail that was sent to its person. Null for a mail of somebody else.</summary>
    private async Task<Opened?> Open(string token, string mailId, CancellationToken cancellationToken) =>
        await links.Open(token, cancellationToken) is { } holder
        && await outbox.Find(mailId, cancellationToken) is { } mail
        && string.Equals(mail.Content.To, holder.Mail, StringComparison.OrdinalIgnoreCase)
        && mail.Notices.Any(notice => notice.Task == holder.Task)
            ? new Opened(holder, [.. mail.Notices.Where(notice => notice.IsHandOver).Select(notice => notice.Task).Distinct()])
            : null;

    private sealed record Opened(TaskLinkHolder Holder, IReadOnlyList<TaskId> Tasks);
}
