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
/// An interview has one paper, however many grounds it has: the drafts of its further grounds never go out.
/// </summary>
public sealed class InterviewDrafts(IOutbox outbox, ILedger ledger, IMailComposer composer, IPaperFactsReader papers, TimeProvider clock)
{
    private const int PageSize = 200;

    private const string OtherHolder = "收件人已变更，改发现任人员 / somebody else holds the role now and is told instead";

    /// <summary>Releases the drafts of the first ground with a paper that tells all grounds.</summary>
    internal async Task<ReleasedDrafts> Release(
        Interview interview,
        PaperInvitation invitation,
        PeopleDirectory directory,
        CancellationToken cancellationToken
    )
    {
        var all = await Of(interview, cancellationToken);
        var further = all.FindAll(draft => !draft.IsMain)
            .DistinctBy(draft => draft.Id)
            .Select(draft => NoticeOf(draft.Task, draft.Id))
            .ToList();
        var released = ReleasedDrafts.None;
        foreach (var drafts in all.Where(draft => draft.IsMain).GroupBy(draft => draft.Id))
        {
            var envelopes = new DigestBuilder(directory).Sort([NoticeOf(drafts.First().Task, drafts.Key)]);
            var number = drafts.FirstOrDefault(draft => draft.Mail.Letter is not null)?.Mail.Letter;
            foreach (var mail in drafts.Select(draft => draft.Mail))
            {
                var isHeld = mail.Standing.State == MailState.Held;
                if (!envelopes.Any(found => found.Id == mail.Id))
                {
                    if (isHeld)
                        await Withdraw(mail, OtherHolder, cancellationToken);
                    continue;
                }

                var envelope = envelopes.First(found => found.Id == mail.Id);
                var content = mail.Content;
                if (isHeld && number is not null)
                {
                    content = await Written(envelope, all, further, number, invitation, cancellationToken);
                    await outbox.Rewrite(mail.Id, content, MailDeliveryState.New(clock.GetUtcNow()), cancellationToken);
                }

                if (!Carries(content, invitation))
                    continue;
                released.Told.Add(envelope.Recipient.Key);
                released.Papers.AddRange(released.Papers.Count == 0 ? content.Attachments : []);
            }
        }

        foreach (var draft in all.Where(draft => !draft.IsMain && draft.Mail.Standing.State == MailState.Held))
            await Withdraw(draft.Mail, DeliveryRules.Joined.Note!, cancellationToken);
        return released;
    }

    /// <summary>Withdraws the drafts of a cancelled interview.</summary>
    internal async Task Withdraw(Interview interview, CancellationToken cancellationToken)
    {
        var note = InterviewText.Cancelled(interview.CancelReason ?? "").Chinese;
        foreach (var draft in (await Of(interview, cancellationToken)).Where(draft => draft.Mail.Standing.State == MailState.Held))
            await Withdraw(draft.Mail, note, cancellationToken);
    }

    private Task Withdraw(MailRecord mail, string note, CancellationToken cancellationToken) =>
        outbox.Update(mail.Id, mail.Standing.Attempts, mail.Standing with { State = MailState.Withdrawn, Note = note }, cancellationToken);

    private async Task<List<Draft>> Of(Interview interview, CancellationToken cancellationToken)
    {
        var found = new List<Draft>();
        var grounds = interview.Grounds.Select(ground => (ground.Id, ground.About)).Prepend((interview.Id, interview.About)).ToList();
        foreach (var about in grounds.Select(ground => ground.About).OfType<TaskId>().Distinct())
        {
            if (await ledger.Find(about, cancellationToken) is not { State: var task })
                continue;
            string? next = null;
            do
            {
                var page = await outbox.List(new MailQuery(next, PageSize, Task: about), cancellationToken);
                found.AddRange(
                    page.Mails.Where(mail => mail.Notices is [var notice] && grounds.Exists(ground => Calls(notice, ground.Id)))
                        .Select(mail => new Draft(mail, task, mail.Notices[0], Calls(mail.Notices[0], interview.Id)))
                );
                next = page.Next;
            } while (next is not null);
        }

        return found;
    }

    private static bool Calls(NoticeId notice, InterviewId interview) =>
        notice.Step.Kind == NoticeKind.Interview && InterviewId.Of(notice) == interview;

    private async Task<MailContent> Written(
        Envelope envelope,
        List<Draft> all,
        List<Notice> further,
        LetterNumber number,
        PaperInvitation invitation,
        CancellationToken cancellationToken
    )
    {
        var notice = envelope.Items[0].Notice;
        var facts = await papers.Of([notice], cancellationToken);
        return composer.Compose(
            envelope,
            new MailFacts(
                all.Select(draft => draft.Task).DistinctBy(task => task.Id).ToDictionary(task => task.Id),
                new Dictionary<NoticeId, PaperFacts>
                {
                    [notice.Id] = facts.GetValueOrDefault(notice.Id, PaperFacts.None) with
                    {
                        Invitation = invitation,
                        Further = further.ToEquatableArray(),
                        IsJoined = false,
                    },
                }
            ),
            number
        );
    }

    private Notice NoticeOf(RectificationTask task, NoticeId id)
    {
        var now = clock.GetUtcNow();
        var today = ChinaTime.DateOf(now);
        return new Notice(
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
    }

    private static bool Carries(MailContent mail, PaperInvitation invitation) =>
        mail.Attachments.Any(file =>
            file.FileName == invitation.Calendar.FileName && file.Content.AsSpan().SequenceEqual(invitation.Calendar.Content)
        );

    private sealed record Draft(MailRecord Mail, RectificationTask Task, NoticeId Id, bool IsMain);
}

/// <summary>Result of releasing the drafts of an interview.</summary>
/// <param name="Told">Keys of the recipients who were told of this invitation by a draft, now or by an earlier attempt.</param>
/// <param name="Papers">Files that a draft carries: the paper and the calendar entry. Empty where no draft went out.</param>
internal sealed record ReleasedDrafts(HashSet<string> Told, List<MailAttachment> Papers)
{
    public static ReleasedDrafts None => new([], []);
}
