using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans.Intake;

/// <summary>
/// Notifier of an office whose plan did not start by itself, because it has errors or because a person has to decide.
/// The mail goes to the lead office that the plan names, otherwise to the lead office at the plan's place.
/// </summary>
public sealed class PlanRejectionNotifier(
    IDirectoryStore directoryStore,
    PlaceMailLog mails,
    MailContext context,
    TimeProvider clock,
    IChangeSignal changeSignal
)
{
    public async Task Send(PlanEdition edition, PlanDraft draft, Plan plan, CancellationToken cancellationToken)
    {
        // While nobody knows where the plan lies, nobody knows whose mail this is.
        if (plan.OpenAt is not null)
            return;
        var now = clock.GetUtcNow();
        var office = OfficeMail.Find(await directoryStore.Current(cancellationToken), plan, ChinaTime.DateOf(now));
        if (office.Mail is null)
            return;

        var id = edition.ContentHash[..20];
        var content = OfficeMail.Compose(context, office, id, Subject(draft, edition), Lead(edition), Lines(draft), now);
        await mails.Record(new MailRecord(id, content, [], null, now, MailDeliveryState.New(now)), plan.Place, cancellationToken);
        changeSignal.Raise(null);
    }

    private static LocalizedText Subject(PlanDraft draft, PlanEdition edition) =>
        edition.Errors > 0
            ? new($"【方案未启动】{draft.Title}：{edition.Errors}处错误", $"[Plan not started] {draft.Title}: {edition.Errors} errors")
            : new($"【方案未启动】{draft.Title}：请您决定", $"[Plan not started] {draft.Title}: please decide");

    private static LocalizedText Lead(PlanEdition edition) =>
        edition.Errors > 0
            ? new(
                $"“{edition.FileName}”已收到，因有下列错误没有自动启动。请更正原文后重新发送，或核对后由人工启动。",
                $"“{edition.FileName}” has arrived and did not start by itself because of these errors. "
                    + "Correct the document and send it again, or check it and start it by hand."
            )
            : new(
                $"“{edition.FileName}”已收到，没有自动启动：下列事项须由人决定。请在“方案”页面打开它，答复后启动。",
                $"“{edition.FileName}” has arrived and did not start by itself, because a person has to decide the following. "
                    + "Open it on the page of plans, answer, and start it there."
            );

    private IEnumerable<string> Lines(PlanDraft draft) =>
        draft.Findings.OrderByDescending(finding => finding.Severity).Select(finding => finding.Message.In(context.Language));
}
