using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Bulletins;

/// <summary>
/// Reader of rhythms, meetings and sent bulletins for one user, for pages and the API. A user sees those of places whose reports they see.
/// </summary>
public sealed class RhythmReader(RhythmStore rhythmStore, MeetingMinutesService minutes)
{
    public async Task<IReadOnlyList<ScheduledRhythm>> Seen(CurrentUser user, CancellationToken cancellationToken) =>
        [.. (await rhythmStore.All(cancellationToken)).Where(rhythm => user.Can(Permission.SeeReports, rhythm.At))];

    /// <param name="permission">Permission for what the user wants to do with it.</param>
    /// <returns>Null where there is no such rhythm.</returns>
    public async Task<LookedUp<ScheduledRhythm>?> Rhythm(
        string id,
        CurrentUser user,
        Permission permission,
        CancellationToken cancellationToken
    ) => await rhythmStore.Find(id, cancellationToken) is { } rhythm ? For(user, rhythm, rhythm.At, permission) : null;

    /// <param name="permission">Permission for what the user wants to do with it.</param>
    /// <returns>Null where no meeting has this occurrence.</returns>
    public async Task<LookedUp<HeldMeeting>?> Meeting(
        string occurrence,
        CurrentUser user,
        Permission permission,
        CancellationToken cancellationToken
    ) => await minutes.Find(occurrence, cancellationToken) is { } meeting ? For(user, meeting, meeting.Rhythm.At, permission) : null;

    /// <returns>The bulletin with its rhythm. Null where there is none, or the user does not see it.</returns>
    public async Task<(ScheduledRhythm Rhythm, Bulletin Bulletin)?> Bulletin(
        string occurrence,
        CurrentUser user,
        CancellationToken cancellationToken
    ) =>
        await rhythmStore.Bulletin(occurrence, cancellationToken) is { } bulletin
        && await rhythmStore.Find(occurrence.Split('@')[0], cancellationToken) is { } rhythm
        && user.Can(Permission.SeeReports, bulletin.Place)
            ? (rhythm, bulletin)
            : null;

    private static LookedUp<T> For<T>(CurrentUser user, T item, Place? place, Permission permission) =>
        new(item, place, permission, user.Can(Permission.SeeReports, place), user.Can(permission, place));
}
