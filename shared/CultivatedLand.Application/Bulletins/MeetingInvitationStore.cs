using CultivatedLand.Application.Records;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Store of the invitations to meetings, one for each occurrence, in the version that was last written.</summary>
public sealed class MeetingInvitationStore(IRecordStore recordStore)
{
    internal const string DrawerName = "meeting-invitations";

    private readonly RecordSet<MeetingInvitation> _invitations = new(recordStore, DrawerName);

    public Task<MeetingInvitation?> Find(string occurrence, CancellationToken cancellationToken) =>
        _invitations.Find(occurrence, cancellationToken);

    /// <summary>Returns the invitations to the meetings of a rhythm.</summary>
    public async Task<IReadOnlyList<MeetingInvitation>> Of(string rhythmId, CancellationToken cancellationToken)
    {
        var all = new List<MeetingInvitation>();
        await foreach (var (_, invitation) in _invitations.All(cancellationToken, $"{rhythmId}@"))
            all.Add(invitation);
        return all;
    }

    /// <summary>Returns the invitations of a rhythm to occurrences whose nominal day is this one or a later one.</summary>
    public async Task<IReadOnlyList<MeetingInvitation>> From(string rhythmId, DateOnly nominal, CancellationToken cancellationToken)
    {
        var all = new List<MeetingInvitation>();
        await foreach (
            var (_, invitation) in _invitations.All(cancellationToken, $"{rhythmId}@", $"{rhythmId}@{nominal.AddDays(-1):yyyyMMdd}")
        )
            all.Add(invitation);
        return all;
    }

    /// <summary>
    /// Stores a version, the first that was written of its number. A repetition after a crash therefore sends the same one.
    /// The same version for more readers takes its place.
    /// </summary>
    internal async Task<MeetingInvitation> Keep(MeetingInvitation invitation, CancellationToken cancellationToken) =>
        await _invitations.Change(
            invitation.Key,
            before =>
                before is null
                || before.Version < invitation.Version
                || (before.Version == invitation.Version && before.To.Count < invitation.To.Count)
                    ? invitation
                    : null,
            cancellationToken
        ) ?? invitation;

    internal Task Told(MeetingInvitation invitation, CancellationToken cancellationToken) =>
        _invitations.Change(
            invitation.Key,
            before => before?.Version == invitation.Version ? before with { IsTold = true } : null,
            cancellationToken
        );
}
