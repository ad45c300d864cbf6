using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Mail;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Interviews;

/// <summary>
/// Drafts of the interview notices that escalation ladders have issued. They are held until the interview is released,
/// and are then written anew with day, hour and place, under the number that they have.
/// </summary>
public sealed class InterviewDrafts(IOutbox outbox, ILedger ledger, IMailComposer composer, PaperFactsReader papers, TimeProvider clock)
{
    private const int PageSize = 200;

    /// <summary>Releases the drafts of all grounds.</summary>
    /// <returns>Keys of the recipients who were told of this invitation, now or by an earlier attempt.</returns>
    internal async Task<HashSet<string>> Release(
        Interview interview,
        PaperInvitation invitation,
        PeopleDirectory directory,
        CancellationToken cancellationToken
    )
    {
        var told = new HashSet<string>();
        foreach (var (task, notices) in await Of(interview, cancellationToken))
        {
            foreach (var drafts in notices)
            {
                var envelopes = Envelopes(task, drafts.Key, directory);
                var number = drafts.FirstOrDefault(mail => mail.Letter is not null)?.Letter;
                foreach (var mail in drafts)
                {
                    if (envelopes.Find(found => found.Id == mail.Id) is not { } envelope)
                        continue;
                    if (mail.Standing.State == MailState.Held && number is not null)
                        await Rewrite(mail, envelope, task, number, invitation, cancellationToken);
                    if (mail.Standing.State == MailState.Held || Carries(mail, invitation))
                        told.Add(envelope.Recipient.Key);
                }
            }
        }

        return told;
    }

    /// <summary>Notes on the drafts of a cancelled interview why they never go out.</summary>
    internal async Task Keep(Interview interview, CancellationToken cancellationToken)
    {
        var note = InterviewText.Cancelled(interview.CancelReason ?? "").Chinese;
        foreach (var (_, notices) in await Of(interview, cancellationToken))
        {
            foreach (var mail in notices.SelectMany(drafts => drafts).Where(mail => mail.Standing.State == MailState.Held))
                await outbox.Update(mail.Id, mail.Standing.Attempts, mail.Standing with { Note = note }, cancellationToken);
        }
    }

    private async Task<List<(RectificationTask Task, ILookup<NoticeId, MailRecord> Notices)>> Of(
        Interview interview,
        CancellationToken cancellationToken
    )
    {
        var found = new List<(RectificationTask, ILookup<NoticeId, MailRecord>)>();
        var grounds = interview.Grounds.Select(ground => (ground.Id, ground.About)).Prepend((interview.Id, interview.About)).ToList();
        foreach (var about in grounds.Select(ground => ground.About).OfType<TaskId>().Distinct())
        {
            if (await ledger.Find(about, cancellationToken) is not { State: var task })
                continue;
            var drafts = new List<MailRecord>();
            string? next = null;
            do
            {
                var page = await outbox.List(new MailQuery(next, PageSize, Task: about), cancellationToken);
                drafts.AddRange(
                    page.Mails.Where(mail => mail.Notices is [var notice] && grounds.Exists(ground => Calls(notice, ground.Id)))
                );
                next = page.Next;
            } while (next is not null);
            found.Add((task, drafts.ToLookup(mail => mail.Notices[0])));
        }

        return found;
    }

    private static bool Calls(NoticeId notice, InterviewId interview) =>
        notice.Step.Kind == NoticeKind.Interview && InterviewId.Of(notice) == interview;

    private async Task Rewrite(
        MailRecord mail,
        Envelope envelope,
        RectificationTask task,
        LetterNumber number,
        PaperInvitation invitation,
        CancellationToken cancellationToken
    )
    {
        var notice = envelope.Items[0].Notice;
        var facts = await papers.Of([notice], cancellationToken);
        var content = composer.Compose(
            envelope,
            new MailFacts(
                new Dictionary<TaskId, RectificationTask> { [task.Id] = task },
                new Dictionary<NoticeId, PaperFacts>
                {
                    [notice.Id] = facts.GetValueOrDefault(notice.Id, PaperFacts.None) with { Invitation = invitation },
                }
            ),
            number
        );
        await outbox.Rewrite(mail.Id, content, MailDeliveryState.New(clock.GetUtcNow()), cancellationToken);
    }

    private List<Envelope> Envelopes(RectificationTask task, NoticeId id, PeopleDirectory directory)
    {
        var now = clock.GetUtcNow();
        var today = ChinaTime.DateOf(now);
        var notice = new Notice(
            id,
            NoticeKind.Interview,
            task.Spec.Name,
            task.Spec.Place,
            task.Phase(id.Phase)?.Name ?? "",
            id.Due,
            now,
            NoticeRouting.To(NoticeKind.Interview, task.Spec),
            NoticeRouting.Cc(NoticeKind.Interview, task.Spec),
            task.Spec.LeadOffices,
            new NoticeReason(id.Step, today, today, today, 0)
        );
        return [.. new DigestBuilder(directory).Sort([notice])];
    }

    private static bool Carries(MailRecord mail, PaperInvitation invitation) =>
        mail.Content.Attachments.Any(file =>
            file.FileName == invitation.Calendar.FileName && file.Content.AsSpan().SequenceEqual(invitation.Calendar.Content)
        );
}
