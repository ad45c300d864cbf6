using CultivatedLand.Application.Health;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Settings;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Application.Bulletins;

/// <summary>
/// Job that invites to meetings: at the sending time of the third workday before, each with a calendar entry.
/// Where that moment has passed and the meeting is still ahead, the invitation goes as a hand-over does, at the next full five minutes.
/// A meeting that is edited after its invitation is invited to anew, and one that is switched off or moved to another date is called off.
/// A version of an invitation is stored with its readers before the first mail is recorded.
/// The id of a mail derives from occurrence, version and reader, so that a crash repeats nothing and loses nothing.
/// </summary>
public sealed class MeetingInvitationJob(
    RhythmStore rhythmStore,
    MeetingInvitationStore invitations,
    ILedgerViews views,
    IPlanStore planStore,
    PlaceMailLog mails,
    MeetingInvitationComposer composer,
    CurrentDeadlineRules rules,
    TimeProvider clock,
    SetAsideStore? setAside = null
)
{
    /// <summary>Days within which the search looks for the next meeting. A yearly one lies within them.</summary>
    private const int LongestLook = 800;

    private readonly SetAsideStore _setAside = setAside ?? new SetAsideStore(clock);

    /// <summary>Returns the moment at which there is an invitation to write. Null where there is none.</summary>
    public async Task<DateTimeOffset?> NextAt(CancellationToken cancellationToken)
    {
        DateTimeOffset? next = null;
        var now = clock.GetUtcNow();
        foreach (var rhythm in await Meetings(cancellationToken))
        {
            await _setAside.Look(
                NameOf(rhythm),
                async () =>
                {
                    var (due, later) = await Look(rhythm, now, cancellationToken);
                    var at = due.Count > 0 ? now : later;
                    next = next is null || at < next ? at : next;
                }
            );
        }

        return next;
    }

    /// <returns>The number of invitations, new versions and cancellations that were told.</returns>
    public async Task<int> Send(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var told = 0;
        foreach (var rhythm in await Meetings(cancellationToken))
        {
            await _setAside.Attempt(
                NameOf(rhythm),
                async () =>
                {
                    foreach (var due in (await Look(rhythm, now, cancellationToken)).Due)
                    {
                        await Tell(rhythm, due, cancellationToken);
                        told++;
                    }
                }
            );
        }

        return told;
    }

    private async Task<IEnumerable<ScheduledRhythm>> Meetings(CancellationToken cancellationToken) =>
        (await rhythmStore.All(cancellationToken)).Where(rhythm => rhythm.Rhythm.Kind == RhythmKind.Meeting);

    /// <summary>Looks for the invitations of a rhythm that are to be written or told now, and for the moment of the next one.</summary>
    private async Task<(IReadOnlyList<MeetingInvitation> Due, DateTimeOffset? Later)> Look(
        ScheduledRhythm rhythm,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var written = (await invitations.Of(rhythm.Rhythm.Id, cancellationToken))
            .Where(invitation => invitation.Begins > now)
            .ToDictionary(invitation => invitation.Key);
        var due = written.Values.Where(invitation => !invitation.IsTold).ToDictionary(invitation => invitation.Key);
        var (today, calendar) = (ChinaTime.DateOf(now), rules.Current.Calendar);
        var schedule = new NoticeSchedule(rules.Current.Policy, calendar);
        var from = rhythm.Since > today ? rhythm.Since : today;
        var stillHeld = new HashSet<string>();
        DateTimeOffset? later = null;
        foreach (var occurrence in rhythm.IsOn ? RhythmSchedule.Between(rhythm.Rhythm, from, from.AddDays(LongestLook), calendar) : [])
        {
            var moment = ChinaTime.At(MeetingInvitation.DayOf(occurrence.Day, calendar), rules.Current.Policy.SendAt);
            var before = written.GetValueOrDefault(occurrence.Key);
            if (moment > now && before is null)
            {
                later = moment;
                break;
            }

            stillHeld.Add(occurrence.Key);
            var sendAt = before is null && now < moment + rules.Current.Policy.SendingWindow ? moment : schedule.HandOverTimeAfter(now);
            if (before?.IsStillSo(rhythm, occurrence) != true && sendAt < ChinaTime.At(occurrence.Day, rhythm.Hour))
                due[occurrence.Key] = await Written(rhythm, occurrence, before, sendAt, cancellationToken);
        }

        foreach (var invitation in written.Values.Where(invitation => !invitation.IsCancelled && !stillHeld.Contains(invitation.Key)))
        {
            due[invitation.Key] = invitation with
            {
                Version = invitation.Version + 1,
                SendAt = schedule.HandOverTimeAfter(now),
                IsCancelled = true,
                IsTold = false,
            };
        }

        return ([.. due.Values.OrderBy(invitation => invitation.Key, StringComparer.Ordinal)], later);
    }

    private async Task<MeetingInvitation> Written(
        ScheduledRhythm rhythm,
        Occurrence occurrence,
        MeetingInvitation? before,
        DateTimeOffset sendAt,
        CancellationToken cancellationToken
    )
    {
        var places = rhythm.At is { } at ? PlaceSet.Of([at]) : PlaceSet.Everywhere;
        var compared = PlaceTree
            .Rows(await views.Totals(places, ChinaTime.DateOf(clock.GetUtcNow()), cancellationToken), rhythm.At)
            .Where(row => !row.IsOwn)
            .Select(row => row.Place);
        var readers = BulletinReaders.All(rhythm, compared, await planStore.Directory(cancellationToken), occurrence.Day);
        return new MeetingInvitation(
            occurrence.Key,
            rhythm.Rhythm.Name,
            occurrence.Day,
            rhythm.Hour,
            rhythm.Room,
            rhythm.Agenda,
            before is null ? 0 : before.Version + 1,
            sendAt,
            [.. readers]
        );
    }

    private async Task Tell(ScheduledRhythm rhythm, MeetingInvitation due, CancellationToken cancellationToken)
    {
        var invitation = await invitations.Keep(due, cancellationToken);
        foreach (var reader in invitation.To)
            await mails.Record(composer.Compose(rhythm, invitation, reader), rhythm.At, cancellationToken);
        await invitations.Told(invitation, cancellationToken);
    }

    private static RecordName NameOf(ScheduledRhythm rhythm) => new("rhythms", rhythm.Rhythm.Id);
}
