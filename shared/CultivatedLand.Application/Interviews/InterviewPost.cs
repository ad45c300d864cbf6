using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Interviews;

/// <summary>
/// Post of interviews: the office is told of a proposal, everybody of the release, of a change and of a cancellation,
/// the supervisor of what was not released. Every mail has an id that derives from interview, version and reader, so that none goes twice.
/// </summary>
public sealed class InterviewPost(
    InterviewMailComposer composer,
    InterviewDrafts drafts,
    InterviewPaperWriter papers,
    PlaceMailLog mails,
    IDirectoryStore directoryStore,
    MailContext context,
    TimeProvider clock
)
{
    private static readonly Role[] Roles = [Role.UnitHead, Role.Leader];

    /// <summary>Tells what the present step of an interview calls for.</summary>
    /// <param name="further">Tasks of its further grounds.</param>
    internal async Task Tell(Interview interview, TaskSpec? about, IReadOnlyList<TaskSpec> further, CancellationToken cancellationToken)
    {
        var directory = await directoryStore.Current(cancellationToken);
        var now = clock.GetUtcNow();
        if (interview.Step == InterviewStep.Proposed)
        {
            // An interview from a ladder is told with the drafts of its notices, which wait for release.
            if (interview.Cause != InterviewCause.Ladder && context.Rules.Policy.HandOvers.IsOn)
                await mails.Record(Proposal(interview, directory, now), interview.Place, cancellationToken);
            return;
        }

        if (interview.Step == InterviewStep.Cancelled)
            await drafts.Withdraw(interview, cancellationToken);
        if (interview.Invitation == 0)
            return;

        var invitation = composer.Invitation(interview);
        var released =
            interview.Step == InterviewStep.Released
                ? await drafts.Release(interview, invitation, directory, cancellationToken)
                : ReleasedDrafts.None;
        var readers = Readers(interview, about, further, directory, ChinaTime.DateOf(now))
            .Where(reader => !released.Told.Contains(reader.Key))
            .ToList();
        if (interview is { Step: InterviewStep.Released, Invitation: 1, Cause: not InterviewCause.Ladder } && readers.Count > 0)
        {
            await papers.Record(
                interview.Place,
                ChinaTime.DateOf(now),
                readers,
                (reader, number) =>
                    composer.Write(
                        interview,
                        reader,
                        now,
                        [papers.Write(interview, invitation, directory, number), invitation.Calendar],
                        LetterSeries.Printed(number)
                    ),
                cancellationToken
            );
            return;
        }

        foreach (var reader in readers)
            await mails.Record(composer.Write(interview, reader, now, released.Papers), interview.Place, cancellationToken);
    }

    /// <summary>Tells the supervisor once that a proposal was not released.</summary>
    internal async Task TellUnreleased(Interview interview, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var supervisor = (await directoryStore.Current(cancellationToken)).Resolve(
            new Addressee(Role.Supervisor, null, interview.Place),
            [],
            ChinaTime.DateOf(now)
        );
        await mails.Record(composer.Unreleased(interview, supervisor, now), interview.Place, cancellationToken);
    }

    /// <summary>Suggests who takes part: those who answer for the task, or else for the place.</summary>
    internal static (string Unit, string Leader) Suggested(Interview interview, TaskSpec? about, PeopleDirectory directory, DateOnly day)
    {
        var named = about?.Leaders is [var first, ..] ? first : null;
        var leader = directory.Resolve(new Addressee(Role.Leader, named, interview.Place), [], day);
        return (
            about?.ResponsibleUnits is [var unit, ..] ? unit : interview.Place.Name,
            leader is { Standing: RecipientStanding.Found, Name: { } name } ? name : named ?? ""
        );
    }

    /// <summary>Returns who is called to account: the head of the unit, and the leader.</summary>
    internal static IEnumerable<Recipient> Called(
        Interview interview,
        InterviewArrangements? set,
        TaskSpec? about,
        PeopleDirectory directory,
        DateOnly day
    ) =>
        Roles
            .Select(role => new Addressee(
                role,
                role == Role.Leader ? Named(set?.Leader, interview, directory) ?? (about?.Leaders is [var first, ..] ? first : null) : null,
                interview.Place
            ))
            .Select(addressee => directory.Resolve(addressee, about?.LeadOffices ?? [], day))
            .DistinctBy(reader => reader.Key);

    /// <summary>
    /// Returns everybody who hears of an interview, nobody twice: who is called, the supervisor, participants by name,
    /// and those who answer for the further grounds.
    /// </summary>
    internal static IEnumerable<Recipient> Readers(
        Interview interview,
        TaskSpec? about,
        IReadOnlyList<TaskSpec> further,
        PeopleDirectory directory,
        DateOnly day
    ) =>
        Called(interview, interview.Arrangements, about, directory, day)
            .Append(directory.Resolve(new Addressee(Role.Supervisor, null, interview.Place), about?.LeadOffices ?? [], day))
            .Concat(
                (interview.Arrangements?.Others ?? [])
                    .Prepend(interview.Arrangements?.Chair ?? "")
                    .Where(name => name.Length > 0 && directory.Holds(name, interview.Place))
                    .Select(name => directory.Resolve(new Addressee(Role.Leader, name, interview.Place), [], day))
            )
            .Concat(
                further.SelectMany(spec =>
                    NoticeRouting
                        .To(NoticeKind.Interview, spec)
                        .Concat(NoticeRouting.Cc(NoticeKind.Interview, spec))
                        .Select(addressee => directory.Resolve(addressee, spec.LeadOffices, day))
                )
            )
            .DistinctBy(reader => reader.Key);

    private static string? Named(string? leader, Interview interview, PeopleDirectory directory) =>
        leader is { Length: > 0 } name && directory.Holds(name, interview.Place) ? name : null;

    private MailRecord Proposal(Interview interview, PeopleDirectory directory, DateTimeOffset now)
    {
        var at = new NoticeSchedule(context.Rules.Policy, context.Calendar).HandOverTimeAfter(now);
        return composer.Proposal(interview, OfficeMail.Find(directory, [], interview.Place, ChinaTime.DateOf(at)), at);
    }
}
