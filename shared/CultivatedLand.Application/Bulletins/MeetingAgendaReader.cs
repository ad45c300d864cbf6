using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Settings;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.People;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Reader of the meetings that come next for a user, and of those whose minutes are owed.</summary>
public sealed class MeetingAgendaReader(
    RhythmStore rhythmStore,
    MeetingInvitationStore invitations,
    MeetingMinutesService minutes,
    CurrentDeadlineRules rules,
    TimeProvider clock
)
{
    /// <summary>Days within which the next meetings are looked for.</summary>
    private const int DaysAhead = 190;

    /// <summary>Days after which nobody is asked for minutes any more.</summary>
    private const int DaysOwed = 60;

    /// <summary>
    /// Lists the next meetings at the places whose reports this user sees, the nearest first.
    /// A leader is also shown the meetings of the places above, which leaders attend.
    /// </summary>
    public async Task<IReadOnlyList<ComingMeeting>> Next(CurrentUser user, int most, CancellationToken cancellationToken)
    {
        if (!user.CanAnywhere(Permission.SeeReports))
            return [];
        var now = clock.GetUtcNow();
        var today = ChinaTime.DateOf(now);
        var byId = (await rhythmStore.All(cancellationToken)).ToDictionary(rhythm => rhythm.Rhythm.Id);
        return
        [
            .. byId
                .Values.Where(rhythm =>
                    rhythm is { IsOn: true, Rhythm.Kind: RhythmKind.Meeting }
                    && (user.Can(Permission.SeeReports, rhythm.At) || IsAttendedBy(user, rhythm))
                )
                .SelectMany(rhythm =>
                    RhythmSchedule
                        .Between(
                            rhythm.Rhythm,
                            rhythm.Since > today ? rhythm.Since : today,
                            today.AddDays(DaysAhead),
                            rules.Current.Calendar
                        )
                        .Select(occurrence => (occurrence, Set: rhythm.On(occurrence.Nominal, byId.GetValueOrDefault)))
                        .Select(pair => new ComingMeeting(pair.Set, pair.occurrence.Key, pair.occurrence.Day, pair.Set.Hour))
                        .Where(meeting => meeting.Begins > now)
                        .Take(most)
                )
                .OrderBy(meeting => meeting.Begins)
                .ThenBy(meeting => meeting.Occurrence, StringComparer.Ordinal)
                .Take(most),
        ];
    }

    /// <summary>
    /// Lists what the user's own places have to account for at a meeting, as its invitation says. Empty before the invitation is written.
    /// </summary>
    public async Task<IReadOnlyList<string>> ToAccountFor(CurrentUser user, ComingMeeting meeting, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        if (await invitations.Find(meeting.Occurrence, cancellationToken) is not { IsCancelled: false } invitation)
            return [];
        var own = user.Grants.Where(IsOfLeader).Select(grant => grant.Place?.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. invitation.Figures.Where(figures => own.Contains(figures.Split('：')[0]))];
    }

    private static bool IsAttendedBy(CurrentUser user, ScheduledRhythm rhythm) =>
        rhythm.To.Contains(Role.Leader)
        && user.Grants.Any(grant =>
            IsOfLeader(grant) && grant.Place is { } place && place.Upwards().Any(above => rhythm.At is { } at && above.IsAlsoCalled(at))
        );

    private static bool IsOfLeader(Grant grant) => grant.Role is AccountRole.Leader or AccountRole.VillageChief;

    /// <summary>
    /// Lists the meetings that were invited to, have begun, and have no minutes, where this user writes them.
    /// The latest first.
    /// </summary>
    public async Task<IReadOnlyList<ComingMeeting>> Owed(CurrentUser user, CancellationToken cancellationToken)
    {
        if (!user.CanAnywhere(Permission.SendMail))
            return [];
        var now = clock.GetUtcNow();
        var owed = new List<ComingMeeting>();
        foreach (var rhythm in await Meetings(user, Permission.SendMail, cancellationToken))
        {
            foreach (var invitation in await invitations.Of(rhythm.Rhythm.Id, cancellationToken))
            {
                if (
                    !invitation.IsCancelled
                    && invitation.Begins <= now
                    && invitation.Begins > now.AddDays(-DaysOwed)
                    && invitation.Together is null
                    && !await minutes.Has(invitation.Key, cancellationToken)
                )
                    owed.Add(new ComingMeeting(rhythm, invitation.Key, invitation.Day, invitation.Hour));
            }
        }

        return [.. owed.OrderByDescending(meeting => meeting.Begins).ThenBy(meeting => meeting.Occurrence, StringComparer.Ordinal)];
    }

    private async Task<IEnumerable<ScheduledRhythm>> Meetings(
        CurrentUser user,
        Permission permission,
        CancellationToken cancellationToken
    ) =>
        (await rhythmStore.All(cancellationToken)).Where(rhythm =>
            rhythm.Rhythm.Kind == RhythmKind.Meeting && user.Can(permission, rhythm.At)
        );
}

/// <summary>Occurrence of a meeting on its day.</summary>
/// <param name="Occurrence">Key of the occurrence.</param>
/// <param name="Hour">Hour in China time.</param>
public sealed record ComingMeeting(ScheduledRhythm Rhythm, string Occurrence, DateOnly Day, TimeOnly Hour)
{
    public DateTimeOffset Begins => ChinaTime.At(Day, Hour);
}
