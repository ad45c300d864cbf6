using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;

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
    IDirectoryStore directoryStore,
    PlaceMailLog mails,
    MeetingInvitationComposer composer,
    CurrentDeadlineRules rules,
    TimeProvider clock,
    SetAsideStore setAside
) : ICycleJob
{
    /// <summary>Days within which the search looks for the next meeting. A yearly one lies within them.</summary>
    private const int LongestLook = 800;

    /// <summary>Days by which a meeting may be held later than its rhythm names. Invitations of older days are over.</summary>
    private const int FarthestMove = 31;

    /// <summary>Places whose figures an invitation has. A meeting of more looks at the table that comes with the day's mail.</summary>
    private const int MostFigures = 40;

    /// <summary>Returns the moment at which there is an invitation to write. Null where there is none.</summary>
    public async Task<DateTimeOffset?> NextAt(CancellationToken cancellationToken)
    {
        DateTimeOffset? next = null;
        var now = clock.GetUtcNow();
        var meetings = await Meetings(cancellationToken);
        foreach (var rhythm in meetings.Values)
        {
            await setAside.Look(
                NameOf(rhythm),
                async () =>
                {
                    var (due, later) = await Look(rhythm, meetings, now, cancellationToken);
                    var at = due.Count > 0 ? now : later;
                    next = next is null || at < next ? at : next;
                }
            );
        }

        return next;
    }

    async Task<bool> ICycleJob.Run(CancellationToken cancellationToken)
    {
        await Send(cancellationToken);
        return false;
    }

    /// <returns>The number of invitations, new versions and cancellations that were told.</returns>
    public async Task<int> Send(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var told = 0;
        var meetings = await Meetings(cancellationToken);
        foreach (var rhythm in meetings.Values)
        {
            await setAside.Attempt(
                NameOf(rhythm),
                async () =>
                {
                    foreach (var due in (await Look(rhythm, meetings, now, cancellationToken)).Due)
                    {
                        await Tell(rhythm, due, cancellationToken);
                        told++;
                    }
                }
            );
        }

        return told;
    }

    private async Task<Dictionary<string, ScheduledRhythm>> Meetings(CancellationToken cancellationToken) =>
        (await rhythmStore.All(cancellationToken))
            .Where(rhythm => rhythm.Rhythm.Kind == RhythmKind.Meeting)
            .ToDictionary(rhythm => rhythm.Rhythm.Id);

    /// <summary>Looks for the invitations of a rhythm that are to be written or told now, and for the moment of the next one.</summary>
    private async Task<(IReadOnlyList<MeetingInvitation> Due, DateTimeOffset? Later)> Look(
        ScheduledRhythm rhythm,
        Dictionary<string, ScheduledRhythm> meetings,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var written = (await invitations.From(rhythm.Rhythm.Id, ChinaTime.DateOf(now).AddDays(-FarthestMove), cancellationToken))
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
            var set = rhythm.On(occurrence.Nominal, meetings.GetValueOrDefault);
            var together = NameOfFirst(rhythm.TogetherWith(occurrence.Nominal), meetings);
            var sendAt = before is null && now < moment + rules.Current.Policy.SendingWindow ? moment : schedule.HandOverTimeAfter(now);
            if (sendAt >= ChinaTime.At(occurrence.Day, set.Hour))
                continue;
            if (before?.IsStillSo(set, occurrence, together) != true)
                due[occurrence.Key] = await Written(set, occurrence, before, together, sendAt, cancellationToken);
            else if (before.IsTold && await WithLate(set, occurrence, before, sendAt, cancellationToken) is { } wider)
                due[occurrence.Key] = wider;
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

    private static string? NameOfFirst(string? key, Dictionary<string, ScheduledRhythm> meetings) =>
        key is not null && MeetingOccasion.Read(key) is var (id, _) ? meetings.GetValueOrDefault(id)?.Rhythm.Name : null;

    /// <summary>
    /// Returns the invitation with the readers who were added since it was written. They get the same version, nobody gets it twice.
    /// Null where there are none.
    /// </summary>
    private async Task<MeetingInvitation?> WithLate(
        ScheduledRhythm rhythm,
        Occurrence occurrence,
        MeetingInvitation before,
        DateTimeOffset sendAt,
        CancellationToken cancellationToken
    )
    {
        var known = before.To.Select(reader => reader.Key).ToHashSet();
        var late = BulletinReaders
            .All(rhythm, before.Compared, await directoryStore.Current(cancellationToken), occurrence.Day)
            .Where(reader => reader.Mail is not null && !known.Contains(reader.Key))
            .ToList();
        return late.Count == 0 ? null : before with { To = [.. before.To, .. late], SendAt = sendAt, IsTold = false };
    }

    private async Task<MeetingInvitation> Written(
        ScheduledRhythm rhythm,
        Occurrence occurrence,
        MeetingInvitation? before,
        string? together,
        DateTimeOffset sendAt,
        CancellationToken cancellationToken
    )
    {
        var places = rhythm.At is { } at ? PlaceSet.Of([at]) : PlaceSet.Everywhere;
        var rows = PlaceTree
            .Rows(await views.Totals(places, ChinaTime.DateOf(clock.GetUtcNow()), cancellationToken), rhythm.At)
            .Where(row => !row.IsOwn)
            .ToList();
        var directory = await directoryStore.Current(cancellationToken);
        var readers = BulletinReaders.All(rhythm, rows.Select(row => row.Place), directory, occurrence.Day);
        return new MeetingInvitation(
            occurrence.Key,
            rhythm.Rhythm.Name,
            occurrence.Day,
            rhythm.Hour,
            rhythm.Room,
            rhythm.Agenda,
            before is null ? 0 : before.Version + 1,
            sendAt,
            [.. readers],
            Figures: [.. rows.Take(MostFigures).Select(row => FiguresOf(row, directory, occurrence.Day))],
            Together: together,
            Compared: [.. rows.Select(row => row.Place)]
        );
    }

    /// <summary>Writes what a place has to account for, and who speaks: its leader, otherwise the head of its party branch.</summary>
    private static string FiguresOf(PlaceNode row, PeopleDirectory directory, DateOnly day)
    {
        var leader = directory.Resolve(new Addressee(Role.Leader, null, row.Place), [], day);
        var speaker =
            leader is { Standing: RecipientStanding.Found, Name: { } name } && leader.Place.IsAlsoCalled(row.Place) ? name : "村党支部书记";
        var late = row.Tally.Late > 0 ? $"，逾期{row.Tally.Late}项" : "";
        return $"{row.Place.Name}：任务{row.Tally.Target}亩，已验收{row.Tally.Accepted}亩（{BulletinText.Share(row.Tally.Done)}）{late}；"
            + $"由{speaker}介绍";
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
