using System.Net;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Plans;

namespace CultivatedLand.Application.Plans;

/// <summary>
/// Notifier of an office whose plan has errors and therefore did not start by itself.
/// The mail goes to the lead office that the plan names, otherwise to the lead office at the plan's place.
/// </summary>
public sealed class PlanRejectionNotifier(
    IPlanStore planStore,
    PlaceMailLog mails,
    MailContext context,
    TimeProvider clock,
    IChangeSignal changeSignal
)
{
    public async Task Send(PlanEdition edition, PlanDraft draft, Plan plan, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var offices = plan.Tasks.SelectMany(task => task.Spec.LeadOffices).Distinct().ToList();
        var office = (await planStore.Directory(cancellationToken)).Resolve(
            new Addressee(Role.LeadOffice, offices.FirstOrDefault(), plan.Place),
            offices,
            ChinaTime.DateOf(now)
        );
        if (office.Mail is null)
            return;

        await mails.Record(
            new MailRecord(edition.ContentHash[..20], Compose(draft, office, edition, now), [], null, now, MailDeliveryState.New(now)),
            plan.Place,
            cancellationToken
        );
        changeSignal.Raise(null);
    }

    private MailContent Compose(PlanDraft draft, Recipient office, PlanEdition edition, DateTimeOffset now)
    {
        var subject = Say(
            new($"【方案未启动】{draft.Title}：{edition.Errors}处错误", $"[Plan not started] {draft.Title}: {edition.Errors} errors")
        );
        var lead = Say(
            new(
                $"“{edition.FileName}”已收到，因有下列错误没有自动启动。请更正原文后重新发送，或核对后由人工启动。",
                $"“{edition.FileName}” has arrived and did not start by itself because of these errors. "
                    + "Correct the document and send it again, or check it and start it by hand."
            )
        );
        var findings = draft
            .Findings.OrderByDescending(finding => finding.Severity)
            .Select(finding => finding.Message.In(context.Language))
            .ToList();
        return new MailContent(
            office.Mail,
            office.Name,
            string.Concat(subject.Where(letter => !char.IsControl(letter))),
            $"{lead}\n\n{string.Join('\n', findings.Select(finding => "- " + finding))}\n",
            $"<p>{WebUtility.HtmlEncode(lead)}</p>"
                + $"<ul>{string.Concat(findings.Select(finding => $"<li>{WebUtility.HtmlEncode(finding)}</li>"))}</ul>",
            [],
            $"{edition.ContentHash[..20]}@{context.Host}",
            ChinaTime.Of(now)
        );
    }

    private string Say(LocalizedText text) => text.In(context.Language);
}
