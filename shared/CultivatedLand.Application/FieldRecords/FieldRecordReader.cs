using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain.FieldRecords;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.FieldRecords;

/// <summary>Reader of what the records of a time say about places: who came, who did nothing, when somebody was last there.</summary>
public sealed class FieldRecordReader(FieldRecordStore records, KnownPlaces places)
{
    /// <summary>Days after which a place counts as not visited. Source: SYSTEMS, row X4.</summary>
    public const int VisitEveryDays = 14;

    /// <summary>Days that a search for open records and last visits looks back.</summary>
    private const int LookBack = 366;

    /// <summary>Returns the records of a time that a user sees, latest first.</summary>
    /// <param name="to">Last day, inclusive.</param>
    public async Task<IReadOnlyList<FieldRecord>> Seen(CurrentUser user, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        [.. (await records.Between(from, to, cancellationToken)).Where(record => FieldRecordService.IsSeen(record, user))];

    /// <summary>Returns the open records and the trainings that somebody missed, which wait for a user, oldest first.</summary>
    public async Task<IReadOnlyList<FieldRecord>> Waiting(CurrentUser user, DateOnly today, CancellationToken cancellationToken) =>
        [
            .. (await Seen(user, today.AddDays(-LookBack), today, cancellationToken))
                .Where(record =>
                    (record.IsOpen || record.Absent.Any()) && user.Can(FieldRecordService.PermissionFor(record.Form), record.Spec.Place)
                )
                .Reverse(),
        ];

    /// <summary>
    /// Counts the records of a kind in a time for each village below a place, villages without one included, in order of path.
    /// </summary>
    public async Task<IReadOnlyList<PlaceCount>> ByVillage(
        FieldRecordKind kind,
        Place above,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellationToken
    )
    {
        var counted = (await records.Between(from, to, cancellationToken))
            .Where(record => record.Spec.Kind == kind && record is { IsWithdrawn: false, IsHidden: false })
            .ToList();
        return
        [
            .. (await places.All(cancellationToken))
                .Where(place => place.Upwards().Skip(1).Contains(above) && GridLevels.Of(place) == GridLevel.Village)
                .Select(village => new PlaceCount(
                    village,
                    counted.Count(record => record.Spec.Place.Upwards().Any(place => place.IsAlsoCalled(village)))
                )),
        ];
    }

    /// <summary>Returns the last inspection or visit of each of the given places, in their order.</summary>
    public async Task<IReadOnlyList<LastVisit>> LastVisits(
        CurrentUser user,
        IReadOnlyList<Place> visited,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var visits = (await Seen(user, today.AddDays(-LookBack), today, cancellationToken))
            .Where(record => record is { IsWithdrawn: false, Spec.Kind: FieldRecordKind.Visit or FieldRecordKind.Inspection })
            .ToList();
        return
        [
            .. visited.Select(place => new LastVisit(
                place,
                visits
                    .Where(visit => visit.Spec.Place.Upwards().Any(above => above.IsAlsoCalled(place)))
                    .Select(visit => (DateOnly?)visit.Spec.Day)
                    .Max(),
                today
            )),
        ];
    }
}

/// <summary>Number of records of one village.</summary>
public sealed record PlaceCount(Place Place, int Count);

/// <summary>Last visit of a place.</summary>
/// <param name="Day">Local day. Null where there was none within a year.</param>
public sealed record LastVisit(Place Place, DateOnly? Day, DateOnly Today)
{
    /// <summary>Whether the last visit is longer ago than it should be.</summary>
    public bool IsOverdue => Day is not { } day || Today.DayNumber - day.DayNumber >= FieldRecordReader.VisitEveryDays;
}
